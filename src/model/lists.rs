//! Rows of the document list and of the entity list.

use serde::{Deserialize, Serialize};

use super::filter::{Filter, Sieve};
use super::words::date_text;
use crate::arabic::fold;
use crate::base::{DateValue, DocumentId, EntityId, EntityKind};
use crate::resolve::{Analysis, DateSource, Entity, Role};

/// How many steps the bar of an entity's weight over time has.
pub const SPARK_STEPS: usize = 5;

/// A day as it is shown, and how it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayCell {
    pub value: DateValue,
    pub text: String,
    pub source: DateSource,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    pub document: DocumentId,
    pub path: String,
    pub title: String,
    pub outlet: Option<String>,
    /// `None`: no day is known.
    pub day: Option<DayCell>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityRow {
    pub entity: EntityId,
    pub kind: EntityKind,
    pub name: String,
    /// Mentions that pass the filter.
    pub count: u32,
    /// The office most often named, with its country or body: `وزير الخارجية · تركيا`.
    pub office: Option<String>,
    /// Mentions in each fifth of the folder's days, first to last. All 0 where no document has a day.
    pub spark: [u32; SPARK_STEPS],
    /// Every spelling in its normal form, a line each, for search.
    folded: String,
}

/// By what the entity list is sorted; equal rows keep the analysis' order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntitySort {
    /// Most mentioned first.
    #[default]
    Count,
    /// By normal form of the name.
    Name,
    /// People, organisations, places, equipment; each by count.
    Kind,
}

/// Which entity rows are wanted, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EntityQuery {
    pub kind: Option<EntityKind>,
    /// A part of any spelling; hamza, diacritics and the like do not matter. Empty finds all.
    pub search: String,
    pub sort: EntitySort,
    pub reversed: bool,
}

/// The documents that pass `filter`, in the analysis' order.
pub fn documents(analysis: &Analysis, filter: &Filter) -> Vec<DocumentRow> {
    let passing = Sieve::new(analysis, filter).documents();
    (0..analysis.documents.len()).filter(|&at| passing[at]).map(|at| document_row(analysis, at)).collect()
}

pub(super) fn document_row(analysis: &Analysis, index: usize) -> DocumentRow {
    let record = &analysis.documents[index];
    let day = record.date.as_ref().map(|date| DayCell {
        value: date.value,
        text: date_text(&date.value),
        source: date.source,
    });
    DocumentRow {
        document: DocumentId::from_index(index),
        path: record.path.clone(),
        title: record.title.clone(),
        outlet: record.outlet.clone(),
        day,
    }
}

/// The entities that pass `filter` and are mentioned in a document that does, in the analysis' order.
pub fn entities(analysis: &Analysis, filter: &Filter) -> Vec<EntityRow> {
    let sieve = Sieve::new(analysis, filter);
    let passing = sieve.documents();
    let step_of = spark_steps(analysis);
    let mut rows = Vec::new();
    for entity in analysis.entities.iter().filter(|entity| sieve.passes_entity(entity.id)) {
        let (mut count, mut spark) = (0, [0; SPARK_STEPS]);
        for mention in entity.mentions.iter().filter(|m| passing.get(m.document.index()) == Some(&true)) {
            count += 1;
            if let Some(step) = step_of[mention.document.index()] {
                spark[step] += 1;
            }
        }
        if count == 0 {
            continue;
        }
        let spellings = std::iter::once(&entity.name).chain(entity.aliases.iter().map(|alias| &alias.name));
        let folded = spellings.map(|name| fold(name)).collect::<Vec<_>>().join("\n");
        let office = top_office(entity).map(|role| office_text(analysis, role));
        rows.push(EntityRow {
            entity: entity.id,
            kind: entity.kind,
            name: entity.name.clone(),
            count,
            office,
            spark,
            folded,
        });
    }
    rows
}

/// The indices of the rows that `query` asks for, in its order.
pub fn select(rows: &[EntityRow], query: &EntityQuery) -> Vec<usize> {
    select_with(rows, query, |_| false)
}

/// The same, where a row is also found that `is_found` knows something of, such as a tag with these words.
pub fn select_with(rows: &[EntityRow], query: &EntityQuery, is_found: impl Fn(&EntityRow) -> bool) -> Vec<usize> {
    let wanted = fold(query.search.trim());
    let has_words = |row: &EntityRow| row.folded.contains(&wanted) || is_found(row);
    let fits = |row: &EntityRow| query.kind.is_none_or(|kind| kind == row.kind) && has_words(row);
    let mut found: Vec<usize> = (0..rows.len()).filter(|&at| fits(&rows[at])).collect();
    let first_line = |at: &usize| rows[*at].folded.lines().next().unwrap_or("");
    match query.sort {
        EntitySort::Count => found.sort_by_key(|&at| std::cmp::Reverse(rows[at].count)),
        EntitySort::Name => found.sort_by(|a, b| first_line(a).cmp(first_line(b))),
        EntitySort::Kind => found.sort_by_key(|&at| (rows[at].kind, std::cmp::Reverse(rows[at].count))),
    }
    if query.reversed {
        found.reverse();
    }
    found
}

/// For each document, which fifth of the folder's days it falls in.
fn spark_steps(analysis: &Analysis) -> Vec<Option<usize>> {
    let day_of = |date: &DateValue| date.interval().map(|days| days.first);
    let days: Vec<_> =
        analysis.documents.iter().map(|d| d.date.as_ref().and_then(|date| day_of(&date.value))).collect();
    let known = || days.iter().flatten();
    let (Some(&first), Some(&last)) = (known().min(), known().max()) else { return vec![None; days.len()] };
    let days_after_first = |day: jiff::civil::Date| i64::from(first.until(day).map_or(0, |span| span.get_days()));
    let whole = days_after_first(last) + 1;
    let step = |day| usize::try_from(days_after_first(day) * SPARK_STEPS as i64 / whole).unwrap_or(0);
    days.into_iter().map(|day| day.map(|day| step(day).min(SPARK_STEPS - 1))).collect()
}

/// The office named most often, one held now before one held formerly.
pub(super) fn top_office(entity: &Entity) -> Option<&Role> {
    // `max_by_key` returns the last of equals; reversed, the first of the table wins.
    entity.roles.iter().rev().max_by_key(|role| (!role.former, role.evidence.len()))
}

/// `وزير الخارجية · تركيا`.
pub(super) fn office_text(analysis: &Analysis, role: &Role) -> String {
    match role.of.and_then(|of| analysis.entities.get(of.index())) {
        Some(of) => format!("{} · {}", role.title, of.name),
        None => role.title.clone(),
    }
}
