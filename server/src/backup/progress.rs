//! What is going on, shown to whoever waits longer than two seconds at a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget};
use tokio::task::JoinHandle;

const PATIENCE: Duration = Duration::from_secs(2);

/// A line on the terminal that tells the step and the rows done.
pub(super) struct Progress {
    bar: ProgressBar,
    appears: JoinHandle<()>,
}

impl Progress {
    pub(super) fn new(step: &str) -> Self {
        let bar = ProgressBar::hidden();
        bar.set_message(step.to_owned());
        let late = bar.clone();
        let appears = tokio::spawn(async move {
            tokio::time::sleep(PATIENCE).await;
            late.set_draw_target(ProgressDrawTarget::stderr());
            late.enable_steady_tick(Duration::from_millis(200));
        });
        Self { bar, appears }
    }

    /// Tells what is done now.
    pub(super) fn step(&self, step: &str) {
        self.bar.set_message(step.to_owned());
    }

    /// Tells of a table, and how many of its rows are done.
    pub(super) fn rows(&self, table: &str, done: u64) {
        if done.is_multiple_of(4096) {
            self.bar.set_message(format!("{table}: {done} rows"));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.appears.abort();
        self.bar.finish_and_clear();
    }
}
