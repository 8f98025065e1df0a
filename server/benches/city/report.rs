//! The figures as a Markdown table, beside what we aim at.

use std::time::Duration;

/// Whether more or less is better.
#[derive(Clone, Copy)]
pub enum Aim {
    AtLeast(f64),
    AtMost(f64),
    None,
}

#[derive(Default)]
pub struct Report(Vec<(String, f64, &'static str, Aim)>);

impl Report {
    pub fn add(&mut self, what: impl Into<String>, value: f64, unit: &'static str, aim: Aim) {
        let what = what.into();
        eprintln!("  {what}: {} {unit}", figure(value));
        self.0.push((what, value, unit, aim));
    }

    pub fn milliseconds(&mut self, what: impl Into<String>, value: Duration, aim: Aim) {
        self.add(what, value.as_secs_f64() * 1000.0, "ms", aim);
    }

    /// A ratio over 1 is better than the aim.
    pub fn print(&self) {
        println!("| what | measured | aim | times as good |\n|---|---:|---:|---:|");
        for (what, value, unit, aim) in &self.0 {
            let (aim, ratio) = match aim {
                Aim::AtLeast(aim) => (format!("≥ {} {unit}", figure(*aim)), format!("{:.1}", value / aim)),
                Aim::AtMost(aim) => (format!("≤ {} {unit}", figure(*aim)), format!("{:.1}", aim / value.max(1e-9))),
                Aim::None => (String::new(), String::new()),
            };
            println!("| {what} | {} {unit} | {aim} | {ratio} |", figure(*value));
        }
    }
}

fn figure(value: f64) -> String {
    if value >= 100.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}
