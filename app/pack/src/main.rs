//! Packs what a browser downloads: the islands' wasm, the stylesheet and the static files.
//!
//! `masmou-pack [--root DIR] [--wasm FILE] [--out DIR]` writes `target/assets`:
//! every file under a name that holds the hash of its content (so it may be cached for ever),
//! compressed copies beside it, and `manifest.json` that maps logical to hashed names.
//! `masmou-pack lint [DIR]` checks that the stylesheet mirrors by itself in right-to-left languages.

mod bundle;
mod glue;
mod lint;
mod stamp;
mod style;

use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.first().map(String::as_str) {
        Some("lint") => lint_styles(arguments.get(1).map_or("style", String::as_str)),
        _ => parse(&arguments).and_then(|places| pack(&places)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("masmou-pack: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Where things are read and written.
struct Places {
    root: PathBuf,
    wasm: PathBuf,
    out: PathBuf,
}

fn parse(arguments: &[String]) -> Result<Places> {
    let (mut root, mut wasm, mut out) = (PathBuf::from("."), None, None);
    let mut rest = arguments.iter();
    while let Some(flag) = rest.next() {
        let value = rest.next().with_context(|| format!("{flag} needs a value"));
        match flag.as_str() {
            "--root" => root = value?.into(),
            "--wasm" => wasm = Some(PathBuf::from(value?)),
            "--out" => out = Some(PathBuf::from(value?)),
            _ => {
                bail!("unknown argument {flag}; usage: masmou-pack [--root DIR] [--wasm FILE] [--out DIR] | lint [DIR]")
            }
        }
    }
    let built = "target/wasm32-unknown-unknown/wasm-release/app.wasm";
    Ok(Places {
        wasm: wasm.unwrap_or_else(|| root.join(built)),
        out: out.unwrap_or_else(|| root.join("target/assets")),
        root,
    })
}

fn pack(places: &Places) -> Result<()> {
    let tools = glue::Tools::find(&places.root);
    let stamp = stamp::of(places, &tools)?;
    if stamp::is_current(&places.out, &stamp) {
        println!("assets are up to date in {}", places.out.display());
        return Ok(());
    }
    let mut bundle = bundle::Bundle::default();
    bundle.add_folder(&places.root.join("public"))?;

    for (sheet, name) in [("main.css", "pkg/masmou.css"), ("office.css", "pkg/office.css")] {
        let css = style::bundle(&places.root.join("style").join(sheet), &bundle)?;
        bundle.add(name, css.into_bytes());
    }

    let islands = glue::generate(&places.wasm, &tools)?;
    let wasm = bundle.add("pkg/masmou.wasm", islands.wasm);
    let script = bundle.add("pkg/masmou.js", islands.script.into_bytes());
    let wake = glue::wake(&places.root.join("app/src/wake.js"), &script, &wasm, &tools)?;
    bundle.add("pkg/wake.js", wake.into_bytes());

    bundle.write(&places.out, &stamp)?;
    bundle.report();
    Ok(())
}

fn lint_styles(folder: &str) -> Result<()> {
    let complaints = lint::folder(folder.as_ref())?;
    for complaint in &complaints {
        eprintln!("{complaint}");
    }
    if !complaints.is_empty() {
        bail!(
            "{} physical directions; use the logical ones, which mirror in right-to-left languages",
            complaints.len()
        );
    }
    println!("{folder}: every direction is logical");
    Ok(())
}
