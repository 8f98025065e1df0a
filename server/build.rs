//! Lists the packed assets for `src/assets.rs`, when they are to travel inside the binary.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=MASMOU_ASSETS");
    // A new migration must reach the binary even when no Rust file changed.
    println!("cargo::rerun-if-changed=../migrations");
    if env::var_os("CARGO_FEATURE_EMBED").is_none() {
        return Ok(());
    }
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    let folder = env::var_os("MASMOU_ASSETS").map_or_else(|| here.join("../target/assets"), PathBuf::from);
    // The manifest is written last of all and anew with every change.
    println!("cargo::rerun-if-changed={}", folder.join("manifest.json").display());
    if !folder.join("manifest.json").is_file() {
        println!(
            "cargo::error=no packed assets in {}: run `cargo run -p masmou-pack` first (./run does it), \
             or build without the feature `embed`",
            folder.display()
        );
        return Ok(());
    }
    let folder = folder.canonicalize()?;
    let mut table = String::from("static EMBEDDED: &[(&str, &[u8])] = &[\n");
    list(&folder, &folder, &mut table)?;
    table.push_str("];\n");
    let out = PathBuf::from(env::var("OUT_DIR").unwrap_or_default());
    fs::write(out.join("embedded.rs"), table)
}

fn list(root: &Path, folder: &Path, table: &mut String) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for path in entries.iter().map(fs::DirEntry::path) {
        if path.is_dir() {
            list(root, &path, table)?;
        } else if !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            table.push_str(&format!("({name:?}, include_bytes!({:?})),\n", path.display().to_string()));
        }
    }
    Ok(())
}
