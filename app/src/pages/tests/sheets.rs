//! Each page links the sheets that its classes need.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::scene::{every_page, frame};

fn style_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../style")
}

/// Classes that a sheet and what it imports have rules for.
fn classes(sheet: &str) -> BTreeSet<String> {
    let read = |name: &str| std::fs::read_to_string(style_folder().join(name)).unwrap();
    let imports: Vec<String> =
        read(sheet).split("@import url(\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    assert!(!imports.is_empty(), "{sheet} imports nothing");
    imports.iter().flat_map(|name| selectors(&read(name))).collect()
}

/// The first `.name` of each selector: what stands inside it is that one's own matter.
fn selectors(css: &str) -> Vec<String> {
    let heads = css.split('{').map(|part| part.rsplit(['}', ';']).next().unwrap_or(""));
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    heads
        .flat_map(|head| head.split(','))
        .filter_map(|selector| selector.split('.').nth(1))
        .map(|rest| rest.split(|c| !is_of_name(c)).next().unwrap_or("").to_owned())
        .filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
        .collect()
}

#[test]
fn a_page_without_the_sheet_of_offices_uses_none_of_its_classes() {
    let common = classes("main.css");
    let office: BTreeSet<String> = classes("office.css").difference(&common).cloned().collect();
    assert!(office.contains("inbox-entry"), "{office:?}");
    for (name, html) in every_page(&frame("en", false), "plain") {
        let has_sheet = html.contains("o.css");
        let used = html.split("class=\"").skip(1).flat_map(|rest| rest.split('"').next().unwrap_or("").split(' '));
        let lacking: BTreeSet<&str> = used.filter(|class| office.contains(*class)).collect();
        assert!(has_sheet || name.starts_with("part ") || lacking.is_empty(), "{name}: {lacking:?}");
    }
}

#[test]
fn every_file_of_styles_belongs_to_one_sheet() {
    let named = |sheet: &str| std::fs::read_to_string(style_folder().join(sheet)).unwrap();
    let (common, office) = (named("main.css"), named("office.css"));
    for entry in std::fs::read_dir(style_folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name == "main.css" || name == "office.css" {
            continue;
        }
        let import = format!("url(\"{name}\")");
        assert!(common.contains(&import) != office.contains(&import), "{name}");
    }
}
