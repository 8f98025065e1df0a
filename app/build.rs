//! Lists the files of `locales/`, so that adding a language is adding a file.

use std::{env, fs, path::Path};

fn main() {
    println!("cargo:rerun-if-changed=locales");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let folder = Path::new(&root).join("locales");
    let mut codes: Vec<String> = fs::read_dir(&folder)
        .expect("app/locales exists")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok()?.strip_suffix(".ftl").map(str::to_owned))
        .collect();
    codes.sort();
    let rows: Vec<String> = codes
        .iter()
        .map(|code| format!("({code:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/locales/{code}.ftl\")))"))
        .collect();
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("locales.rs");
    fs::write(out, format!("&[{}]", rows.join(", "))).expect("the build folder can be written to");
}
