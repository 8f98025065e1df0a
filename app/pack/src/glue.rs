//! From cargo's wasm to the pair of files that wakes the islands.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// What wasm-opt may use: what rustc emits and every browser of the last years reads.
/// Not `--all-features`: that writes wasm that Chromium refuses ("Invalid import kind").
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Tools from npm that make the files smaller. Without them the files are larger, and work.
pub struct Tools {
    wasm_opt: Option<PathBuf>,
    esbuild: Option<PathBuf>,
}

impl Tools {
    /// Looks where `npm ci` in `end2end` puts them, then in PATH.
    pub fn find(root: &Path) -> Self {
        Self { wasm_opt: find(root, "wasm-opt"), esbuild: find(root, "esbuild") }
    }

    /// For the stamp: another version of a tool may write other bytes.
    pub fn describe(&self) -> String {
        [&self.wasm_opt, &self.esbuild].map(|tool| size(tool.as_deref())).join("\n")
    }
}

/// The islands, ready to be served.
pub struct Islands {
    pub wasm: Vec<u8>,
    pub script: String,
}

/// Runs wasm-bindgen, then shrinks both halves.
pub fn generate(wasm: &Path, tools: &Tools) -> Result<Islands> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).web(true)?.typescript(false).out_name("masmou");
    // The wasm's name holds its hash, so wake.js passes it: the glue must not guess one.
    bindgen.omit_default_module_path(true).remove_name_section(true).remove_producers_section(true);
    let mut output = bindgen.generate_output().context("wasm-bindgen failed")?;
    // Every crate has an entry; one that holds code would need files beside the glue.
    let brought = output.snippets().iter().find(|(_, code)| !code.is_empty()).map(|(name, _)| name.as_str());
    if let Some(name) = brought.or(output.local_modules().keys().next().map(String::as_str)) {
        bail!("{name} brings JavaScript of its own, which is not packed");
    }
    let script = output.js().to_owned();
    let wasm = output.wasm_mut().emit_wasm();
    Ok(Islands { wasm: optimise(wasm, tools)?, script: minify(script, tools)? })
}

/// The module that pages load, with the hashed names of the files it loads in turn.
pub fn wake(source: &Path, script: &str, wasm: &str, tools: &Tools) -> Result<String> {
    let mut text = fs::read_to_string(source).with_context(|| format!("cannot read {}", source.display()))?;
    for (logical, hashed) in [("/pkg/masmou.js", script), ("/pkg/masmou.wasm", wasm)] {
        if !text.contains(logical) {
            bail!("{} does not name {logical}", source.display());
        }
        text = text.replace(logical, &format!("/{hashed}"));
    }
    minify(text, tools)
}

fn optimise(wasm: Vec<u8>, tools: &Tools) -> Result<Vec<u8>> {
    let Some(wasm_opt) = &tools.wasm_opt else {
        eprintln!("masmou-pack: no wasm-opt (npm ci in end2end brings it): the wasm stays about a quarter larger");
        return Ok(wasm);
    };
    let work = std::env::temp_dir().join(format!("masmou-pack-{}", std::process::id()));
    fs::create_dir_all(&work)?;
    let (before, after) = (work.join("before.wasm"), work.join("after.wasm"));
    fs::write(&before, wasm)?;
    let mut command = Command::new(wasm_opt);
    command.arg(&before).arg("-Oz").args(WASM_FEATURES).arg("-o").arg(&after);
    let run = run(command);
    let optimised = run.and_then(|_| Ok(fs::read(&after)?));
    fs::remove_dir_all(&work)?;
    optimised
}

fn minify(script: String, tools: &Tools) -> Result<String> {
    use std::io::Write;
    let Some(esbuild) = &tools.esbuild else { return Ok(script) };
    let mut child = Command::new(esbuild)
        .args(["--minify", "--format=esm", "--target=es2022", "--loader=js"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", esbuild.display()))?;
    // esbuild reads all of its input before it writes, so writing first cannot lock up.
    child.stdin.take().context("no pipe to esbuild")?.write_all(script.as_bytes())?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("esbuild failed");
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn run(mut command: Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {command:?}"))?;
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(())
}

fn find(root: &Path, name: &str) -> Option<PathBuf> {
    let installed = root.join("end2end/node_modules/.bin").join(name);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let in_path = std::env::split_paths(&path).map(|folder| folder.join(name));
    std::iter::once(installed).chain(in_path).find(|candidate| candidate.is_file())
}

/// The size of a tool's file stands for its version: asking the tool takes half a second.
fn size(tool: Option<&Path>) -> String {
    tool.and_then(|tool| fs::metadata(tool).ok()).map_or_else(|| "none".into(), |file| file.len().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Tools = Tools { wasm_opt: None, esbuild: None };

    #[test]
    fn the_waking_script_names_the_hashed_files() -> Result<()> {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src/wake.js");
        let woken = wake(&source, "pkg/masmou.1.js", "pkg/masmou.2.wasm", &NONE)?;
        assert!(woken.contains("/pkg/masmou.1.js") && woken.contains("/pkg/masmou.2.wasm"), "{woken}");
        assert!(!woken.contains("/pkg/masmou.js") && !woken.contains("/pkg/masmou.wasm"), "{woken}");
        Ok(())
    }
}
