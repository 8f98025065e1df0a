//! The arrows between modules, read from the source: SQL stands in stores, rules know nothing of
//! the rest, and nobody calls back up.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// Files besides stores that speak to an engine: the database itself, and commands that read or
/// write whole tables.
const ALSO_SQL: [&str; 16] = [
    "backup.rs",
    "backup/load.rs",
    "backup/manifest.rs",
    "backup/restore.rs",
    "backup/rows.rs",
    "backup/take.rs",
    "check/engine.rs",
    "check/repair.rs",
    "check/rules.rs",
    "db.rs",
    "db/migrate.rs",
    "db/sqlite.rs",
    "generate.rs",
    "generate/city.rs",
    "generate/inbox.rs",
    "generate/roadmap.rs",
];

struct Source {
    /// Below the folder that was read, with `/`.
    path: String,
    /// Without comments.
    code: String,
}

fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    assert!(found.len() > 5, "{} holds the sources", root.display());
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            let path = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            found.push(Source { path, code });
        }
    }
}

fn named(sources: &[Source], has: impl Fn(&str) -> bool) -> Vec<&str> {
    sources.iter().filter(|source| has(&source.code)).map(|source| source.path.as_str()).collect()
}

/// Whether a text that is quoted begins as a statement, or a statement is run.
fn holds_sql(code: &str) -> bool {
    const WORDS: [&str; 7] = ["select ", "insert into ", "update ", "delete from ", "pragma ", "vacuum ", "begin "];
    let quoted = code.split('"').skip(1).map(|text| text.trim_start().to_lowercase());
    let runs = ["sqlx::query", "sqlx::raw_sql", "sqlx::migrate!"].iter().any(|call| code.contains(call));
    runs || quoted.into_iter().any(|text| WORDS.iter().any(|word| text.starts_with(word)))
}

fn is_store(path: &str) -> bool {
    path.ends_with("/store.rs")
}

#[test]
fn sql_stands_in_stores_alone() {
    let sources = sources("src");
    let with_sql = named(&sources, holds_sql);
    let mut others: Vec<&str> = with_sql.iter().copied().filter(|path| !is_store(path)).collect();
    others.sort_unstable();
    assert_eq!(others, ALSO_SQL, "files with SQL that are no stores, and those that may have it");
    let stores = sources.iter().filter(|source| is_store(&source.path)).count();
    assert_eq!(with_sql.len() - others.len(), stores, "each store holds SQL");
}

#[test]
fn handlers_open_no_transactions() {
    let mut sources = sources("src");
    sources.retain(|source| source.path.ends_with("/handlers.rs") || source.path.starts_with("web/"));
    let none: [&str; 0] = [];
    assert_eq!(named(&sources, |code| code.contains("db.write()") || code.contains("Tx")), none);
}

#[test]
fn use_cases_and_stores_know_nothing_of_http() {
    let mut sources = sources("src");
    sources.retain(|source| is_store(&source.path) || source.path.ends_with("/mod.rs"));
    sources.retain(|source| !source.path.starts_with("web/"));
    let none: [&str; 0] = [];
    assert_eq!(named(&sources, |code| code.contains("axum") || code.contains("web::")), none);
}

#[test]
fn the_domain_imports_nothing_of_ours() {
    let domain = sources("../app/src/domain");
    let none: [&str; 0] = [];
    let elsewhere = |code: &str| code.split("crate::").skip(1).any(|rest| !rest.starts_with("domain"));
    assert_eq!(named(&domain, elsewhere), none);
    assert_eq!(named(&domain, |code| code.contains("leptos") || code.contains("super::super")), none);
}

#[test]
fn the_app_never_names_the_server() {
    let none: [&str; 0] = [];
    assert_eq!(named(&sources("../app/src"), |code| code.contains("masmou::")), none);
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/Cargo.toml")).unwrap();
    assert!(!manifest.contains("../server"), "app depends on the server");
}
