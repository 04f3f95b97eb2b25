//! Names again in part: once a document has named someone in full, the surname alone is a name wherever it stands.

use std::collections::BTreeMap;
use std::ops::Bound;

use rustc_hash::FxHashSet;

use super::candidate::Candidate;
use super::extent::{self, clitic_doubt};
use crate::arabic::lexicon::{Country, Entry, Standing, TitleClass, WordClass};
use crate::arabic::{TokenKind, fold};
use crate::base::EntityKind;
use crate::extract::titles;
use crate::extract::words::{Cut, Words};

/// How a part of a name may stand for the whole.
#[derive(Clone, Copy, Debug)]
struct Part {
    weight: f32,
    kind: EntityKind,
    country: Option<Country>,
}

/// The form under which spellings of a name meet: its words run together, doubled letters once. آل stays apart from what it governs, or it
/// would be the article.
fn key(form: &str) -> String {
    let mut key = String::with_capacity(form.len());
    form.split([' ', '-']).for_each(|word| push_key(&mut key, word));
    key
}

/// A foreign surname with its g written otherwise: غورباتشوف, جورباتشوف, كورباتشوف.
fn other_spellings(surname: &str) -> impl Iterator<Item = String> + use<'_> {
    const SOUNDS: [char; 3] = ['غ', 'ج', 'ك'];
    const SHORTEST: usize = 5;
    let long = !surname.starts_with("ال") && surname.chars().count() >= SHORTEST;
    let written = SOUNDS.into_iter().filter(move |sound| long && surname.contains(*sound));
    written.flat_map(move |one| {
        let others = SOUNDS.into_iter().filter(move |other| *other != one);
        others.map(move |other| surname.replace(one, other.encode_utf8(&mut [0; 4])))
    })
}

/// The first letters of a key, where it has so many.
fn opening<const LETTERS: usize>(mut letters: impl Iterator<Item = char>) -> Option<[char; LETTERS]> {
    let mut opening = ['\0'; LETTERS];
    for place in &mut opening {
        *place = letters.next()?;
    }
    Some(opening)
}

fn push_key(key: &mut String, word: &str) {
    let (length, last) = (key.len(), key.chars().next_back());
    key.extend(new_letters(length, last, word));
    if word == "ال" {
        key.push(' ');
    }
}

/// The letters of `word` that go on a key of `length` bytes with this last letter.
fn new_letters(mut length: usize, mut last: Option<char>, word: &str) -> impl Iterator<Item = char> + use<'_> {
    word.chars().filter(move |&letter| {
        // Where the word begins, the second ل may be that of the article.
        let is_new = length <= letter.len_utf8() || last != Some(letter);
        if is_new {
            length += letter.len_utf8();
            last = Some(letter);
        }
        is_new
    })
}

/// The normal forms of some tokens with spaces between them.
fn joined_normal(words: &Words<'_>, first: usize, end: usize) -> String {
    (first..end).map(|token| words.token(token).normal.as_str()).collect::<Vec<_>>().join(" ")
}

/// The parts of the names chosen so far, by their key.
#[derive(Debug, Default)]
pub struct KnownParts {
    parts: BTreeMap<String, Part>,
    longest: usize,
    /// The first two letters of all keys: most words of a text begin none, and need no look-up.
    openings: FxHashSet<[char; 2]>,
    /// The first four letters of all keys that have so many.
    beginnings: FxHashSet<[char; 4]>,
    /// The tokens behind which a person's name ends.
    ends: FxHashSet<usize>,
    /// Where in the text what و joins to the name of a person begins.
    joined: FxHashSet<u32>,
    /// Neighbouring words inside the names of people.
    pairs: FxHashSet<(String, String)>,
    /// What stands behind the class nouns of parties and groups, in normal form: `العدالة والتنمية`.
    in_quotes: BTreeMap<String, Option<Country>>,
}

