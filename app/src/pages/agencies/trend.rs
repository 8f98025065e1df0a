//! First answers by month: a drawing, and the same as a table for those who cannot see it.

use leptos::prelude::*;

use super::{days, percent};
use crate::domain::figures::{Month, share};
use crate::i18n::Lang;
use crate::parts::icon::{Icon, icon};

/// A month of the reader's calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthView {
    /// Its name with the year.
    pub name: String,
    /// What was done in it.
    pub month: Month,
}

/// Height of the drawing, and the width of a month in it.
const HEIGHT: i64 = 120;
const STEP: i64 = 40;

/// The section.
pub(super) fn section(lang: Lang, months: &[MonthView]) -> Option<impl IntoView + use<>> {
    if months.iter().all(|one| one.month.count == 0) {
        return None;
    }
    let rows: Vec<_> = months
        .iter()
        .map(|MonthView { name, month }| {
            let share = share(month.in_time, month.count - month.in_time);
            view! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td>{lang.number(month.count)}</td>
                    <td>{percent(lang, share)}</td>
                    <td>{days(lang, month.median_halves)}</td>
                </tr>
            }
        })
        .collect();
    let (first, last) = (months.first()?.name.clone(), months.last()?.name.clone());
    Some(view! {
        <section aria-labelledby="trend-title">
            <div class="section-head"><h2 id="trend-title">{lang.t("agency-trend")}</h2></div>
            <ul class="trend-key">
                <li data-key="in-time">{lang.t("clock-in-time")}</li>
                <li data-key="late">{lang.t("clock-late")}</li>
            </ul>
            {drawing(lang, months)}
            <p class="trend-ends" aria-hidden="true"><span>{first}</span><span>{last}</span></p>
            <details class="disclosure">
                <summary>{icon(Icon::Down)}{lang.t("agency-trend-table")}</summary>
                <table class="figures">
                    <thead>
                        <tr>
                            <th scope="col">{lang.t("agency-month")}</th>
                            <th scope="col">{lang.t("agency-done")}</th>
                            <th scope="col">{lang.t("agency-share")}</th>
                            <th scope="col">{lang.t("agency-median")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </section>
    })
}

/// A column for each month: what was in time stands on the ground, what was late on top of it. The
/// months run as the language is read.
fn drawing(lang: Lang, months: &[MonthView]) -> impl IntoView + use<> {
    let most = months.iter().map(|one| one.month.count).max().unwrap_or(1).max(1);
    let width = STEP * months.len() as i64;
    let columns: Vec<_> = months
        .iter()
        .enumerate()
        .map(|(index, MonthView { month, .. })| {
            let index = index as i64;
            let x = if lang.dir == "rtl" { width - (index + 1) * STEP } else { index * STEP } + 6;
            let all = month.count * (HEIGHT - 4) / most;
            let in_time = month.in_time * (HEIGHT - 4) / most;
            let bar = |class: &'static str, from: i64, height: i64| {
                (height > 0).then(|| {
                    view! {
                        <rect class=class x=x.to_string() y=(HEIGHT - from - height).to_string()
                            width=(STEP - 12).to_string() height=height.to_string()></rect>
                    }
                })
            };
            (bar("trend-in-time", 0, in_time), bar("trend-late", in_time, all - in_time))
        })
        .collect();
    view! {
        <svg class="trend" viewBox=format!("0 0 {width} {HEIGHT}") role="img" aria-label=lang.t("agency-trend-drawing")
            preserveAspectRatio="none">{columns}</svg>
    }
}
