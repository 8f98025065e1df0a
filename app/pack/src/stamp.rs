//! Knows when there is nothing to do: a hash over everything the output depends on.

use crate::Places;
use crate::bundle::{files_below, hex};
use crate::glue::Tools;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Hidden, so that the server does not take it for an asset.
pub const FILE: &str = ".stamp";

/// Covers the inputs, the tools that were found, and this program itself.
pub fn of(places: &Places, tools: &Tools) -> Result<String> {
    let mut inputs: Vec<PathBuf> = vec![places.wasm.clone(), places.root.join("app/src/wake.js")];
    inputs.extend(files_below(&places.root.join("style"))?);
    inputs.extend(files_below(&places.root.join("public"))?);
    let mut lines = tools.describe();
    // The program is large and unoptimised while developing: its date stands for its content.
    let program = fs::metadata(std::env::current_exe()?)?;
    lines.push_str(&format!("\n{} {:?}\n", program.len(), program.modified()?));
    for path in inputs {
        let content = fs::read(&path).with_context(|| missing(&path))?;
        lines.push_str(&format!("{} {}\n", path.display(), hex(&content)));
    }
    Ok(hex(lines.as_bytes()))
}

/// Whether `out` was written from just these inputs.
pub fn is_current(out: &Path, stamp: &str) -> bool {
    fs::read_to_string(out.join(FILE)).is_ok_and(|written| written == stamp)
}

fn missing(path: &Path) -> String {
    let hint = if path.extension().is_some_and(|extension| extension == "wasm") {
        "; build it first: cargo build -p app --lib --profile wasm-release --target wasm32-unknown-unknown --no-default-features --features hydrate"
    } else {
        ""
    };
    format!("cannot read {}{hint}", path.display())
}
