//! What proposes names of people: titles, given names, frames, nisbas, and what stands beside them.

use rustc_hash::FxHashMap;

use super::candidate::Candidate;
use super::compound::{compound_follows, is_abd, is_kunya};
use super::extent::{
    FIRST_WORD, clitic_doubt, extents, hyphenated, is_major_place, is_place, names_follow, opening, title_after,
    title_class, well_known_place,
};
use crate::arabic::lexicon::{Cue, TitleClass, WordClass};
use crate::base::EntityKind;
use crate::extract::titles::{self, Title};
use crate::extract::words::{Cut, Words};

/// Names of three syllables, the last two with a hyphen, as Korean names are written: `لي جاي-ميونغ`.
pub fn by_hyphen(words: &Words<'_>, candidates: &mut Vec<Candidate>) {
    const LONGEST_SYLLABLE: usize = 5;
    let ordinary = WordClass::NISBA | WordClass::ADJECTIVE | WordClass::TIME;
    for token in 0..words.len() {
        let Some(second) = words.after(token).filter(|&t| words.token(t).is_word() && words.token(t).spaced) else {
            continue;
        };
        let Some(third) = hyphenated(words, second) else { continue };
        let syllable = |&t: &usize| {
            let class = words.bare(t).class;
            !class.has(ordinary | WordClass::DEFINITE) && words.token(t).normal.chars().count() <= LONGEST_SYLLABLE
        };
        if ![second, third].iter().all(syllable) {
            continue;
        }
        for cut in words.cuts(token).iter().filter(|cut| cut.preposition != Some('س') && !cut.is_definite()) {
            let letters = words.token(token).normal.chars().count().saturating_sub(usize::from(cut.skip));
            if words.token(token).is_word() && (2..=5).contains(&letters) {
                let candidate =
                    Candidate::new((token, third + 1), words.range(token, cut, third + 1), EntityKind::Person);
                let known = if cut.class.has(WordClass::NAME) { 0.6 } else { 0.0 };
                candidates.push(candidate.with("hyphenated-name", 1.6 - 0.3 * f32::from(cut.skip) + known));
            }
        }
    }
}

/// The names that a title announces.
pub fn announced(words: &Words<'_>, title: &Title, cut: &Cut, candidates: &mut Vec<Candidate>) {
    let Some(first) = title.name_at else { return };
    let Some(like) = opening(words, first, cut, true) else { return };
    let given = cut.class.has(WordClass::GIVEN) && !cut.class.has(WordClass::COMMON);
    let (witness, weight) = match title.class {
        TitleClass::Office | TitleClass::Monarch if given => ("office-before", 1.8),
        TitleClass::Office | TitleClass::Monarch => ("office-before", 1.3),
        TitleClass::Rank => ("rank-before", 2.0),
        TitleClass::Honorific => ("honorific-before", 1.8),
        TitleClass::Profession => ("profession-before", 1.0),
        TitleClass::Kin => ("kin-before", 0.8),
    };
    // No one is called رئيس فلان without an article.
    let weight = if title.is_plain_noun { weight - 3.0 } else { weight };
    // Behind a title that is complete, a definite ordinary word is sooner the object of a verb: زيارة الرئيس اليمني النصوص.
    let class = cut.class;
    let complete = !title.parts.is_empty() || title.form.is_plural;
    let doubtful = cut.is_definite() && (complete && !class.has(WordClass::GIVEN) || title.form.is_plural);
    let surname = class.has(WordClass::SURNAME) && !class.has(WordClass::COMMON | WordClass::AMBIGUOUS);
    let object = if !doubtful {
        0.0
    } else if surname && !title.form.is_plural {
        -0.6
    } else {
        -2.6
    };
    let quoted = quoted_end(words, first);
    let mut ends = extents(words, first, cut);
    if let Some(close) = quoted.filter(|close| ends.iter().all(|(end, _)| end != close)) {
        ends.push((close, 0.0));
    }
    for (end, sum) in ends {
        let range = words.range(first, cut, end);
        let candidate = Candidate::new((first, end), range, EntityKind::Person).with(witness, weight);
        let mut candidate = candidate.with("first-word", FIRST_WORD * like).with("further-words", sum.min(2.5));
        if quoted == Some(end) {
            candidate.add("quotes", 1.5);
        }
        if object != 0.0 {
            candidate.add("definite-word", object);
        }
        candidates.push(candidate);
    }
}

