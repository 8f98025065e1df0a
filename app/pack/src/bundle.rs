//! The set of files to be served: hashed names, compressed copies, manifest.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Files by logical name ("pkg/masmou.css"). Ordered, so that two runs write the same bytes.
#[derive(Default)]
pub struct Bundle {
    files: BTreeMap<String, File>,
}

struct File {
    hashed: String,
    content: Vec<u8>,
    /// Bytes over the wire for a browser that takes brotli, known once written.
    sent: usize,
}

/// Formats that are compressed already are not compressed again.
const COMPRESSIBLE: [&str; 10] = ["css", "js", "wasm", "svg", "json", "txt", "xml", "ico", "html", "webmanifest"];

impl Bundle {
    /// Adds a file and returns the name it is served under.
    pub fn add(&mut self, logical: &str, content: Vec<u8>) -> String {
        let hashed = hashed_name(logical, &content);
        let file = File { hashed: hashed.clone(), sent: content.len(), content };
        self.files.insert(logical.to_owned(), file);
        hashed
    }

    /// Adds everything below `folder`, which need not exist, but for notes to developers.
    pub fn add_folder(&mut self, folder: &Path) -> Result<()> {
        for path in files_below(folder)?.into_iter().filter(|path| !path.ends_with("README.md")) {
            let logical = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
            let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            self.add(&logical, content);
        }
        Ok(())
    }

    /// The hashed name of a file that was added.
    pub fn hashed(&self, logical: &str) -> Option<&str> {
        self.files.get(logical).map(|file| file.hashed.as_str())
    }

    /// Writes into a fresh folder beside `out` and swaps the two,
    /// so that an interrupted run never leaves half a set behind.
    pub fn write(&mut self, out: &Path, stamp: &str) -> Result<()> {
        let fresh = out.with_extension("new");
        if fresh.exists() {
            fs::remove_dir_all(&fresh)?;
        }
        fs::create_dir_all(&fresh)?;
        for file in self.files.values_mut() {
            let path = fresh.join(&file.hashed);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(&path, &file.content)?;
            if COMPRESSIBLE.iter().any(|kind| file.hashed.ends_with(&format!(".{kind}"))) {
                let brotli = brotli(&file.content)?;
                file.sent = brotli.len().min(file.content.len());
                write_if_smaller(&path, "br", &brotli, file.content.len())?;
                write_if_smaller(&path, "gz", &gzip(&file.content)?, file.content.len())?;
            }
        }
        fs::write(fresh.join("manifest.json"), self.manifest()?)?;
        fs::write(fresh.join(crate::stamp::FILE), stamp)?;
        if out.exists() {
            fs::remove_dir_all(out)?;
        }
        fs::rename(&fresh, out).with_context(|| format!("cannot write {}", out.display()))
    }

    /// Tells what each file weighs, as a reviewer of a change to the islands wants to know.
    pub fn report(&self) {
        for (logical, file) in self.files.iter().filter(|(name, _)| name.starts_with("pkg/")) {
            println!("{logical:>18} {:>8} bytes, {:>7} as brotli", file.content.len(), file.sent);
        }
    }

    fn manifest(&self) -> Result<String> {
        let names: BTreeMap<&str, &str> =
            self.files.iter().map(|(logical, file)| (logical.as_str(), file.hashed.as_str())).collect();
        Ok(serde_json::to_string_pretty(&names)?)
    }
}

/// `fonts/a.woff2` becomes `fonts/a.0123456789ab.woff2`.
fn hashed_name(logical: &str, content: &[u8]) -> String {
    let hash = &hex(content)[..12];
    let (folder, name) = logical.rsplit_once('/').map_or(("", logical), |(folder, name)| (folder, name));
    let slash = if folder.is_empty() { "" } else { "/" };
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{folder}{slash}{stem}.{hash}.{extension}"),
        None => format!("{folder}{slash}{name}.{hash}"),
    }
}

/// SHA-256 in lower-case hexadecimal.
pub fn hex(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// All files below a folder, sorted; hidden ones (editors' leavings) are passed over.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            found.extend(files_below(&entry.path())?);
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

fn write_if_smaller(path: &Path, suffix: &str, packed: &[u8], original: usize) -> Result<()> {
    if packed.len() < original {
        let mut name = path.as_os_str().to_owned();
        name.push(".");
        name.push(suffix);
        fs::write(name, packed)?;
    }
    Ok(())
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &content[..], &mut packed, &parameters)?;
    Ok(packed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_exactly_when_the_content_does() {
        assert_eq!(hashed_name("fonts/a.woff2", b"x"), hashed_name("fonts/a.woff2", b"x"));
        assert_ne!(hashed_name("fonts/a.woff2", b"x"), hashed_name("fonts/a.woff2", b"y"));
        assert_eq!(hashed_name("fonts/a.woff2", b"x"), "fonts/a.2d711642b726.woff2");
        assert_eq!(hashed_name("favicon.ico", b"x"), "favicon.2d711642b726.ico");
    }

    #[test]
    fn two_runs_write_the_same_bytes() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("masmou-bundle-{}", std::process::id()));
        let mut manifests = Vec::new();
        for run in ["one", "two"] {
            let mut bundle = Bundle::default();
            bundle.add("pkg/b.css", vec![b'b'; 4000]);
            bundle.add("a.png", vec![1, 2, 3]);
            let out = folder.join(run);
            bundle.write(&out, "stamp")?;
            let mut all = Vec::new();
            for path in files_below(&out)? {
                all.push((path.strip_prefix(&out)?.to_owned(), fs::read(&path)?));
            }
            manifests.push(all);
        }
        fs::remove_dir_all(&folder)?;
        assert_eq!(manifests[0], manifests[1]);
        let names: Vec<String> = manifests[0].iter().map(|(path, _)| path.to_string_lossy().into_owned()).collect();
        assert!(names.iter().any(|name| name.ends_with(".css.br")), "{names:?}");
        assert!(!names.iter().any(|name| name.ends_with(".png.br")), "{names:?}");
        Ok(())
    }
}
