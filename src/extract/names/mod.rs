//! Names of people, organisations, places and equipment.
//!
//! Several readers propose candidates, each with the witnesses that speak for it; one choice is made among all that overlap. What the
//! first choice is sure of is then looked for again in part, and the choice is made anew.

mod candidate;
mod compound;
mod credits;
mod equipment;
mod extent;
mod field;
mod homonyms;
mod organizations;
mod people;
mod places;
mod repeats;
mod tagged;
mod unsure;
#[cfg(test)]
mod tests;

pub use extent::given_not_title;

use super::reading::{DateMention, Mention};
use super::source::Source;
use super::titles::{self, Landmark, Landmarks};
use super::words::{Cut, Words};
use crate::arabic::without_marks;
use crate::base::EntityKind;
use candidate::{Candidate, cover, select};
use repeats::KnownParts;
use tagged::Statistics;

/// What a document names.
pub struct Names {
    /// In text order and without overlap; none lies inside a date expression.
    pub mentions: Vec<Mention>,
    /// What another document may make a name, in text order, beside the mentions.
    pub unsure: Vec<Mention>,
}

/// The names in a document.
pub fn read(words: &Words<'_>, dates: &[DateMention]) -> Names {
    read_without(words, dates, None)
}

/// The names in a document as they would be read if one witness said nothing, to measure what it adds.
pub fn read_without(words: &Words<'_>, dates: &[DateMention], silent: Option<&str>) -> Names {
    let silence = |candidates: &mut [Candidate]| {
        silent.into_iter().for_each(|name| candidates.iter_mut().for_each(|candidate| candidate.forget(name)));
    };
    let mut candidates = Vec::new();
    places::propose(words, &mut candidates);
    organizations::propose(words, &mut candidates);
    equipment::propose(words, &mut candidates);
    let landmarks = landmarks(words, &candidates);
    announced_people(words, &landmarks, &mut candidates);
    people::by_given_name(words, &mut candidates);
    people::by_abbreviation(words, &mut candidates);
    people::by_line(words, &mut candidates);
    people::by_patronymic(words, &mut candidates);
    people::by_nisba(words, &mut candidates);
    people::by_hyphen(words, &mut candidates);
    people::by_unknown(words, &mut candidates);
    people::by_second_word(words, &mut candidates);
    people::by_noun(words, &mut candidates);
    people::by_frame(words, &mut candidates);
    credits::propose(words, &mut candidates);
    candidates.retain(|candidate| !in_date(dates, candidate));

    cover(&mut candidates);
    let statistics = Statistics::read(words);
    statistics.weigh(&mut candidates);

    silence(&mut candidates);
    let first = select(&candidates);
    let known = KnownParts::learn(words, first.iter().map(|&n| &candidates[n]));
    let weighed = candidates.len();
    known.propose(words, &mut candidates);
    statistics.weigh(&mut candidates[weighed..]);
    known.join(&mut candidates[..weighed]);
    silence(&mut candidates[weighed..]);
    candidates.retain(|candidate| !in_date(dates, candidate));
    let chosen = select(&candidates);
    let told = |n: &usize| mention(words.source, &candidates[*n]);
    let mut mentions: Vec<Mention> = chosen.iter().map(told).collect();
    homonyms::tell_apart(words, &mut mentions);
    Names { mentions, unsure: unsure::held_back(&candidates, &chosen).iter().map(told).collect() }
}

/// Whether a person's name can begin at a token behind a title, and how much it looks so.
pub fn opening_of_name(words: &Words<'_>, token: usize, cut: &Cut) -> Option<f32> {
    extent::opening(words, token, cut, true)
}

fn in_date(dates: &[DateMention], candidate: &Candidate) -> bool {
    let after = dates.partition_point(|date| date.range.end <= candidate.range.start);
    dates.get(after).is_some_and(|date| date.range.overlaps(candidate.range))
}

/// For each token, the longest believed body or place that begins there, as titles need them.
fn landmarks(words: &Words<'_>, candidates: &[Candidate]) -> Landmarks {
    let mut table: Vec<Option<Landmark>> = vec![None; words.len()];
    let mut scores = vec![0.0_f32; words.len()];
    for candidate in candidates {
        let first = candidate.tokens.0;
        let usable = matches!(candidate.kind, EntityKind::Organization | EntityKind::Place);
        if !usable || candidate.score <= scores[first] {
            continue;
        }
        scores[first] = candidate.score;
        let (conjunction, preposition) = clitics_before(words, first, candidate);
        table[first] = Some(Landmark {
            first: u32::try_from(first).unwrap_or(u32::MAX),
            end: u32::try_from(candidate.tokens.1).unwrap_or(u32::MAX),
            kind: candidate.kind,
            country: candidate.country,
            mention: None,
            conjunction,
            preposition,
        });
    }
    Landmarks(table)
}

fn clitics_before(words: &Words<'_>, token: usize, candidate: &Candidate) -> (bool, Option<char>) {
    let cut = words.cuts(token).iter().find(|cut| words.name_start(token, cut) == candidate.range.start);
    cut.map_or((false, None), |cut| (cut.conjunction, cut.preposition))
}

fn announced_people(words: &Words<'_>, landmarks: &Landmarks, candidates: &mut Vec<Candidate>) {
    for token in 0..words.len() {
        let Some(title) = titles::scan(words, landmarks, token) else { continue };
        if let Some(first) = title.name_at {
            let cut = *words.bare(first);
            people::announced(words, &title, &cut, candidates);
            for link in titles::chain(words, &title.form, first) {
                people::announced_at(words, link.name_at, &link.cut, candidates);
            }
        }
    }
}

fn mention(source: &Source<'_>, candidate: &Candidate) -> Mention {
    let covered = candidate.range.of(source.text);
    let name = without_marks(covered);
    let swallowed = name.starts_with("لل") || (name.starts_with('ل') && article_swallowed(source, candidate));
    let name = if swallowed { format!("ا{name}") } else { name };
    Mention {
        range: candidate.range,
        kind: candidate.kind,
        name: name.split_whitespace().collect::<Vec<_>>().join(" ").replace('_', " "),
        country: candidate.country.map(str::to_owned),
        sentence: source.sentence_at(candidate.range.start),
        score: candidate.probability(),
        witnesses: candidate.witnesses.clone(),
    }
}

/// The mark begins at the second lam of لل: `ل⟦لشرع⟧`.
fn article_swallowed(source: &Source<'_>, candidate: &Candidate) -> bool {
    let start = candidate.range.start as usize;
    source.text.get(..start).is_some_and(|before| before.ends_with('ل'))
        && candidate.tokens.0 < source.tokens.len()
        && source.tokens[candidate.tokens.0].range.start < candidate.range.start
}
