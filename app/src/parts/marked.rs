//! A text with words in it marked.

use leptos::prelude::*;

/// The text, with the given bytes of it marked; what does not fit the text is passed over.
pub fn marked(text: &str, marks: &[std::ops::Range<usize>]) -> Vec<AnyView> {
    let mut pieces = Vec::with_capacity(marks.len() * 2 + 1);
    let mut done = 0;
    // Leptos writes an empty text as a space, which would tear a word apart.
    let plain = |piece: &str| (!piece.is_empty()).then(|| piece.to_owned().into_any());
    for mark in marks {
        let (Some(before), Some(word)) = (text.get(done..mark.start), text.get(mark.clone())) else { continue };
        if word.is_empty() {
            continue;
        }
        pieces.extend(plain(before));
        pieces.push(view! { <mark>{word.to_owned()}</mark> }.into_any());
        done = mark.end;
    }
    pieces.extend(plain(text.get(done..).unwrap_or("")));
    pieces
}

/// The same, where what is not marked is told from it, too: by a line below its words. Without any
/// marks nothing was compared, and nothing is told.
pub fn compared(text: &str, marks: &[std::ops::Range<usize>]) -> Vec<AnyView> {
    if marks.is_empty() {
        return vec![text.to_owned().into_any()];
    }
    let mut pieces = Vec::with_capacity(marks.len() * 2 + 1);
    let mut done = 0;
    for mark in marks {
        let (Some(before), Some(word)) = (text.get(done..mark.start), text.get(mark.clone())) else { continue };
        if word.is_empty() {
            continue;
        }
        pieces.extend(differing(before));
        pieces.push(view! { <mark>{word.to_owned()}</mark> }.into_any());
        done = mark.end;
    }
    pieces.extend(differing(text.get(done..).unwrap_or("")));
    pieces
}

/// Each word by itself, so that no line runs below the space between.
fn differing(text: &str) -> Vec<AnyView> {
    let mut pieces = Vec::new();
    for piece in text.split_inclusive(' ') {
        let word = piece.trim_end_matches(' ');
        if word.chars().any(char::is_alphanumeric) {
            pieces.push(view! { <span class="differs">{word.to_owned()}</span> }.into_any());
        } else if !word.is_empty() {
            pieces.push(word.to_owned().into_any());
        }
        if piece.len() > word.len() {
            pieces.push(" ".into_any());
        }
    }
    pieces
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init)]
mod tests {
    use super::*;
    use crate::parts::document::render;

    fn html(text: &str, marks: &[std::ops::Range<usize>]) -> String {
        render(|| view! { <p>{marked(text, marks)}</p> }).replace("<!>", "")
    }

    #[test]
    fn words_are_marked_and_nothing_else_changes() {
        assert_eq!(html("a lamp", &[2..6]), "<p>a <mark>lamp</mark></p>");
        assert_eq!(html("streetlamp", &[0..6, 6..10]), "<p><mark>street</mark><mark>lamp</mark></p>");
        let hostile = html("<b>lamp</b>", &[3..7]);
        assert_eq!(hostile, "<p>&lt;b&gt;<mark>lamp</mark>&lt;/b&gt;</p>");
    }

    #[test]
    fn what_differs_is_told_word_by_word() {
        let html = render(|| view! { <p>{compared("A lamp, out", &[2..6])}</p> }).replace("<!>", "");
        let out = "<span class=\"differs\">out</span>";
        assert_eq!(html, format!("<p><span class=\"differs\">A</span> <mark>lamp</mark>, {out}</p>"));
    }

    #[test]
    fn marks_that_do_not_fit_are_passed_over() {
        assert_eq!(html("چراغ", &[1..3, 0..4, 2..6, 6..99]), "<p><mark>چر</mark>اغ</p>");
    }

    #[test]
    fn words_are_marked_in_their_own_spelling() {
        let title = "چراغ‌های خیابان مدرسه";
        let at = title.find("خیابان").unwrap();
        assert_eq!(html(title, &[at..at + "خیابان".len()]), "<p>چراغ‌های <mark>خیابان</mark> مدرسه</p>");
    }

    #[test]
    fn marks_that_fit_no_letters_mark_nothing_and_markup_stays_text() {
        let hostile = html("<b>نور</b>", &[0..1, 0..2, 4..5, 90..95]);
        assert_eq!(hostile, "<p><mark>&lt;</mark>b&gt;نور&lt;/b&gt;</p>");
    }
}