/// The token that closes the quotation marks which open before `first`, where nothing but a few words stands between them.
fn quoted_end(words: &Words<'_>, first: usize) -> Option<usize> {
    const LONGEST_QUOTED: usize = 5;
    let open = words.before(first).filter(|&open| words.is_opening_quote(open) && words.surface(open) != "(")?;
    let near = first + 1..(first + 1 + LONGEST_QUOTED).min(words.len());
    let close = near.clone().find(|&at| !words.token(at).is_word())?;
    (words.is_closing_quote(close) && words.after(open).is_some() && words.before(close).is_some()).then_some(close)
}

/// The names that begin with a known given name.
pub fn by_given_name(words: &Words<'_>, candidates: &mut Vec<Candidate>) {
    for token in 0..words.len() {
        for cut in words.cuts(token) {
            if cut.preposition == Some('س') {
                continue;
            }
            if is_kunya(words, token, cut)
                && let Some(&(end, _)) = extents(words, token, cut).first()
            {
                let candidate = Candidate::new((token, end), words.range(token, cut, end), EntityKind::Person);
                let name_before =
                    words.before(token).is_some_and(|t| cut.is_bare() && words.bare(t).class.has(WordClass::GIVEN));
                candidates.push(candidate.with("kunya", if name_before { -1.0 } else { 0.7 }));
            }
            if !cut.class.has(WordClass::GIVEN) && !is_abd(words, token, cut) {
                continue;
            }
            let Some(like) = opening(words, token, cut, false) else { continue };
            let clitic = if cut.is_bare() { 0.0 } else { clitic_doubt(words, token) };
            for (end, sum) in extents(words, token, cut).into_iter().skip(1) {
                let candidate = Candidate::new((token, end), words.range(token, cut, end), EntityKind::Person);
                let candidate =
                    candidate.with("no-title", -0.9).with("given-name", like).with("further-words", sum.min(2.5));
                let mut candidate = if clitic == 0.0 { candidate } else { candidate.with("clitic-cut", clitic) };
                let title = title_after(words, end);
                if title > 0.0 {
                    candidate.add("title-after", title);
                }
                if cut.is_bare() && given_before(words, token) {
                    candidate.add("goes-back", -1.2);
                }
                if end > token + 1 && acts(words, end) {
                    candidate.add("verb-after", 0.4);
                }
                candidates.push(candidate);
            }
        }
    }
}

/// Names whose first word no lexicon has, behind a mark and before a given name and more: `، شفقت علي خان،`.
pub fn by_second_word(words: &Words<'_>, candidates: &mut Vec<Candidate>) {
    for token in 0..words.len() {
        let cut = words.bare(token);
        let marked = words.before(token).is_some_and(|mark| matches!(words.surface(mark), "،" | "," | ":"));
        let unknown = words.token(token).is_word() && cut.class.is_empty() && !words.hides_clitic(token);
        if !(marked && unknown && words.matches(token).is_empty() && names_follow(words, token)) {
            continue;
        }
        for (end, sum) in extents(words, token, cut).into_iter().skip(2) {
            let candidate = Candidate::new((token, end), words.range(token, cut, end), EntityKind::Person);
            candidates.push(candidate.with("unknown-words", -0.2).with("further-words", sum.min(2.5)));
        }
    }
}

/// A name that shares the title of an earlier one.
pub fn announced_at(words: &Words<'_>, first: usize, cut: &Cut, candidates: &mut Vec<Candidate>) {
    let Some(like) = opening(words, first, cut, true) else { return };
    for (end, sum) in extents(words, first, cut) {
        let candidate = Candidate::new((first, end), words.range(first, cut, end), EntityKind::Person);
        candidates.push(
            candidate
                .with("shared-title", 1.2)
                .with("first-word", FIRST_WORD * like)
                .with("further-words", sum.min(2.5)),
        );
    }
}

