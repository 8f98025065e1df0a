//! The city's face: its accent colour in shades with enough contrast, and its logo.
//!
//! Whatever colour a city sets, text on it and text in it keep the contrast of WCAG 2.2 AA: the
//! colour is moved towards black or white in small steps until it does.

use std::path::Path;
use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use sha2::{Digest, Sha256};

use crate::config::Config;
use crate::site::Site;

type Rgb = [u8; 3];

/// Contrast that text needs: 4.5 : 1 (WCAG 2.2, 1.4.3), and a margin for text on tints.
const ON_ACCENT: f64 = 4.6;
const AS_TEXT: f64 = 5.4;
/// Page colours of `style/tokens.css`.
const LIGHT_PAGE: Rgb = [0xfc, 0xfd, 0xfc];
const DARK_PAGE: Rgb = [0x1a, 0x26, 0x25];
const WHITE: Rgb = [255, 255, 255];
const DARK_INK: Rgb = [0x05, 0x12, 0x11];

/// What is served as `/theme/<hash>.css` and `/theme/logo.<kind>`.
pub struct Theme {
    css: Bytes,
    hash: String,
    logo: Option<Logo>,
}

struct Logo {
    bytes: Bytes,
    kind: &'static str,
    path: String,
}

impl Theme {
    /// Derives the shades, and reads the logo's file.
    pub fn new(config: &Config) -> std::io::Result<Self> {
        let css = style_sheet(config.accent_rgb());
        let logo = config.logo.as_deref().map(Logo::read).transpose()?;
        Ok(Self { hash: short_hash(css.as_bytes()), css: css.into(), logo })
    }

    /// Path of the style sheet.
    pub fn url(&self) -> String {
        format!("/theme/{}.css", self.hash)
    }

    /// Path of the city's own logo, when it has one.
    pub fn logo_url(&self) -> Option<String> {
        self.logo.as_ref().map(|logo| logo.path.clone())
    }
}

impl Logo {
    fn read(path: &Path) -> std::io::Result<Self> {
        let bytes = Bytes::from(std::fs::read(path)?);
        let (kind, end) = if path.extension().is_some_and(|kind| kind == "png") {
            ("image/png", "png")
        } else {
            ("image/svg+xml", "svg")
        };
        Ok(Self { path: format!("/theme/{}.{end}", short_hash(&bytes)), bytes, kind })
    }
}

fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `GET /theme/{file}`.
pub async fn serve(State(site): State<Arc<Site>>, uri: axum::http::Uri) -> Response {
    let theme = &site.theme;
    let (bytes, kind) = match &theme.logo {
        _ if uri.path() == theme.url() => (theme.css.clone(), "text/css; charset=utf-8"),
        Some(logo) if uri.path() == logo.path => (logo.bytes.clone(), logo.kind),
        _ => return axum::http::StatusCode::NOT_FOUND.into_response(),
    };
    let for_ever = HeaderValue::from_static("public, max-age=31536000, immutable");
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CACHE_CONTROL, for_ever)], bytes).into_response()
}

fn style_sheet(accent: Rgb) -> String {
    let light = Shades::on(accent, LIGHT_PAGE, [0, 0, 0]);
    let dark = Shades::on(accent, DARK_PAGE, WHITE);
    format!(":root{{{}}}@media (prefers-color-scheme:dark){{:root{{{}}}}}", light.css(), dark.css())
}

struct Shades {
    accent: Rgb,
    on_accent: Rgb,
    text: Rgb,
}

impl Shades {
    fn on(accent: Rgb, page: Rgb, away: Rgb) -> Self {
        // The button itself must stand out from the page, too (WCAG 1.4.11: 3 : 1).
        let accent = until(accent, away, |shade| contrast(shade, page) >= 3.0 && ink_on(shade).1 >= ON_ACCENT);
        let text = until(accent, away, |shade| contrast(shade, page) >= AS_TEXT);
        Self { accent, on_accent: ink_on(accent).0, text }
    }

    fn css(&self) -> String {
        format!("--accent:{};--on-accent:{};--accent-text:{}", hex(self.accent), hex(self.on_accent), hex(self.text))
    }
}

/// The better of white and dark ink on a colour, with its contrast.
fn ink_on(colour: Rgb) -> (Rgb, f64) {
    let (white, dark) = (contrast(WHITE, colour), contrast(DARK_INK, colour));
    if white >= ON_ACCENT || white >= dark { (WHITE, white) } else { (DARK_INK, dark) }
}

/// The colour moved towards `end` in steps of 2 % until it is good.
fn until(colour: Rgb, end: Rgb, good: impl Fn(Rgb) -> bool) -> Rgb {
    (0..=50).map(|step| mix(colour, end, f64::from(step) / 50.0)).find(|shade| good(*shade)).unwrap_or(end)
}

fn mix(from: Rgb, to: Rgb, share: f64) -> Rgb {
    std::array::from_fn(|i| (f64::from(from[i]) * (1.0 - share) + f64::from(to[i]) * share).round() as u8)
}

fn hex([r, g, b]: Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Contrast ratio of two colours (WCAG 2.2, "contrast ratio" and "relative luminance").
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Rgb) -> f64 {
    let [r, g, b] = colour.map(|channel| {
        let part = f64::from(channel) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_is_21_to_1() {
        assert!((contrast([0; 3], WHITE) - 21.0).abs() < 1e-9);
    }

    #[test]
    fn any_accent_keeps_the_contrast() {
        for red in (0..=255).step_by(15) {
            for green in (0..=255).step_by(15) {
                for blue in (0..=255).step_by(15) {
                    for (page, away) in [(LIGHT_PAGE, [0; 3]), (DARK_PAGE, WHITE)] {
                        let shades = Shades::on([red, green, blue], page, away);
                        assert!(
                            contrast(shades.on_accent, shades.accent) >= 4.5,
                            "text on {}",
                            hex([red, green, blue])
                        );
                        assert!(contrast(shades.text, page) >= 4.5, "text in {}", hex([red, green, blue]));
                        assert!(contrast(shades.accent, page) >= 3.0, "button of {}", hex([red, green, blue]));
                    }
                }
            }
        }
    }
}