impl KnownParts {
    pub fn learn<'c>(words: &Words<'_>, chosen: impl Iterator<Item = &'c Candidate>) -> Self {
        let mut known = Self::default();
        for candidate in chosen {
            match candidate.kind {
                EntityKind::Person => {
                    known.ends.insert(candidate.tokens.1);
                    let joined =
                        words.cuts(candidate.tokens.1).iter().find(|cut| cut.conjunction && cut.preposition.is_none());
                    known.joined.extend(joined.map(|cut| words.name_start(candidate.tokens.1, cut)));
                    known.learn_person(words, candidate);
                }
                EntityKind::Organization | EntityKind::Equipment | EntityKind::Place => {
                    known.learn_other(words, candidate);
                    known.learn_party(words, candidate);
                }
            }
        }
        known
    }

    fn add(&mut self, form: &str, weight: f32, kind: EntityKind, country: Option<Country>) {
        // One word more, since names are run together and taken apart: لو دريان, لودريان.
        self.longest = self.longest.max(form.split(' ').count() + 1);
        let part = Part { weight, kind, country };
        let key = key(form);
        self.openings.extend(opening(key.chars()));
        self.beginnings.extend(opening(key.chars()));
        let slot = self.parts.entry(key).or_insert(part);
        if slot.weight < weight {
            *slot = part;
        }
    }

    fn learn_person(&mut self, words: &Words<'_>, candidate: &Candidate) {
        let name = fold(candidate.range.of(words.source.text));
        let pieces: Vec<&str> = name.split([' ', '-']).filter(|piece| !piece.is_empty()).collect();
        let sure = if candidate.probability() > 0.75 { 0.0 } else { -0.6 };
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return };
        if pieces.len() == 1 {
            let place = words.matches(candidate.tokens.0).iter().any(|m| {
                m.cut.is_bare() && matches!(m.entry, Entry::Place(place) if place.standing >= Standing::Known)
            });
            if place {
                return;
            }
            self.add(&name, 1.6 + sure, EntityKind::Person, None);
            return;
        }
        self.add(&pieces.join(" "), 3.0 + sure, EntityKind::Person, None);
        self.pairs.extend(pieces.windows(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned())));
        // A patronymic stands for the whole too: ابن سلمان.
        if let Some(at) = pieces.iter().position(|piece| *piece == "بن").filter(|&at| at > 0 && at + 1 < pieces.len())
        {
            let father = pieces[at + 1..]
                .iter()
                .take(if pieces[at + 1] == "عبد" { 2 } else { 1 })
                .copied()
                .collect::<Vec<_>>()
                .join(" ");
            self.add(&format!("بن {father}"), 2.2 + sure, EntityKind::Person, None);
            self.add(&format!("ابن {father}"), 2.2 + sure, EntityKind::Person, None);
        }
        // The surname is the last word, with the small words before it: أبو قصرة, فون دير لاين, آل ثاني, بن سلمان.
        let is_link = |piece: &str| {
            words.lexicon.words.get(piece).is_some_and(|id| words.lexicon.class(id).has(WordClass::LINK))
                || piece == "عبد"
        };
        // عبد الله and جاب الله are one word.
        let mut from = pieces.len() - if *last == "الله" { 2 } else { 1 };
        while from > 1 && is_link(pieces[from - 1]) {
            from -= 1;
        }
        let surname = pieces[from..].join(" ");
        self.add(&surname, 2.4 + sure, EntityKind::Person, None);
        other_spellings(&surname).for_each(|other| self.add(&other, 2.0 + sure, EntityKind::Person, None));
        if from + 1 < pieces.len() || last.starts_with("ال") {
            // Where an article or small word belongs to the surname, the word without it is doubtful.
        } else {
            self.add(&format!("ال{last}"), 1.2 + sure, EntityKind::Person, None);
        }
        if let Some(bare) = last.strip_prefix("ال").filter(|bare| bare.chars().count() > 2) {
            self.add(bare, 0.8 + sure, EntityKind::Person, None);
        }
        if pieces.len() > 2 {
            self.add(&pieces[..2].join(" "), 1.8 + sure, EntityKind::Person, None);
            for start in 1..pieces.len() - 1 {
                self.add(&pieces[start..].join(" "), 2.4 + sure, EntityKind::Person, None);
            }
        }
        if first.chars().count() > 1 && (!is_link(first) || pieces.len() < 4) {
            // Where no word is a known given name, the first may be the surname: شي جينبينغ.
            let given = |piece: &&str| {
                words.lexicon.words.get(piece).is_some_and(|id| words.lexicon.class(id).has(WordClass::GIVEN))
            };
            let weight = if pieces.len() < 4 && !pieces.iter().any(given) { 2.4 } else { 0.9 };
            self.add(first, weight + sure, EntityKind::Person, None);
        }
    }

    fn learn_other(&mut self, words: &Words<'_>, candidate: &Candidate) {
        let listed = candidate
            .witnesses
            .iter()
            .any(|w| matches!(w.name.as_ref(), "gazetteer" | "organization-list" | "equipment-list"));
        let standing_noun = candidate
            .witnesses
            .iter()
            .any(|w| w.name == "class-noun-before" || w.name == "place-noun-before" || w.name == "alias");
        if listed && candidate.score > 2.0 && !standing_noun
            || !standing_noun && candidate.tokens.1 - candidate.tokens.0 < 2
        {
            return;
        }
        let form = fold(candidate.range.of(words.source.text));
        let weight = if standing_noun { 1.6 } else { 2.0 };
        self.add(&form, weight, candidate.kind, candidate.country);
    }

    /// A party or group is called without its class noun too, in quotation marks: حزب العدالة والتنمية, «العدالة والتنمية».
    fn learn_party(&mut self, words: &Words<'_>, candidate: &Candidate) {
        let (first, end) = candidate.tokens;
        let class_noun = words.matches(first).iter().any(|m| {
            let Entry::OrganizationHead { head, has_article } = m.entry else { return false };
            m.end as usize == first + 1 && !has_article && matches!(head.kind, "party" | "armed")
        });
        if candidate.kind == EntityKind::Organization && class_noun && end > first + 1 {
            self.in_quotes.insert(joined_normal(words, first + 1, end), candidate.country);
        }
    }

    fn propose_in_quotes(&self, words: &Words<'_>, quote: usize, candidates: &mut Vec<Candidate>) {
        const LONGEST_QUOTED: usize = 5;
        if !words.is_opening_quote(quote) || matches!(words.surface(quote), "(" | "[") {
            return;
        }
        let first = quote + 1;
        let near = first + 1..(first + 1 + LONGEST_QUOTED).min(words.len());
        let Some(end) = near.into_iter().find(|&at| words.is_closing_quote(at)) else { return };
        let Some(country) = self.in_quotes.get(&joined_normal(words, first, end)) else { return };
        let range = words.range(first, words.bare(first), end);
        let candidate = Candidate::new((first, end), range, EntityKind::Organization).of(*country);
        candidates.push(candidate.with("named-before", 2.4).with("quotes", 0.6));
    }

    /// A candidate for every place where a known part stands.
    pub fn propose(&self, words: &Words<'_>, candidates: &mut Vec<Candidate>) {
        if !self.in_quotes.is_empty() {
            (0..words.len()).for_each(|token| self.propose_in_quotes(words, token, candidates));
        }
        if self.parts.is_empty() {
            return;
        }
        let mut key = String::new();
        for token in 0..words.len() {
            if words.token(token).kind == TokenKind::Mark || words.token(token).kind == TokenKind::Number {
                continue;
            }
            for cut in words.cuts(token) {
                if cut.preposition == Some('س') {
                    continue;
                }
                self.propose_from(words, token, cut, &mut key, candidates);
            }
            self.propose_beside(words, token, candidates);
        }
    }

    /// A name of several words directly behind the name of a person and و is one too: `فلان الفلاني وفلان الفلاني`.
    pub fn join(&self, candidates: &mut [Candidate]) {
        for candidate in candidates.iter_mut().filter(|candidate| candidate.kind == EntityKind::Person) {
            let behind = candidate.witnesses.iter().any(|witness| witness.name == "given-name");
            if behind && self.joined.contains(&candidate.range.start) && candidate.tokens.1 - candidate.tokens.0 > 1 {
                candidate.add("beside-a-name", 0.8);
            }
        }
    }

    /// A word behind the name of a person and و is one too, where it can be: بوش وغورباتشوف.
    fn propose_beside(&self, words: &Words<'_>, token: usize, candidates: &mut Vec<Candidate>) {
        let ordinary =
            WordClass::STOP | WordClass::COMMON | WordClass::ADJECTIVE | WordClass::NISBA | WordClass::AMBIGUOUS;
        if !self.ends.contains(&token) || words.before(token).is_none() || !words.token(token).spaced {
            return;
        }
        let joined = words.cuts(token).iter().find(|cut| cut.conjunction && cut.preposition.is_none());
        let Some(cut) = joined.filter(|cut| !cut.class.has(ordinary) && !cut.is_definite()) else { return };
        let normal = &words.token(token).normal;
        let whole = words.bare(token).class;
        let verb = cut.class.is_empty() && normal.ends_with(['ت', 'ه', 'ا']);
        if verb || whole.has(WordClass::NAME) || normal.chars().count() - usize::from(cut.skip) < 3 {
            return;
        }
        let candidate = Candidate::new((token, token + 1), words.range(token, cut, token + 1), EntityKind::Person);
        let weight = if cut.class.has(WordClass::SURNAME) { 0.8 } else { 0.5 };
        candidates.push(candidate.with("beside-a-name", weight));
    }

    fn propose_from(
        &self,
        words: &Words<'_>,
        token: usize,
        cut: &Cut,
        key: &mut String,
        candidates: &mut Vec<Candidate>,
    ) {
        let rest = words.behind_clitics(token, cut);
        let swallowed = cut.preposition == Some('ل') && cut.is_definite() && !rest.starts_with('ا');
        let article = if swallowed { "ا" } else { "" };
        // A key begins with the first two letters of its first word, also where they are the same.
        if opening(article.chars().chain(rest.chars())).is_some_and(|opening| !self.openings.contains(&opening)) {
            return;
        }
        let mut last = token;
        key.clear();
        key.push_str(article);
        let beginning = key.chars().chain(new_letters(key.len(), key.chars().next(), rest));
        if opening(beginning).is_some_and(|beginning| !self.beginnings.contains(&beginning)) {
            return;
        }
        push_key(key, rest);
        for length in 1..=self.longest {
            // The first key that is this one or goes on where it ends.
            let (known, part) =
                match self.parts.range::<str, _>((Bound::Included(key.as_str()), Bound::Unbounded)).next() {
                    Some((known, part)) if known.starts_with(key.as_str()) => (known, part),
                    _ => break,
                };
            if known == key {
                self.push(words, (token, last + 1), cut, *part, length, candidates);
            }
            let Some(next) = words.after(last) else { break };
            let hyphen = words.token(next).is("-");
            let Some(next) = (if hyphen { words.after(next) } else { Some(next) }) else { break };
            if !words.is_wordlike(next) && words.token(next).kind != TokenKind::Number {
                break;
            }
            last = next;
            push_key(key, &words.token(next).normal);
        }
    }

    fn push(
        &self,
        words: &Words<'_>,
        tokens: (usize, usize),
        cut: &Cut,
        part: Part,
        length: usize,
        candidates: &mut Vec<Candidate>,
    ) {
        let (first, end) = tokens;
        let range = words.range(first, cut, end);
        let mut candidate = Candidate::new(tokens, range, part.kind).of(part.country).with("named-before", part.weight);
        let class = cut.class;
        if length == 1 {
            // الرئيس is not الريس, though their keys meet.
            let titled =
                words.matches(first).iter().any(|m| matches!(m.entry, Entry::Title(_)) && m.cut.skip == cut.skip);
            if part.kind == EntityKind::Person && titled && !class.has(WordClass::NAME) {
                candidate.add("title", -3.0);
            }
            if class.has(WordClass::FUNCTION | WordClass::TIME | WordClass::LINK) {
                candidate.add("function-word", -3.0);
            } else if class.has(WordClass::VERB) {
                candidate.add("common-word", if class.has(WordClass::NAME) { -1.2 } else { -1.8 });
            } else if class.has(WordClass::COMMON | WordClass::ADJECTIVE) {
                candidate.add("common-word", if class.has(WordClass::NAME) { -1.0 } else { -1.6 });
            } else if class.has(WordClass::NISBA) {
                candidate.add("nisba", -1.6);
            }
            if !cut.is_bare() {
                let doubt = clitic_doubt(words, first);
                if doubt != 0.0 {
                    candidate.add("clitic-cut", doubt);
                }
            }
        }
        if part.kind == EntityKind::Person && cut.conjunction && self.ends.contains(&first) {
            candidate.add("beside-a-name", 1.5);
        }
        if part.kind == EntityKind::Person {
            self.doubt_fragments(words, tokens, cut, &mut candidate);
        }
        if part.kind == EntityKind::Person
            && cut.is_bare()
            && let Some(class) = title_before(words, first)
        {
            candidate
                .add("title-before", if matches!(class, TitleClass::Office | TitleClass::Monarch) { 1.5 } else { 1.8 });
        }
        candidates.push(candidate);
    }
}