/// Names behind a nisba used as a noun: `للإسباني فلان`, `والنيجري فلان`.
pub fn by_nisba(words: &Words<'_>, candidates: &mut Vec<Candidate>) {
    for token in 0..words.len() {
        let Some(nisba) = words
            .cuts(token)
            .iter()
            .find(|cut| cut.nisba.is_some() && cut.is_definite() && !is_plural_nisba(&words.token(token).normal))
        else {
            continue;
        };
        let Some(first) = words.after(token).filter(|&next| words.token(next).is_word()) else { continue };
        let cut = words.bare(first);
        let Some(like) = opening(words, first, cut, true).filter(|_| !cut.is_definite()) else { continue };
        let weight = if nisba.conjunction { 0.4 } else { -0.1 };
        for (end, sum) in extents(words, first, cut).into_iter().skip(1) {
            let candidate = Candidate::new((first, end), words.range(first, cut, end), EntityKind::Person);
            candidates.push(
                candidate
                    .with("nisba-before", weight)
                    .with("first-word", FIRST_WORD * like)
                    .with("further-words", sum.min(2.5)),
            );
        }
    }
}

fn is_plural_nisba(normal: &str) -> bool {
    normal.ends_with("ين") || normal.ends_with("ون") || normal.ends_with("ات") || normal.ends_with("ان")
}

/// Names behind a noun of office, succession or appointment: `حكومة فلان`, `بقيادة فلان الفلاني`.
pub fn by_noun(words: &Words<'_>, candidates: &mut Vec<Candidate>) {
    for token in 0..words.len() {
        let each = || words.token(token).is("من") && words.before(token).is_some_and(|t| words.token(t).is("كل"));
        if !words.cuts(token).iter().any(|cut| cut.class.has(WordClass::BEFORE_NAME)) && !each() {
            continue;
        }
        let Some(first) = words.after(token).filter(|&next| words.token(next).is_word()) else { continue };
        // خلفاً لفلان
        let behind_l = |cut: &Cut| cut.preposition == Some('ل') && !cut.conjunction;
        let adverb = words.bare(token).class.has(WordClass::BEFORE_NAME) && words.token(token).normal.ends_with('ا');
        let takes_l = adverb && words.cuts(first).iter().any(behind_l);
        for cut in words.cuts(first) {
            let wanted = cut.is_bare() && !takes_l || behind_l(cut);
            // كل من السعيد فلان
            let allowed = !cut.is_definite() || each() && cut.class.has(WordClass::GIVEN);
            let Some(like) = opening(words, first, cut, true).filter(|_| wanted && allowed) else {
                continue;
            };
            let doubt = if cut.is_bare() { 0.0 } else { clitic_doubt(words, first) };
            for (end, sum) in extents(words, first, cut) {
                let single = end == first + 1;
                let candidate = Candidate::new((first, end), words.range(first, cut, end), EntityKind::Person);
                let candidate = candidate.with("noun-before", if single { -0.9 } else { 0.3 } + doubt);
                candidates.push(candidate.with("first-word", FIRST_WORD * like).with("further-words", sum.min(2.5)));
            }
        }
    }
}

/// Foreign names in full that no lexicon has: two words or more, none of which has the form of an Arabic word.
pub fn by_unknown(words: &Words<'_>, candidates: &mut Vec<Candidate>) {
    const SHORTEST: usize = 3;
    const MOST_WORDS: usize = 4;
    let unknown = |token: usize| {
        let part = words.token(token);
        let town = !is_major_place(words, token) && token > 0 && words.bare(token - 1).class.is_empty();
        part.is_word()
            && words.bare(token).class.is_empty()
            && (words.matches(token).is_empty() || is_place(words, token) && town)
            && part.normal.chars().count() >= SHORTEST
            && !words.hides_clitic(token)
    };
    let mut token = 0;
    while token < words.len() {
        let first = token;
        let mut parts = usize::from(unknown(token));
        token += 1;
        if parts == 0 {
            continue;
        }
        while parts < MOST_WORDS && words.after(token - 1) == Some(token) {
            let hyphen = words.token(token).is("-") && !words.token(token).spaced;
            let next = token + usize::from(hyphen);
            if next >= words.len() || words.token(next).spaced == hyphen || !unknown(next) {
                break;
            }
            parts += 1;
            token = next + 1;
        }
        if parts < 2 {
            continue;
        }
        let cut = words.bare(first);
        let mut candidate = Candidate::new((first, token), words.range(first, cut, token), EntityKind::Person);
        candidate.add("unknown-words", -0.2);
        let before = words.before(first);
        let verb = |class: WordClass| class.has(WordClass::VERB) && !class.has(WordClass::NAME);
        if before.is_some_and(|t| verb(words.bare(t).class)) {
            candidate.add("verb-before", 0.5);
        }
        if before.is_some_and(|t| words.is(t, Cue::IntoPlace)) {
            candidate.add("place-preposition", -0.8);
        }
        let title = title_after(words, token);
        if title > 0.0 {
            candidate.add("title-after", title);
        }
        candidates.push(candidate);
    }
}

