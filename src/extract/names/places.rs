//! Places: those the gazetteers know, and those that a class noun announces.

use super::candidate::Candidate;
use super::extent::clitic_doubt;
use crate::arabic::TokenKind;
use crate::arabic::lexicon::{Cue, Entry, PlaceName, PlacePattern, Standing, WordClass};
use crate::base::EntityKind;
use crate::extract::titles;
use crate::extract::words::{Cut, Match, Words};

pub fn propose(words: &Words<'_>, candidates: &mut Vec<Candidate>) {
    for token in 0..words.len() {
        for found in words.matches(token) {
            match found.entry {
                Entry::Place(place) => known(words, found, place, candidates),
                Entry::PlaceHead(pattern) if !found.cut.class.has(WordClass::VERB) => {
                    announced(words, found, pattern, candidates);
                }
                _ => {}
            }
        }
    }
}

fn known(words: &Words<'_>, found: &Match, place: PlaceName, candidates: &mut Vec<Candidate>) {
    let (first, end) = (found.first as usize, found.end as usize);
    let mut candidate =
        Candidate::new((first, end), words.range(first, &found.cut, end), EntityKind::Place).of(place.country);
    let long = end - first > 1;
    candidate.add(
        "gazetteer",
        match place.standing {
            Standing::Major => 2.6,
            Standing::Known => 1.4,
            Standing::Minor => 0.4,
            Standing::Doubtful => -0.1,
            Standing::Ambiguous => -0.8,
        } + if long { 0.8 } else { 0.0 },
    );
    if !long
        && found.cut.nisba.is_some()
        && found.cut.is_bare()
        && words.before(first).is_some_and(|t| agrees(words, t, &found.cut))
    {
        candidate.add("nisba", -3.0);
    }
    if !long && place.standing < Standing::Major && found.cut.class.has(WordClass::STOP | WordClass::COMMON) {
        candidate.add("common-word", -1.0);
    }
    if !found.cut.is_bare() {
        let doubt = clitic_doubt(words, first) * if place.standing == Standing::Major { 0.6 } else { 1.0 };
        if doubt != 0.0 && !long {
            candidate.add("clitic-cut", doubt);
        }
        if found.cut.preposition == Some('ب') {
            candidate.add("preposition", 0.5);
        }
    }
    if let Some(before) = words.before(first).filter(|_| found.cut.preposition.is_none()) {
        let heads = words.matches(before).iter().find_map(|m| match m.entry {
            Entry::PlaceHead(pattern) if m.end as usize == first => Some(pattern),
            _ => None,
        });
        if heads.is_some_and(|pattern| pattern != PlacePattern::Inside) && !found.cut.conjunction {
            candidate.add("place-noun-before", 1.5);
        }
        if words.is(before, Cue::BeforePlace) || words.is(before, Cue::Direction) && !found.cut.conjunction {
            candidate.add("preposition", if place.standing == Standing::Ambiguous { 0.6 } else { 0.5 });
        }
    }
    // رئيس الجمهورية اللبنانية: the office, of the country that the nisba tells.
    if long && place.is_country && words.token(first).normal.ends_with("لجمهوريه") && of_president(words, first)
    {
        candidate.add("office", -6.0);
    }
    if opens_dateline(words, first, end) {
        candidate.add("dateline", 1.0);
    }
    candidates.push(candidate);
}

fn of_president(words: &Words<'_>, token: usize) -> bool {
    let title = words.before(token).and_then(|before| titles::head(words, before));
    title.is_some_and(|(form, _, end)| {
        let title = words.lexicon.titles[usize::from(form.title)].masculine;
        end <= token + 1 && title.split(' ').next() == Some("رئيس")
    })
}

/// A noun before it that the word could qualify as an adjective: `الخارجية السعودية`, `دولة سورية`.
fn agrees(words: &Words<'_>, noun: usize, cut: &Cut) -> bool {
    let before = words.bare(noun);
    let normal = words.token(noun).normal.as_str();
    let feminine = normal.ends_with('ه') || normal.ends_with("ات") || before.is_definite();
    before.class.has(WordClass::COMMON)
        && !before.class.has(WordClass::STOP)
        && feminine
        && before.is_definite() == cut.is_definite()
}

/// At the start of its line and before a dash, slash or colon: `القاهرة - …`.
fn opens_dateline(words: &Words<'_>, first: usize, end: usize) -> bool {
    words.before(first).is_none()
        && end < words.len()
        && words.token(end).line == words.token(first).line
        && matches!(words.surface(end), "-" | "–" | "—" | "ـ" | "/" | ":" | "،" | "(")
}

