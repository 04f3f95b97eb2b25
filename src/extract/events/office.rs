//! Phrases that name an office and its country and nobody: `وزير الدفاع اليمني`.

use super::identity::{meant_by, without_gender};
use super::phrase::{Phrase, Relation, describing};
use super::scan::Scan;
use crate::arabic::lexicon::{Country, Cue};
use crate::arabic::{fold, original_offset, splits, without_article, without_marks};
use crate::base::{EntityKind, TextRange};
use crate::extract::reading::{OfficeParty, Side};

/// The wording of an office as offices are compared by: normal form, without articles and endings of gender, ways of saying the same made
/// one (`رئيس الحكومة` is `رئيس الوزراء`).
pub fn office_key(title: &str) -> String {
    let folded = fold(title);
    let words: Vec<&str> = folded.split_whitespace().map(|word| without_gender(without_article(word))).collect();
    meant_by(&words).join(" ")
}

/// The office that a phrase of a trigger's parties names in place of a person; `None` where it names somebody, several, or no country.
pub fn office_party(scan: &Scan<'_>, phrase: &Phrase, side: Side) -> Option<OfficeParty> {
    let nobody = phrase.mention.is_none() && phrase.kind == EntityKind::Person;
    let stands_for_country = phrase.kind == EntityKind::Place
        && phrase.tokens.clone().all(|t| scan.is_free(t) && scan.mention_of[t] != phrase.mention);
    let behalf = matches!(phrase.relation, Relation::Behalf | Relation::Other);
    if !(nobody || stands_for_country) || behalf || phrase.plural {
        return None;
    }
    let head = phrase.tokens.start;
    let word = describing(scan.normal(head));
    let honorific = scan.cue(head, Cue::Honorific).is_some() && without_article(word) != "رييس";
    if honorific || !scan.is_office_stem(without_article(word)) || !phrase.tokens.clone().all(|t| scan.is_free(t)) {
        return None;
    }
    let behind = phrase.tokens.start + 1..phrase.tokens.end;
    let country: Country = behind.clone().find_map(|t| scan.nisba(t))?;
    let field = behind.filter(|t| scan.nisba(*t).is_none()).map(|t| scan.normal(t));
    let title: Vec<&str> = std::iter::once(word).chain(field).collect();
    let cut = splits(scan.normal(head)).iter().find(|split| split.stem == word || split.stem == without_article(word));
    let skip = cut.map_or(0, |split| split.name_start - if split.article { 2.min(split.name_start) } else { 0 });
    let start = scan.source.tokens[head].range.start
        + u32::try_from(original_offset(scan.source.surface(head), skip)).unwrap_or(0);
    let range = TextRange::new(start, scan.source.tokens[phrase.tokens.end - 1].range.end);
    Some(OfficeParty {
        range,
        words: without_marks(range.of(scan.source.text)),
        key: office_key(&title.join(" ")),
        country: country.to_owned(),
        side,
    })
}
