//! The one who writes the index.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::directory::{Directory, INDEX_WRITER_LOCK, MmapDirectory};
use tantivy::indexer::LogMergePolicy;
use tantivy::{Index, IndexWriter, TantivyDocument, TantivyError, Term};

use super::Open;
use super::index::{self, Entry, Fields, MADE_WITH};

/// Bytes that the writer may hold before it writes a segment.
const HEAP: usize = 24_000_000;

/// What a commit of the index remembers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// [`MADE_WITH`] of the program that wrote it.
    made_with: u64,
    /// The last event whose change is in the index; none while it is still being filled.
    pub event: Option<i64>,
    /// The moment of that event, by which another database (restored, or swapped) is recognised.
    pub at: i64,
    /// Up to which idea pairs were looked for; see [`pairs`](super::pairs).
    pub paired: i64,
    /// The last event whose idea's pairs were looked for anew, too: that comes after a commit, so
    /// it may lag behind `event` by what one commit took in.
    #[serde(default)]
    pub settled: i64,
}

/// Writes the index; there is one.
pub struct Keeper {
    writer: IndexWriter,
    /// For asking it.
    pub open: Arc<Open>,
    /// What the last commit remembers.
    pub mark: Mark,
}

impl Keeper {
    /// Opens the index of a folder for writing. What is damaged, or was made by another version,
    /// is thrown away, and so is one that was not filled to the end.
    pub fn open(folder: &Path) -> tantivy::Result<Self> {
        match Self::open_checked(folder) {
            Ok(keeper) if keeper.mark.made_with == *MADE_WITH && keeper.mark.event.is_some() => return Ok(keeper),
            Ok(keeper) if keeper.mark == Mark::default() && keeper.open.count() == 0 => return Ok(keeper),
            Ok(keeper) => {
                tracing::info!("the search index is of another version or unfinished; it is made anew");
                keeper.close();
            }
            Err(error @ TantivyError::LockFailure(..)) => return Err(error),
            Err(error) => tracing::warn!(%error, "the search index is damaged; it is made anew"),
        }
        Self::discard(folder)?;
        Self::open_checked(folder)
    }

    /// Throws the index of a folder away, unless another process is writing it.
    pub fn discard(folder: &Path) -> tantivy::Result<()> {
        let directory = MmapDirectory::open(folder)?;
        let lock = directory.acquire_lock(&INDEX_WRITER_LOCK);
        let _ours = lock.map_err(|error| TantivyError::LockFailure(error, None))?;
        Ok(std::fs::remove_dir_all(folder).or_else(missing)?)
    }

    /// The list of an index's files has no checksum: should what is wrong there make tantivy panic,
    /// that is damage like other damage.
    fn open_checked(folder: &Path) -> tantivy::Result<Self> {
        std::panic::catch_unwind(|| Self::try_open(folder))
            .unwrap_or_else(|_| Err(TantivyError::SystemError("opening it panicked".to_owned())))
    }

    fn try_open(folder: &Path) -> tantivy::Result<Self> {
        let (index, fields) = index::open(Some(folder))?;
        Self::of(index, fields)
    }

    /// Writes an index that is open. First the lock, since files come and go while another
    /// process writes; then the checksums, since damaged files may do anything to who reads them.
    fn of(index: Index, fields: Fields) -> tantivy::Result<Self> {
        let writer = writer(&index)?;
        let damaged = index.validate_checksum()?;
        if !damaged.is_empty() {
            return Err(TantivyError::SystemError(format!("{damaged:?} are damaged")));
        }
        let payload = index.load_metas()?.payload;
        let mark = payload.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Ok(Self { writer, open: Arc::new(Open::of(index, fields)?), mark })
    }

    /// Ends the writing, and waits for what goes on in the folder.
    pub fn close(self) {
        if let Err(error) = self.writer.wait_merging_threads() {
            tracing::debug!(%error, "while closing the search index");
        }
    }

    /// Takes ideas in, in place of what was known of them; those without an entry are forgotten.
    pub fn put(&mut self, ids: &BTreeSet<i64>, entries: &[Entry]) -> tantivy::Result<()> {
        for id in ids {
            self.writer.delete_term(Term::from_field_u64(self.open.fields.id, *id as u64));
        }
        self.add(entries)
    }