/// A verb stands at the token, or a colon: `فلان الفلاني يكتب`, `فلان الفلاني: …`.
fn acts(words: &Words<'_>, token: usize) -> bool {
    let same_line = words.after(token - 1) == Some(token);
    let class = words.bare(token).class;
    same_line
        && (words.surface(token) == ":"
            || class.has(WordClass::VERB) && !class.has(WordClass::NAME | WordClass::COMMON))
}

/// A given name directly before the token, which opens the name rather: `قاسم داود فلان`.
fn given_before(words: &Words<'_>, token: usize) -> bool {
    words.before(token).filter(|_| words.token(token).spaced).is_some_and(|before| {
        let class = words.bare(before).class;
        let ordinary = WordClass::STOP | WordClass::LINK | WordClass::ADJECTIVE;
        let titled = titles::head(words, before).is_some_and(|(_, _, end)| end == token);
        let opens = !class.has(WordClass::COMMON | WordClass::AMBIGUOUS) || names_follow(words, before);
        class.has(WordClass::GIVEN) && !class.has(ordinary) && opens && !titled && !well_known_place(words, before)
    })
}

/// Names that fill a line behind its number or dash, up to a comma or dash, or behind `كتب:`: the items of a list, and bylines.
pub fn by_line(words: &Words<'_>, candidates: &mut Vec<Candidate>) {
    const LONGEST_ITEM: usize = 5;
    for token in 0..words.len() {
        let opens = match words.before(token) {
            None => true,
            Some(before) => !words.token(before).is_word() && opens_item(words, before),
        };
        let byline = is_byline(words, token);
        if !words.token(token).is_word() || !(opens || byline) {
            continue;
        }
        let end =
            (token..words.len()).find(|&t| !words.token(t).is_word() || t > token && words.after(t - 1) != Some(t));
        let end = end.unwrap_or(words.len());
        let nameable = |t: usize| {
            let class = words.bare(t).class;
            let ordinary = class.has(WordClass::COMMON | WordClass::ADJECTIVE) && !class.has(WordClass::NAME);
            let known = ordinary
                || class.has(WordClass::STOP) && !class.has(WordClass::NAME)
                || words.nisba(t).is_some()
                || well_known_place(words, t);
            !known && (title_class(words, t).is_none() || class.has(WordClass::NAME)) && !words.hides_conjunction(t)
        };
        let given = words.bare(token).class.has(WordClass::GIVEN);
        if !(2..=LONGEST_ITEM).contains(&(end - token)) || !(token..end).all(nameable) {
            continue;
        }
        let title = title_after(words, end);
        let below = words.before(token).is_none() && words.after(end - 1).is_none() && below_office(words, token);
        let weight = match () {
            () if title > 1.0 => 2.4,
            () if byline || below => 1.0,
            () if words.before(token).is_some() && given => 0.2,
            () => continue,
        };
        let cut = words.bare(token);
        let candidate = Candidate::new((token, end), words.range(token, cut, end), EntityKind::Person);
        let like = if given || is_abd(words, token, cut) { 0.8 } else { 0.2 };
        candidates.push(candidate.with("line-of-its-own", weight).with("first-word", like));
    }
}

/// Only marks and numbers stand before the token on its line.
fn opens_item(words: &Words<'_>, token: usize) -> bool {
    let mark = |&t: &usize| !words.is_wordlike(t) && !words.is_opening_quote(t);
    std::iter::successors(Some(token), |&t| words.before(t)).take(6).all(|t| mark(&t))
}

/// `كتب` or its like stands before the token, a colon between them or not.
fn is_byline(words: &Words<'_>, token: usize) -> bool {
    let Some(before) = words.before(token) else { return false };
    let colon = words.surface(before) == ":";
    let writes = if colon { words.before(before) } else { Some(before) };
    writes.is_some_and(|at| words.is(at, Cue::Byline) && words.before(at).is_none())
}

/// The line above, or the one above an empty one, is nothing but an office: `رئيس التحرير`.
fn below_office(words: &Words<'_>, token: usize) -> bool {
    let Some(last) = token.checked_sub(1) else { return false };
    let line = words.token(last).line;
    let first = (0..=last).rev().take(6).take_while(|&t| words.token(t).line == line).last().unwrap_or(last);
    let near = words.token(token).line - line <= 2;
    near && title_class(words, first).is_some() && words.before(first).is_none()
}