/// مدينة X, قصر X, مطار X.
fn announced(words: &Words<'_>, found: &Match, pattern: PlacePattern, candidates: &mut Vec<Candidate>) {
    let (first, at) = (found.first as usize, found.end as usize);
    if at >= words.len() || words.token(at).line != words.token(first).line {
        return;
    }
    let mut name = at;
    if words.is_opening_quote(at) && words.surface(at) != "(" {
        name += 1;
    }
    let is_place = |token: usize| {
        words
            .matches(token)
            .iter()
            .filter(|m| m.cut.is_bare())
            .filter_map(|m| match m.entry {
                Entry::Place(place) => Some((m.end as usize, place.country)),
                _ => None,
            })
            .max_by_key(|(end, _)| *end)
    };
    if name >= words.len() {
        return;
    }
    let doubt = if found.cut.is_bare() { 0.0 } else { clitic_doubt(words, first).max(-0.6) };
    if let Some((mut end, country)) = is_place(name) {
        if pattern == PlacePattern::Inside {
            end = with_adjective(words, end);
            let candidate = Candidate::new((first, end), words.range(first, &found.cut, end), EntityKind::Place);
            candidates.push(candidate.of(country).with("place-noun-inside", 3.6 + doubt));
        }
        if pattern == PlacePattern::ByName && end < words.len() && words.token(end).is("الدولي") {
            let candidate =
                Candidate::new((first, end + 1), words.range(first, &found.cut, end + 1), EntityKind::Place);
            candidates.push(candidate.of(country).with("place-noun-inside", 3.2));
        }
        return;
    }
    let (end, unknown) = unknown_name(words, name, pattern != PlacePattern::Outside);
    if end == name {
        if pattern == PlacePattern::Inside
            && words.bare(name).is_definite()
            && words.bare(name).class.has(WordClass::COMMON | WordClass::ADJECTIVE)
            && !words.bare(name).class.has(WordClass::STOP)
            && words.nisba(name).is_none()
        {
            // قصر المؤتمرات: a common noun, but one that only the palace's name can mean.
            let weight = if words.is(first, Cue::Landmark) { 0.8 } else { -0.5 };
            let candidate =
                Candidate::new((first, name + 1), words.range(first, &found.cut, name + 1), EntityKind::Place);
            candidates.push(candidate.with("place-noun-inside", weight + doubt));
        }
        return;
    }
    let cut = words.bare(name);
    match pattern {
        PlacePattern::Outside => {
            let candidate = Candidate::new((name, end), words.range(name, cut, end), EntityKind::Place);
            candidates.push(candidate.with("place-noun-before", 1.4 + doubt + unknown));
        }
        PlacePattern::Inside => {
            let candidate = Candidate::new((first, end), words.range(first, &found.cut, end), EntityKind::Place);
            candidates.push(candidate.with("place-noun-inside", 1.8 + doubt + unknown));
        }
        PlacePattern::ByName => {
            let person = words.bare(name).class.has(WordClass::GIVEN) && end - name > 1;
            let from = if person { first } else { name };
            let cut = if person { &found.cut } else { cut };
            let candidate = Candidate::new((from, end), words.range(from, cut, end), EntityKind::Place);
            candidates.push(candidate.with("place-noun-before", if person { 2.6 } else { 1.2 } + doubt + unknown));
        }
    }
}

fn with_adjective(words: &Words<'_>, end: usize) -> usize {
    let goes_on =
        end < words.len() && words.token(end).line == words.token(end - 1).line && words.is(end, Cue::OfLandmarks);
    end + usize::from(goes_on)
}

/// A run of words behind a class noun that no lexicon knows as common, and what their number speaks for it.
fn unknown_name(words: &Words<'_>, at: usize, names_allowed: bool) -> (usize, f32) {
    let mut end = at;
    while end < words.len()
        && end < at + 3
        && words.token(end).line == words.token(at).line
        && words.token(end).kind == TokenKind::Word
    {
        let cut = words.bare(end);
        let unknown = cut
            .class
            .without(WordClass::DEFINITE)
            .without(WordClass::NAME)
            .without(WordClass::LINK)
            .without(WordClass::AMBIGUOUS)
            .without(WordClass::DIVINE)
            .is_empty();
        let ordinary = WordClass::STOP | WordClass::COMMON | WordClass::AMBIGUOUS;
        let name = names_allowed && cut.class.has(WordClass::NAME) && !cut.class.has(ordinary);
        let clitic = words.cuts(end).iter().skip(1).any(|c| {
            c.class.has(WordClass::STOP | WordClass::COMMON | WordClass::NISBA | WordClass::NAME)
                || (c.is_definite() && c.conjunction)
        });
        let belongs = name || unknown && !clitic;
        if !belongs || words.nisba(end).is_some() || end > at && !words.token(end).spaced {
            break;
        }
        end += 1;
    }
    (end, if end > at + 1 { -0.2 } else { 0.0 })
}
