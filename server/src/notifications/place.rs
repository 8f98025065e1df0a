//! Where a notice leads.

use app::domain::moderation::Subject;
use app::domain::notice::NoticeKind;
use serde_json::Value;

use super::store::NoticeRow;

/// The path, without language, of what a notice is about.
pub fn path(row: &NoticeRow) -> String {
    let data = row.data();
    match NoticeKind::parse(&row.kind) {
        Some(kind) => of_kind(kind, row, &data).unwrap_or_else(|| subject(row)),
        None => subject(row),
    }
}

/// The idea or the item.
fn subject(row: &NoticeRow) -> String {
    match (row.item_id, row.idea_id) {
        (Some(item), _) => format!("/roadmap/{item}"),
        (None, Some(idea)) => format!("/ideas/{idea}"),
        (None, None) => "/notices".to_owned(),
    }
}

fn of_kind(kind: NoticeKind, row: &NoticeRow, data: &Value) -> Option<String> {
    let number = |key: &str| data[key].as_i64();
    match kind {
        NoticeKind::Replied | NoticeKind::Commented => Some(format!("/comments/{}", number("comment")?)),
        NoticeKind::CaseAttached => Some(format!("/ideas/{}#case-{}", row.idea_id?, number("case")?)),
        NoticeKind::Answered | NoticeKind::Asked => {
            Some(format!("/ideas/{}#answer-{}", row.idea_id?, number("answer")?))
        }
        NoticeKind::Split => Some(format!("/splits/{}", number("split")?)),
        NoticeKind::EditProposed => Some(format!("/ideas/{}/edit-proposal", row.idea_id?)),
        // The reason stands where one can object.
        NoticeKind::Decided if data["verdict"] == "hide" => Some(format!("/decisions/{}/appeal", number("decision")?)),
        NoticeKind::AppealDecided if data["outcome"] == "upheld" => {
            Some(format!("/decisions/{}/appeal", number("decision")?))
        }
        NoticeKind::Decided | NoticeKind::Held | NoticeKind::AppealDecided => of_words(row, data),
        NoticeKind::LookedAt => Some(format!("/roadmap/{}#reopening", row.item_id?)),
        NoticeKind::Delivered => Some(format!("/roadmap/{}#outcome", row.item_id?)),
        _ => None,
    }
}

/// What somebody wrote.
fn of_words(row: &NoticeRow, data: &Value) -> Option<String> {
    let id = data["id"].as_i64()?;
    Some(match Subject::parse(data["subject"].as_str()?)? {
        Subject::Idea => format!("/ideas/{id}"),
        Subject::Comment => format!("/comments/{id}"),
        Subject::Case => format!("/ideas/{}#case-{id}", row.idea_id?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(kind: &str, item_id: Option<i64>, data: &str) -> NoticeRow {
        NoticeRow {
            id: 1,
            subject: 0,
            kind: kind.into(),
            idea_id: Some(7),
            item_id,
            actor: None,
            data: data.into(),
            read_at: None,
            created_at: 0,
        }
    }

    #[test]
    fn each_notice_leads_to_its_place() {
        for (kind, item, data, place) in [
            ("commented", None, r#"{"comment":12}"#, "/comments/12"),
            ("answered", None, r#"{"answer":3,"stage":"done"}"#, "/ideas/7#answer-3"),
            ("merged", None, r#"{"from":2}"#, "/ideas/7"),
            ("split", None, r#"{"split":5}"#, "/splits/5"),
            ("stage_moved", Some(4), "{}", "/roadmap/4"),
            ("delivered", Some(4), "{}", "/roadmap/4#outcome"),
            ("decided", None, r#"{"decision":5,"verdict":"hide","subject":"comment","id":9}"#, "/decisions/5/appeal"),
            ("decided", None, r#"{"decision":5,"verdict":"restore","subject":"comment","id":9}"#, "/comments/9"),
            ("held", None, r#"{"subject":"case","id":9}"#, "/ideas/7#case-9"),
            ("commented", None, "{}", "/ideas/7"),
            ("of a later version", None, "{}", "/ideas/7"),
        ] {
            assert_eq!(path(&row(kind, item, data)), place, "{kind} {data}");
        }
    }
}