/// Names behind an abbreviated form of address: `د. فلان الفلاني`, `م/ فلان`.
pub fn by_abbreviation(words: &Words<'_>, candidates: &mut Vec<Candidate>) {
    for token in 0..words.len() {
        let Some(first) = titles::behind_abbreviation(words, token) else { continue };
        let cut = words.bare(first);
        let Some(like) = opening(words, first, cut, true) else { continue };
        for (end, sum) in extents(words, first, cut) {
            let candidate = Candidate::new((first, end), words.range(first, cut, end), EntityKind::Person);
            let candidate = candidate.with("honorific-before", if end == first + 1 { 0.8 } else { 1.6 });
            candidates.push(candidate.with("first-word", FIRST_WORD * like).with("further-words", sum.min(2.5)));
        }
    }
}

/// Names whose first word no lexicon has, with that of the father behind it: `إسلكو ولد فلان`, `نصاف بن فلان`.
pub fn by_patronymic(words: &Words<'_>, candidates: &mut Vec<Candidate>) {
    for token in 0..words.len() {
        let father = words.after(token).filter(|&next| {
            let link = words.is(next, Cue::Patronymic);
            link && words.token(next).spaced && words.token(token).is_word() && compound_follows(words, next)
        });
        if father.is_none() {
            continue;
        }
        for cut in words.cuts(token).iter().filter(|cut| cut.preposition != Some('س')) {
            let ordinary = WordClass::STOP | WordClass::LINK | WordClass::NISBA | WordClass::ADJECTIVE;
            let letters = words.token(token).normal.chars().count().saturating_sub(usize::from(cut.skip));
            let titled = titles::head(words, token).is_some();
            if cut.class.has(ordinary) || cut.class.has(WordClass::COMMON) && !cut.class.has(WordClass::NAME) {
                continue;
            }
            if letters < 3 || titled || !cut.is_bare() && cut.class.is_empty() && words.bare(token).class.is_empty() {
                continue;
            }
            let clitic = if cut.is_bare() { 0.0 } else { clitic_doubt(words, token) };
            for (end, sum) in extents(words, token, cut).into_iter().skip(1) {
                let candidate = Candidate::new((token, end), words.range(token, cut, end), EntityKind::Person);
                let candidate = candidate.with("patronymic", 0.4 + clitic).with("further-words", sum.min(2.5));
                candidates.push(candidate);
            }
        }
    }
}

/// Surnames alone where a verb stands before them, or that the document says again and again: `وأبدى فلان ارتياحه`.
pub fn by_frame(words: &Words<'_>, candidates: &mut Vec<Candidate>) {
    let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
    for token in &words.source.tokens {
        *counts.entry(token.normal.as_str()).or_default() += 1;
    }
    for token in 0..words.len() {
        let normal = words.token(token).normal.as_str();
        if !words.token(token).is_word()
            || normal.chars().count() < 4
            || words.matches(token).iter().any(|m| m.cut.is_bare())
        {
            continue;
        }
        let cut = words.bare(token);
        let class = cut.class;
        let surname = class.has(WordClass::SURNAME)
            && !class.has(
                WordClass::AMBIGUOUS | WordClass::COMMON | WordClass::STOP | WordClass::ADJECTIVE | WordClass::NISBA,
            );
        // ودمجت: و and a verb of which the lexicon has another form.
        let joined_verb = normal.starts_with(['و', 'ف']) && normal.ends_with('ت');
        let unknown = class.is_empty() && !words.hides_clitic(token) && !joined_verb;
        if !surname && !unknown {
            continue;
        }
        let Some(before) = words.before(token) else { continue };
        let verb = words
            .cuts(before)
            .iter()
            .any(|c| c.class.has(WordClass::VERB) && !c.class.has(WordClass::NAME | WordClass::FUNCTION));
        let mut candidate = Candidate::new((token, token + 1), words.range(token, cut, token + 1), EntityKind::Person);
        candidate.add(if surname { "surname" } else { "unknown-word" }, if surname { 0.0 } else { -0.7 });
        candidate.add("verb-before", if verb { 0.5 } else { -0.8 });
        if counts.get(normal).is_some_and(|&n| n > 1) {
            candidate.add("said-again", 0.4);
        }
        candidates.push(candidate);
    }
}
