//! Lists the languages of `locales/`, so that adding one is adding files: `en.ftl`, and what else
//! stands in `en/`, in the order of the names.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=locales");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let folder = Path::new(&root).join("locales");
    let rows: Vec<String> = ftl_files(&folder).iter().map(|file| language(&folder, file, &out)).collect();
    fs::write(out.join("locales.rs"), format!("&[{}]", rows.join(", "))).expect("the build folder can be written to");
}

/// The Fluent files of a folder by name; none when there is no such folder.
fn ftl_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|ext| ext == "ftl")).collect();
    files.sort();
    files
}

/// Puts a language's files together in the build folder; the row that names the result.
fn language(folder: &Path, file: &Path, out: &Path) -> String {
    let code = file.file_stem().and_then(|name| name.to_str()).expect("a language has a plain code");
    let parts = ftl_files(&folder.join(code));
    let texts: Vec<String> = std::iter::once(file)
        .chain(parts.iter().map(PathBuf::as_path))
        .map(|path| fs::read_to_string(path).expect("a file of locales/ can be read"))
        .collect();
    fs::write(out.join(format!("{code}.ftl")), texts.join("\n")).expect("the build folder can be written to");
    format!("({code:?}, include_str!(concat!(env!(\"OUT_DIR\"), \"/{code}.ftl\")))")
}