    /// Takes ideas in that are not known yet.
    pub fn add(&mut self, entries: &[Entry]) -> tantivy::Result<()> {
        for entry in entries {
            self.writer.add_document(index::document(&self.open.fields, entry))?;
        }
        Ok(())
    }

    /// Makes everything so far durable and visible, together with the event that it reaches to.
    pub fn commit(&mut self, event: Option<i64>, at: i64) -> tantivy::Result<()> {
        let mark = Mark { made_with: *MADE_WITH, event, at, ..self.mark };
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(&serde_json::to_string(&mark).unwrap_or_default());
        commit.commit()?;
        self.mark = mark;
        self.open.reload()
    }
}

fn writer(index: &Index) -> tantivy::Result<IndexWriter<TantivyDocument>> {
    let writer = index.writer_with_num_threads(1, HEAP)?;
    // Each commit makes a small segment; few of them keep questions quick.
    let mut merging = LogMergePolicy::default();
    merging.set_min_num_segments(6);
    merging.set_del_docs_ratio_before_merge(0.2);
    writer.set_merge_policy(Box::new(merging));
    Ok(writer)
}

fn missing(error: std::io::Error) -> std::io::Result<()> {
    if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

#[cfg(test)]
mod tests {
    use std::io::{self, BufWriter, Write};
    use std::path::PathBuf;
    use std::sync::atomic::{AtomicBool, Ordering};

    use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
    use tantivy::directory::{
        AntiCallToken, DirectoryLock, FileHandle, Lock, RamDirectory, TerminatingWrite, WatchCallback, WatchHandle,
        WritePtr,
    };

    use super::*;

    fn entries(ids: std::ops::Range<i64>) -> Vec<Entry> {
        let entry = |id| Entry { id, title: format!("Street lamp {id} is out"), ..Entry::default() };
        ids.map(entry).collect()
    }

    fn filled(folder: &Path) {
        let mut keeper = Keeper::open(folder).unwrap();
        keeper.add(&entries(1..12)).unwrap();
        keeper.commit(Some(12), 99).unwrap();
        keeper.put(&BTreeSet::from([3]), &entries(12..13)).unwrap();
        keeper.commit(Some(13), 100).unwrap();
        keeper.close();
    }

    /// The numbers of the ideas.
    fn held(open: &Open) -> Vec<i64> {
        let found = |text: &str| {
            let wanted = super::super::Wanted { text: text.to_owned(), limit: 100, ..Default::default() };
            open.snapshot(Arc::default()).search(&wanted).unwrap().ideas
        };
        let mut ideas = found("street");
        ideas.sort_unstable();
        ideas
    }

    fn all_but_the_third() -> Vec<i64> {
        (1..13).filter(|id| *id != 3).collect()
    }

    #[test]
    fn what_was_committed_is_there_when_it_is_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        filled(folder.path());
        let keeper = Keeper::open(folder.path()).unwrap();
        assert_eq!((keeper.mark.event, keeper.mark.at), (Some(13), 100));
        assert_eq!(held(&keeper.open), all_but_the_third());
    }

    /// Neither list of files has a checksum. Whatever turns over in them, what opens is the
    /// index as it was, one that counts otherwise (which makes the follower fill it anew), one of
    /// another event (likewise), or an empty one.
    #[test]
    fn any_bit_of_the_lists_of_files_may_turn_over() {
        let folder = tempfile::tempdir().unwrap();
        filled(folder.path());
        let names: Vec<PathBuf> = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path()).collect();
        let whole: Vec<_> = names.into_iter().map(|path| (std::fs::read(&path).unwrap(), path)).collect();
        let mut turned = 0;
        for (bytes, path) in whole.iter().filter(|(_, path)| path.extension().is_some_and(|kind| kind == "json")) {
            // Every 23rd byte, with another bit each time, is enough to meet every sort of field.
            for place in (0..bytes.len()).step_by(23) {
                std::fs::remove_dir_all(folder.path()).unwrap();
                std::fs::create_dir(folder.path()).unwrap();
                for (bytes, path) in &whole {
                    std::fs::write(path, bytes).unwrap();
                }
                let mut damaged = bytes.clone();
                damaged[place] ^= 1 << (place % 7);
                std::fs::write(path, damaged).unwrap();
                let keeper = Keeper::open(folder.path()).unwrap();
                let is_as_it_was = keeper.mark.event == Some(13) && keeper.mark.at == 100 && keeper.open.count() == 11;
                if is_as_it_was {
                    assert_eq!(held(&keeper.open), all_but_the_third(), "byte {place} of {path:?}");
                }
                keeper.close();
                turned += 1;
            }
        }
        assert!(turned > 30, "{turned}");
    }

    #[test]
    fn another_writers_index_is_left_alone_even_when_it_is_damaged() {
        let folder = tempfile::tempdir().unwrap();
        filled(folder.path());
        let writing = Keeper::open(folder.path()).unwrap();
        let is_store = |path: &PathBuf| path.extension().is_some_and(|kind| kind == "store");
        let store = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path()).find(is_store).unwrap();
        let before = std::fs::read(&store).unwrap();
        let mut damaged = before.clone();
        damaged[0] ^= 1;
        for bytes in [before, damaged, Vec::new()] {
            std::fs::write(&store, &bytes).unwrap();
            assert!(matches!(Keeper::open(folder.path()), Err(TantivyError::LockFailure(..))));
            assert!(matches!(Keeper::discard(folder.path()), Err(TantivyError::LockFailure(..))));
            assert_eq!(std::fs::read(&store).unwrap(), bytes);
        }
        writing.close();
        let keeper = Keeper::open(folder.path()).unwrap();
        assert_eq!((keeper.mark, keeper.open.count()), (Mark::default(), 0), "then it is made anew");
    }

    /// A disk that can be full.
    #[derive(Clone, Debug)]
    struct Disk {
        files: RamDirectory,
        is_full: Arc<AtomicBool>,
    }

    struct File(WritePtr, Arc<AtomicBool>);

    fn room(is_full: &AtomicBool) -> io::Result<()> {
        if is_full.load(Ordering::SeqCst) { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    impl Write for File {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            room(&self.1)?;
            self.0.write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            room(&self.1)?;
            self.0.flush()
        }
    }

    impl TerminatingWrite for File {
        fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
            room(&self.1)?;
            self.0.terminate_ref(token)
        }
    }

    impl Directory for Disk {
        fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
            self.files.get_file_handle(path)
        }

        fn delete(&self, path: &Path) -> Result<(), DeleteError> {
            self.files.delete(path)
        }

        fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
            self.files.exists(path)
        }

        fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
            let file = File(self.files.open_write(path)?, self.is_full.clone());
            Ok(BufWriter::with_capacity(64, Box::new(file)))
        }

        fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
            self.files.atomic_read(path)
        }

        fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
            room(&self.is_full)?;
            self.files.atomic_write(path, data)
        }

        fn sync_directory(&self) -> io::Result<()> {
            room(&self.is_full)
        }

        fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
            self.files.acquire_lock(lock)
        }

        fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
            self.files.watch(callback)
        }
    }

    fn on(disk: &Disk) -> Keeper {
        let (pattern, fields) = index::open(None).unwrap();
        let builder = Index::builder().schema(pattern.schema()).settings(pattern.settings().clone());
        let mut index = builder.open_or_create(disk.clone()).unwrap();
        index.set_tokenizers(pattern.tokenizers().clone());
        Keeper::of(index, fields).unwrap()
    }

    #[test]
    fn a_full_disk_costs_nothing_that_was_there_and_nothing_that_is_taken_in_again() {
        let disk = Disk { files: RamDirectory::create(), is_full: Arc::default() };
        let mut keeper = on(&disk);
        keeper.add(&entries(1..12)).unwrap();
        keeper.commit(Some(12), 99).unwrap();
        disk.is_full.store(true, Ordering::SeqCst);
        for _ in 0..3 {
            let taken = keeper.put(&BTreeSet::from([3]), &entries(12..13)).and_then(|()| keeper.commit(Some(13), 100));
            assert!(taken.is_err());
            assert_eq!(held(&keeper.open), (1..12).collect::<Vec<_>>(), "what was there is still found");
            keeper.close();
            keeper = on(&disk);
            assert_eq!((keeper.mark.event, keeper.mark.at), (Some(12), 99), "what was not kept is not said to be");
        }
        disk.is_full.store(false, Ordering::SeqCst);
        keeper.put(&BTreeSet::from([3]), &entries(12..13)).unwrap();
        keeper.commit(Some(13), 100).unwrap();
        assert_eq!(held(&keeper.open), all_but_the_third());
    }
}
