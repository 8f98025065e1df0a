//! A file that gets its name only when it is whole.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::private;

/// A file under a passing name; removed when dropped, unless it was published.
pub(crate) struct Partial {
    path: PathBuf,
    is_published: bool,
}

impl Partial {
    /// An empty file in the folder of `file`, so that it can take that name in one step.
    pub(crate) fn beside(file: &Path) -> anyhow::Result<Self> {
        let folder = folder_of(file);
        let name = file.file_name().context("the name of a file is missing")?.to_string_lossy();
        let path = folder.join(format!(".{name}.partial-{:016x}", rand::random::<u64>()));
        Self::create(path).with_context(|| format!("cannot write in the folder {}", folder.display()))
    }

    /// An empty file in the system's folder for passing files.
    pub(crate) fn passing(label: &str) -> anyhow::Result<Self> {
        let path = std::env::temp_dir().join(format!("masmou-{label}-{:016x}.db", rand::random::<u64>()));
        Self::create(path).context("cannot write in the system's folder for temporary files")
    }

    /// Readable by its owner alone: it holds addresses and password hashes.
    fn create(path: PathBuf) -> io::Result<Self> {
        private::file(&path)?;
        Ok(Self { path, is_published: false })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the file its name, durably, unless something has that name already.
    pub(crate) fn publish(mut self, name: &Path) -> io::Result<()> {
        File::open(&self.path)?.sync_all()?;
        match fs::hard_link(&self.path, name) {
            Ok(()) => fs::remove_file(&self.path)?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
            // A file system without hard links.
            Err(_) if name.symlink_metadata().is_err() => fs::rename(&self.path, name)?,
            Err(error) => return Err(error),
        }
        self.is_published = true;
        sync_folder(name)
    }

    /// Gives the file its name, durably, in place of what had it.
    pub(crate) fn publish_over(mut self, name: &Path) -> io::Result<()> {
        File::open(&self.path)?.sync_all()?;
        fs::rename(&self.path, name)?;
        self.is_published = true;
        sync_folder(name)
    }

    /// Hands the file to whoever owns `model`: root restores, another user serves.
    #[cfg(unix)]
    pub(crate) fn own_like(&self, model: &Path) {
        use std::os::unix::fs::{MetadataExt, chown};
        if let Ok(model) = fs::metadata(model) {
            // Only root may; for all others the file is their own anyway.
            let _ = chown(&self.path, Some(model.uid()), Some(model.gid()));
        }
    }

    #[cfg(not(unix))]
    pub(crate) fn own_like(&self, _model: &Path) {}
}

impl Drop for Partial {
    fn drop(&mut self) {
        let endings: &[&str] =
            if self.is_published { &["-journal", "-wal", "-shm"] } else { &["", "-journal", "-wal", "-shm"] };
        for ending in endings {
            let _ = fs::remove_file(with_ending(&self.path, ending));
        }
    }
}

/// `file` with letters added to its name, as SQLite names what it keeps beside a database.
pub(crate) fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The folder a file is in.
pub(crate) fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A rename is durable once its folder is on disk.
pub(crate) fn sync_folder(file: &Path) -> io::Result<()> {
    File::open(folder_of(file))?.sync_all()
}
