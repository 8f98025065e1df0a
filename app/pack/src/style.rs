//! One stylesheet out of `style/main.css`, or `style/office.css`, and what it imports.

use crate::bundle::Bundle;
use anyhow::{Result, anyhow, bail};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use std::path::Path;

/// Bundled and minified, with references to fonts and pictures by their hashed names.
/// No browser targets are given: for old browsers lightningcss would turn logical
/// properties into `:dir()` rules, and right-to-left pages rest on the logical ones.
pub fn bundle(main: &Path, files: &Bundle) -> Result<String> {
    let provider = FileProvider::new();
    let mut bundler = Bundler::new(&provider, None, ParserOptions::default());
    let mut sheet = bundler.bundle(main).map_err(|error| anyhow!("{error}"))?;
    sheet.minify(MinifyOptions::default()).map_err(|error| anyhow!("{error}"))?;
    let printer = PrinterOptions {
        minify: true,
        analyze_dependencies: Some(DependencyOptions::default()),
        ..PrinterOptions::default()
    };
    let printed = sheet.to_css(printer).map_err(|error| anyhow!("{error}"))?;
    let mut css = printed.code;
    for dependency in printed.dependencies.unwrap_or_default() {
        match dependency {
            Dependency::Url(url) => css = css.replace(&url.placeholder, &served(&url.url, files)?),
            Dependency::Import(import) => bail!("@import of {} was left in the stylesheet", import.url),
        }
    }
    Ok(css)
}

/// The policy of our pages lets styles load from this site and from `data:`, nothing else.
fn served(url: &str, files: &Bundle) -> Result<String> {
    if url.starts_with("data:") || url.starts_with('#') {
        return Ok(url.to_owned());
    }
    let hashed = url.strip_prefix('/').and_then(|logical| files.hashed(logical));
    match hashed {
        Some(hashed) => Ok(format!("/{hashed}")),
        None => bail!("the stylesheet refers to {url}, which is no file of public/ (write it from the root: /fonts/…)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn sheet(name: &str, main: &str) -> Result<String> {
        let folder = std::env::temp_dir().join(format!("masmou-style-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("part.css"), ".a { margin-inline-start: 1px }")?;
        fs::write(folder.join("main.css"), main)?;
        let mut files = Bundle::default();
        files.add("fonts/a.woff2", b"x".to_vec());
        let css = bundle(&folder.join("main.css"), &files);
        fs::remove_dir_all(&folder)?;
        css
    }

    #[test]
    fn imports_are_inlined_and_stay_logical() -> Result<()> {
        assert_eq!(sheet("imports", "@import 'part.css' layer(x);")?, "@layer x{.a{margin-inline-start:1px}}");
        Ok(())
    }

    #[test]
    fn references_get_hashed_names() -> Result<()> {
        let css = sheet("font", "@font-face { font-family: A; src: url(/fonts/a.woff2) format('woff2') }")?;
        assert!(css.contains("/fonts/a.2d711642b726.woff2"), "{css}");
        let css = sheet("data", ".b { background: url('data:image/svg+xml,%3Csvg/%3E') }")?;
        assert!(css.contains("data:image/svg+xml,%3Csvg/%3E"), "{css}");
        Ok(())
    }

    #[test]
    fn a_reference_to_nothing_is_an_error() {
        assert!(sheet("nowhere", ".b { background: url(/nowhere.png) }").is_err());
        assert!(sheet("elsewhere", ".b { background: url(https://elsewhere.example/a.png) }").is_err());
    }
}
