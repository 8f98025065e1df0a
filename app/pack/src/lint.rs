//! Refuses directions that do not mirror: `left` and `right` in place of `start` and `end`.

use crate::bundle::files_below;
use anyhow::{Context, Result, anyhow};
use lightningcss::properties::Property;
use lightningcss::rules::{CssRule, Location};
use lightningcss::stylesheet::{ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::visit_types;
use lightningcss::visitor::{Visit, VisitTypes, Visitor};
use std::convert::Infallible;
use std::fs;
use std::path::Path;

/// One line per physical direction in the stylesheets below `folder`.
pub fn folder(folder: &Path) -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    for path in files_below(folder)?.iter().filter(|path| path.extension().is_some_and(|kind| kind == "css")) {
        let css = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        complaints.extend(sheet(&path.display().to_string(), &css)?);
    }
    Ok(complaints)
}

fn sheet(name: &str, css: &str) -> Result<Vec<String>> {
    let mut sheet = StyleSheet::parse(css, ParserOptions::default()).map_err(|error| anyhow!("{name}: {error}"))?;
    let mut lint = Lint { name, rule: None, complaints: Vec::new() };
    // The visitor cannot fail.
    let Ok(()) = sheet.visit(&mut lint);
    Ok(lint.complaints)
}

struct Lint<'a> {
    name: &'a str,
    rule: Option<Location>,
    complaints: Vec<String>,
}

impl<'i> Visitor<'i> for Lint<'_> {
    type Error = Infallible;

    fn visit_types(&self) -> VisitTypes {
        visit_types!(RULES | PROPERTIES)
    }

    fn visit_rule(&mut self, rule: &mut CssRule<'i>) -> Result<(), Infallible> {
        if let CssRule::Style(style) = rule {
            self.rule = Some(style.loc);
        }
        rule.visit_children(self)
    }

    fn visit_property(&mut self, property: &mut Property<'i>) -> Result<(), Infallible> {
        let text = property.to_css_string(false, PrinterOptions::default()).unwrap_or_default();
        let name = text.split(':').next().unwrap_or_default().trim();
        let value = text.split_once(':').map_or("", |(_, value)| value.trim());
        if let Some(instead) = physical(name, value) {
            let line = self.rule.map_or(0, |at| at.line + 1);
            self.complaints.push(format!("{}:{line}: `{text}` does not mirror; {instead}", self.name));
        }
        Ok(())
    }
}

/// What to write instead, when a declaration names a side of the screen.
fn physical(name: &str, value: &str) -> Option<&'static str> {
    let sided = name.split('-').any(|word| word == "left" || word == "right");
    let box_side = ["margin", "padding", "border", "scroll"].iter().any(|kind| name.starts_with(kind));
    match name {
        "left" | "right" => Some("write inset-inline-start or -end"),
        _ if sided && box_side => Some("write the -inline-start or -inline-end property, or the logical corner"),
        "float" | "clear" | "text-align" if matches!(value, "left" | "right") => {
            Some("write start or end (float: inline-start)")
        }
        "margin" | "padding" | "inset" | "scroll-margin" | "scroll-padding" if sides_differ(value) => {
            Some("write the -block and -inline properties")
        }
        _ => None,
    }
}

/// Whether a shorthand of four values gives left another value than right.
fn sides_differ(value: &str) -> bool {
    let mut sides = vec![String::new()];
    let mut depth = 0;
    for letter in value.chars() {
        depth += match letter {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        match sides.last_mut() {
            Some(side) if !letter.is_whitespace() || depth > 0 => side.push(letter),
            _ => sides.push(String::new()),
        }
    }
    sides.len() == 4 && sides[1] != sides[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(css: &str) -> usize {
        sheet("test.css", css).map_or(usize::MAX, |complaints| complaints.len())
    }

    #[test]
    fn physical_directions_are_refused_wherever_they_stand() {
        for css in [
            ".a { margin-left: 1px }",
            ".a { left: 0 }",
            ".a { text-align: right }",
            ".a { float: left }",
            ".a { padding: 0 1px 0 calc(1px + 2em) }",
            ".a { border-top-left-radius: 1px }",
            "@media (width > 1px) { .a { &:hover { padding-right: 1px } } }",
        ] {
            assert_eq!(complaints(css), 1, "{css}");
        }
    }

    #[test]
    fn logical_ones_pass() {
        for css in [
            ".a { margin-inline-start: 1px; inset-inline: 0; text-align: start; float: inline-end }",
            ".a { margin: 1px 2px 3px 2px; padding: calc(1px + 2px) 0; inset: 0 auto }",
            ".a { border-start-start-radius: 1px; --left: 3px; animation-name: left }",
        ] {
            assert_eq!(complaints(css), 0, "{css}");
        }
    }
}
