//! Sentences → clauses, each with at most one finite verb and with its subject and object.
//!
//! A sentence is cut at particles and verbs ([`split`]), each clause is marked as told, denied, hoped for or planned ([`colour`]), and
//! its bare noun phrases are weighed as subject and object ([`subject`]). Duals and group words are resolved by [`group`].

mod colour;
mod group;
mod split;
mod subject;

pub use group::{meant_by_group, pair_before};

use std::ops::Range;

use super::phrase::{Phrase, Relation};
use super::scan::Scan;
use subject::Speakers;

/// What begins a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    Start,
    /// `فيما`, `حيث`, `ثم`, or و with a verb.
    Conjunction,
    /// `أن`, `إن`: what is said.
    Complement,
    /// `الذي`, or a verb directly behind an indefinite noun.
    Relative,
    /// `X الذي …⟦ قد⟧ …`: the main clause goes on behind a relative one.
    Resumed,
}

#[derive(Clone, Debug)]
pub struct Clause {
    pub tokens: Range<usize>,
    pub opener: Opener,
    /// The token of its finite verb.
    pub verb: Option<usize>,
    /// `كان`, `وكانت`: the report goes back in time.
    pub background: bool,
    pub negated: bool,
    /// From this token on it speaks of what is hoped, feared, awaited or asked for.
    pub unreal_from: Option<usize>,
    pub scheduled: bool,
    /// Phrases of its subject and of its object (indices into the document's phrases).
    pub subject: Vec<usize>,
    pub object: Vec<usize>,
    /// The subject was not named in this clause.
    pub subject_inherited: bool,
}

/// The clauses of the document in text order; together they hold every token.
pub fn clauses(scan: &Scan<'_>, phrases: &[Phrase]) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let ends = Ends::new(scan, phrases);
    let mut start = 0;
    while start < scan.len() {
        let sentence = scan.source.sentence_of[start];
        let length = scan.source.sentence_of[start..].iter().take_while(|s| **s == sentence).count();
        split::split(scan, phrases, &ends, start..start + length, &mut clauses);
        start += length;
    }
    for at in 0..clauses.len() {
        colour::colour(scan, &mut clauses, at);
    }
    let mut speakers = Speakers::default();
    for at in 0..clauses.len() {
        subject::find_arguments(scan, phrases, &ends, &speakers, &mut clauses, at);
        speakers.pass(scan, phrases, &clauses, at);
    }
    clauses
}

/// For each token, the last phrase (no part of another's title) that ends directly before it.
struct Ends(Vec<Option<u32>>);

impl Ends {
    fn new(scan: &Scan<'_>, phrases: &[Phrase]) -> Self {
        let mut ends = vec![None; scan.len() + 1];
        for (number, phrase) in (0..).zip(phrases) {
            if !phrase.inner
                && let Some(slot) = ends.get_mut(phrase.tokens.end)
            {
                *slot = Some(number);
            }
        }
        Self(ends)
    }

    fn before(&self, token: usize) -> Option<usize> {
        self.0.get(token).copied().flatten().map(|number| number as usize)
    }
}

/// The phrases of one clause that are no part of another's title.
pub fn phrases_in<'p>(phrases: &'p [Phrase], tokens: &Range<usize>) -> impl Iterator<Item = (usize, &'p Phrase)> {
    let first = phrases.partition_point(|phrase| phrase.tokens.start < tokens.start);
    let end = tokens.end;
    phrases.iter().enumerate().skip(first).take_while(move |(_, p)| p.tokens.start < end).filter(|(_, p)| !p.inner)
}

/// The phrases joined with و to the one numbered `first`, itself included.
pub fn group(phrases: &[Phrase], first: usize) -> Vec<usize> {
    let mut members = vec![first];
    for (number, phrase) in phrases.iter().enumerate().skip(first + 1) {
        if phrase.inner {
            continue;
        }
        if phrase.relation == Relation::Behalf {
            continue;
        }
        if !phrase.joined {
            break;
        }
        members.push(number);
    }
    members
}

/// Whether a phrase can be the subject of a verb at the head of its clause that the lexicon does not know: to the reader of phrases such a
/// verb looks like a noun in a construct with it.
pub fn follows_unknown_verb(clause: &Clause, phrase: &Phrase) -> bool {
    phrase.relation == Relation::Construct
        && clause.verb.is_none()
        && phrase.tokens.start <= clause.tokens.start + subject::UNKNOWN_VERB_WITHIN
}
