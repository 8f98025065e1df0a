//! What an operator is told.

use std::fmt;

use app::domain::directory::{Directory, Label};

use super::batch::Done;
use super::date;
use super::draft::Draft;
use super::rejects::Told;
use super::store::Import;
use crate::markdown;

/// What became of a file.
#[derive(Debug)]
pub struct Summary {
    pub(super) done: Done,
    pub(super) rejected: Told,
    pub(super) dry_run: bool,
    pub(super) directory: Directory,
}

impl Summary {
    /// The import's number; none when nothing was written.
    pub fn import_id(&self) -> Option<i64> {
        self.done.import_id
    }

    /// Rows that were imported, updated, unchanged and rejected.
    pub fn counts(&self) -> [u64; 4] {
        [self.done.imported, self.done.updated, self.done.unchanged, self.rejected.count]
    }

    fn sample(&self, f: &mut fmt::Formatter<'_>, draft: &Draft) -> fmt::Result {
        let name =
            |labels: &[Label], id| Directory::by_id(labels, id).map_or("none".into(), |label| label.slug.clone());
        let Directory { topics, areas, agencies, .. } = &self.directory;
        writeln!(f, "  {} ({})", draft.title, draft.external_id)?;
        writeln!(
            f,
            "    {}, {}, {}, {} supports, language {}; topic {}, area {}, agency {}",
            draft.kind.as_str(),
            draft.stage.as_str(),
            date::shown(draft.created_at),
            draft.votes,
            draft.language,
            name(topics, draft.topic_id),
            name(areas, draft.area_id),
            name(agencies, draft.agency_id)
        )?;
        match markdown::excerpt(&draft.body, 160) {
            words if words.is_empty() => writeln!(f, "    (no text)"),
            words => writeln!(f, "    {words}"),
        }
    }

    fn rejected(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (reason, count) in &self.rejected.reasons {
            write!(f, "\n  {count} x {reason}")?;
        }
        if self.rejected.count > 0 {
            write!(f, "\nThe first of them:")?;
        }
        for row in &self.rejected.first {
            write!(f, "\n  {row}")?;
        }
        match &self.rejected.path {
            Some(path) => write!(f, "\nRejected rows are listed in {}", path.display()),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.dry_run {
            writeln!(f, "Nothing was written. The first rows would look like this:")?;
            self.done.first.iter().try_for_each(|draft| self.sample(f, draft))?;
        }
        match self.done.import_id {
            Some(id) => writeln!(f, "Import {id} (to take it back: masmou import undo {id})")?,
            None if !self.dry_run => writeln!(f, "There was nothing new to write.")?,
            None => {}
        }
        let [imported, updated, unchanged, rejected] = self.counts();
        write!(f, "Imported {imported}, updated {updated}, unchanged {unchanged}, rejected {rejected}")?;
        self.rejected(f)
    }
}

/// Imports as a table.
pub fn table(imports: &[Import]) -> String {
    if imports.is_empty() {
        return "Nothing has been imported.".into();
    }
    let mut lines =
        vec![format!("{:>4}  {:<16}  {:<24}  {:>7}  {:<20}  file", "id", "started (UTC)", "state", "ideas", "source")];
    lines.extend(imports.iter().map(|import| {
        let state = match (import.undone_at, import.finished_at) {
            (Some(at), _) => format!("undone {}", date::shown(at)),
            (None, Some(_)) => "finished".into(),
            (None, None) => "running or cut short".into(),
        };
        let started = date::shown(import.started_at);
        format!(
            "{:>4}  {started:<16}  {state:<24}  {:>7}  {:<20}  {}",
            import.id, import.ideas, import.source, import.file_name
        )
    }));
    lines.join("\n")
}
