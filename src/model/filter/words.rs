//! Filters in words, for chips and menus.

use super::{Certainty, Criterion};
use crate::base::{EventKind, Precision};
use crate::model::words::{date_text, date_text_short};
use crate::resolve::Analysis;

impl Certainty {
    /// What menus and chips call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Stated => "Day stated",
            Self::Inferred => "Day inferred",
            Self::Undated => "Undated",
            Self::Corroborated => "Two sources or more",
            Self::Disputed => "Sources differ",
            Self::Happened => "Happened",
            Self::Scheduled => "Scheduled",
        }
    }
}

impl Criterion {
    /// A few words for a chip: `10 Oct – 19 Oct 2025`, a name, `meetings`, `2 documents`.
    pub fn label(&self, analysis: &Analysis) -> String {
        let title = |document: crate::base::DocumentId| {
            analysis.documents.get(document.index()).map_or("a document that is gone", |record| record.title.as_str())
        };
        match self {
            Self::Days(days) => days_text(*days),
            Self::Kind(kind) => kind_plural(*kind).to_owned(),
            Self::Entity(id) => analysis.entities.get(id.index()).map_or("gone", |entity| &entity.name).to_owned(),
            Self::Source(source) => source.clone(),
            Self::Documents(documents) => match (documents.len(), documents.first()) {
                (1, Some(first)) => title(*first).to_owned(),
                (many, _) => format!("{many} documents"),
            },
            Self::Words { text, .. } => format!("“{text}”"),
            Self::Certainty(certainty) => certainty.label().to_owned(),
        }
    }
}

/// What several events of one kind are called.
pub fn kind_plural(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Meeting => "Meetings",
        EventKind::Visit => "Visits",
        EventKind::Call => "Calls",
        EventKind::Announcement => "Announcements",
        EventKind::Agreement => "Agreements",
        EventKind::Decision => "Decisions",
    }
}

/// `10 Oct – 19 Oct 2025`, and one day as itself.
pub fn days_text(days: crate::base::DayInterval) -> String {
    let text = |day| date_text(&Precision::Day(day).into());
    if days.is_day() {
        return text(days.first);
    }
    let first: crate::base::DateValue = Precision::Day(days.first).into();
    let first = if days.first.year() == days.last.year() { date_text_short(&first) } else { date_text(&first) };
    format!("{first} – {}", text(days.last))
}
