//! How far a run has come: a bar on a terminal, a line now and then in a log.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Tells progress by bytes of the file.
pub struct Progress {
    bar: Option<ProgressBar>,
    total: u64,
    told: u64,
}

impl Progress {
    /// Of a file of `total` bytes.
    pub fn new(total: u64) -> Self {
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes}, {msg}, {eta} left") {
            bar.set_style(style);
        }
        let bar = (!bar.is_hidden()).then_some(bar);
        Self { bar, total, told: 0 }
    }

    /// `bytes` are read, and `rows` are done.
    pub fn at(&mut self, bytes: u64, rows: u64) {
        match &self.bar {
            Some(bar) => {
                bar.set_message(format!("{rows} rows"));
                bar.set_position(bytes);
            }
            None => {
                let tenths = (bytes * 10).checked_div(self.total).unwrap_or(10);
                if tenths > self.told {
                    self.told = tenths;
                    eprintln!("{}% read, {rows} rows", tenths * 10);
                }
            }
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