impl KnownParts {
    /// A part of a name with more of a name beside it is a fragment of a longer one.
    fn doubt_fragments(&self, words: &Words<'_>, (first, end): (usize, usize), cut: &Cut, candidate: &mut Candidate) {
        let goes_on = |token: usize| {
            words.token(token).is_word()
                && words.token(token).spaced
                && (self.parts.contains_key(&key(&words.token(token).normal))
                    || extent::continuation(words, token).is_some_and(|w| w > 0.5))
        };
        let hyphen = |token: usize| words.token(token).is("-") && !words.token(token).spaced;
        if words
            .after(end - 1)
            .is_some_and(|next| hyphen(next) && words.after(next).is_some_and(|t| !words.token(t).spaced))
            || cut.is_bare() && words.before(first).is_some_and(|t| hyphen(t) && !words.token(first).spaced)
        {
            candidate.add("hyphen", -4.0);
        }
        let pair = |one: usize, other: usize, cut: &Cut| {
            let first = words.behind_clitics(one, cut).to_owned();
            self.pairs.contains(&(first, words.token(other).normal.clone()))
        };
        let no_cut = *words.bare(end - 1);
        let last_cut = if end - 1 == first { cut } else { &no_cut };
        if words.after(end - 1).is_some_and(|next| goes_on(next) || pair(end - 1, next, last_cut)) {
            candidate.add("goes-on", -3.0);
        }
        let before = words.before(first).filter(|_| cut.is_bare());
        let name_before = before.is_some_and(|token| {
            words.token(token).is_word() && {
                let class = words.bare(token).class;
                let sure_name = class.has(WordClass::GIVEN | WordClass::LINK)
                    && !class.has(WordClass::STOP | WordClass::COMMON | WordClass::AMBIGUOUS);
                let paired = words.cuts(token).iter().any(|c| pair(token, first, c));
                paired
                    || sure_name
                    || words.cuts(token).iter().any(|cut| self.part(words, token, cut).is_some())
                        && !class.has(WordClass::STOP | WordClass::COMMON)
            }
        });
        if name_before {
            candidate.add("goes-back", -3.0);
        }
    }

    fn part(&self, words: &Words<'_>, token: usize, cut: &Cut) -> Option<&Part> {
        self.parts.get(&key(words.behind_clitics(token, cut))).filter(|part| part.kind == EntityKind::Person)
    }
}

/// The class of a title whose last word stands directly before a token.
fn title_before(words: &Words<'_>, token: usize) -> Option<TitleClass> {
    let before = words.before(token)?;
    let (form, _, end) = titles::head(words, before)?;
    (end == token).then(|| words.lexicon.titles[usize::from(form.title)].class)
}
