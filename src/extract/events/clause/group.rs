//! Duals and words for groups (`وقّعا`, `الجانبان`, `القادة الثلاثة`) → those whom they mean.
//!
//! A dual agrees with two: it means the last two who were named together as parties of one clause. A number after the noun asks for a list
//! of as many. Words for countries and for bodies mean countries and bodies.

use std::collections::BTreeMap;

use super::{Clause, group, phrases_in};
use crate::arabic::lexicon::{Country, Cue};
use crate::base::EntityKind;
use crate::extract::events::phrase::{Phrase, Relation};
use crate::extract::events::scan::Scan;
use crate::extract::events::weights;

/// What a group word stands for: countries (`البلدان`), bodies (`الشركتان`) or people.
pub(super) fn kind_of_group(scan: &Scan<'_>, phrase: &Phrase) -> EntityKind {
    let head = phrase.tokens.start;
    let names = |cue: Cue| scan.cue(head, cue).is_some() || scan.is_back_behind_clitics(head, cue);
    match (names(Cue::Countries), names(Cue::PairOfBodies)) {
        (true, _) => EntityKind::Place,
        (_, true) => EntityKind::Organization,
        _ => EntityKind::Person,
    }
}

/// The two countries that the document names most.
fn main_countries(scan: &Scan<'_>, phrases: &[Phrase]) -> Vec<usize> {
    let mut counts: BTreeMap<Country, (usize, usize)> = BTreeMap::new();
    for (number, phrase) in phrases.iter().enumerate().filter(|(_, p)| p.kind == EntityKind::Place) {
        let place = phrase.mention.and_then(|mention| scan.place_name(mention)).filter(|place| place.is_country);
        if let Some(country) = place.and_then(|place| place.country) {
            counts.entry(country).or_insert((0, number)).0 += 1;
        }
    }
    let mut most: Vec<(usize, usize)> = counts.into_values().collect();
    most.sort_by_key(|(count, first)| (std::cmp::Reverse(*count), *first));
    match most[..] {
        [(_, a), (_, b)] => vec![a, b],
        [(_, a), (second, b), (third, _), ..] if second > third => vec![a, b],
        _ => Vec::new(),
    }
}

/// Whom a group word means: by a number (`القادة الثلاثة`) the list of so many people named last, else the last pair. The sides of an
/// agreement (`signs`) are bodies or countries as well as people.
pub fn meant_by_group(
    scan: &Scan<'_>,
    phrases: &[Phrase],
    clauses: &[Clause],
    number: usize,
    signs: bool,
) -> Vec<usize> {
    let phrase = &phrases[number];
    let start = phrase.tokens.start;
    let count = phrase.tokens.clone().chain([phrase.tokens.end]).find_map(|t| group_size(scan, t));
    // `عدد من الوزراء` is no two.
    let several = scan.cue(start, Cue::Several).is_some() || scan.is_back_behind_clitics(start, Cue::Several);
    if count.is_none() && several {
        return Vec::new();
    }
    let Some(count) = count else {
        let Some(at) = clauses.iter().position(|c| c.tokens.contains(&start)) else { return Vec::new() };
        let kind = kind_of_group(scan, phrase);
        let mut pair = pair_before(scan, phrases, clauses, at, kind);
        if pair.is_empty() && signs && kind == EntityKind::Person {
            pair = pair_before(scan, phrases, clauses, at, EntityKind::Organization);
        }
        let countries = kind == EntityKind::Place || signs && kind == EntityKind::Person;
        return if pair.is_empty() && countries { main_countries(scan, phrases) } else { pair };
    };
    let sentence = scan.source.sentence_of[start];
    let near = |p: &Phrase| scan.source.sentence_of[p.tokens.start] + weights::LIST_REACH >= sentence;
    let lists = (0..number).rev().filter(|n| !phrases[*n].inner && !phrases[*n].joined && near(&phrases[*n]));
    let mut lists = lists.map(|first| group(phrases, first));
    lists
        .find(|list| {
            list.len() == count
                && list.iter().all(|n| phrases[*n].kind == EntityKind::Person && phrases[*n].mention.is_some())
        })
        .unwrap_or_default()
}

/// `الثلاثة` → 3.
fn group_size(scan: &Scan<'_>, token: usize) -> Option<usize> {
    const SIZES: std::ops::RangeInclusive<usize> = 3..=6;
    let size = usize::try_from(scan.cardinal(scan.normal(token).strip_prefix("ال")?)?).ok()?;
    SIZES.contains(&size).then_some(size)
}

/// Whom a dual means: the two parties named last before the clause, by و, by `بين`, or as subject and party of one verb.
pub fn pair_before(scan: &Scan<'_>, phrases: &[Phrase], clauses: &[Clause], at: usize, kind: EntityKind) -> Vec<usize> {
    let start = clauses[at].tokens.start;
    let sentence = scan.source.sentence_of[start];
    let acts = |p: &Phrase| p.kind == kind && p.mention.is_some();
    for clause in clauses[..at].iter().rev() {
        if scan.source.sentence_of[clause.tokens.start] + weights::PAIR_REACH < sentence {
            break;
        }
        let mut pair: Vec<usize> = clause.subject.iter().copied().filter(|n| acts(&phrases[*n])).collect();
        for (number, phrase) in phrases_in(phrases, &clause.tokens) {
            let party = matches!(
                phrase.relation,
                Relation::Bare
                    | Relation::With
                    | Relation::Between
                    | Relation::By
                    | Relation::Construct
                    | Relation::From
                    | Relation::Presence
            );
            let known = pair.iter().any(|n| phrases[*n].mention == phrase.mention);
            if party && acts(phrase) && !known && phrase.tokens.end <= start {
                pair.push(number);
            }
        }
        if pair.len() == 2 {
            return pair;
        }
        // Of more, the two that one و or `بين` joins.
        let groups = pair.iter().filter(|n| !phrases[**n].joined).map(|first| group(phrases, *first));
        let mut twos = groups.filter(|group| group.len() == 2 && group.iter().all(|n| pair.contains(n)));
        if let Some(two) = twos.next_back() {
            return two;
        }
    }
    Vec::new()
}
