//! Where the name of a person begins, and how far it goes.

use rustc_hash::FxHashMap;

use super::candidate::Candidate;
use super::compound::{compound_follows, is_abd, is_kunya, name_opens, of_god};
use crate::arabic::lexicon::{Entry, Standing, TitleClass, WordClass};
use crate::arabic::{TokenKind, is_derived};
use crate::base::EntityKind;
use crate::extract::titles::{self, Title};
use crate::extract::words::{Cut, Words};

/// What the look of the first word counts beside what the tagger says, which knows it too.
const FIRST_WORD: f32 = 0.7;

/// A name of a person has at most this many tokens.
const LONGEST: usize = 9;

/// How much a word looks like the first of a person's name. `announced` says that a title stands before it.
pub fn opening(words: &Words<'_>, token: usize, cut: &Cut, announced: bool) -> Option<f32> {
    let class = cut.class;
    if words.token(token).kind != TokenKind::Word || words.token(token).normal.chars().count() < 2 {
        return None;
    }
    let doubtful = class.has(WordClass::AMBIGUOUS | WordClass::COMMON | WordClass::VERB | WordClass::ADJECTIVE);
    let forbidden = class.has(WordClass::FUNCTION | WordClass::TIME | WordClass::PASSING | WordClass::FORMER);
    let opens_compound = class.has(WordClass::LINK) && compound_follows(words, token);
    match () {
        () if is_abd(words, token, cut) => Some(1.2),
        () if opens_compound && announced => Some(0.9),
        () if opens_compound && class.has(WordClass::GIVEN) => Some(0.3),
        () if class.has(WordClass::LINK) && !class.has(WordClass::NAME) => None,
        () if forbidden && !(announced && class.has(WordClass::GIVEN)) => None,
        // فى and على without dots: the particle, but for a name behind it.
        () if class.has(WordClass::FUNCTION) && !unknown_follows(words, token) => None,
        () if title_class(words, token).is_some() && !given_not_title(words, token) => None,
        // الرئيس العربي الثاني is not called so.
        () if class.has(WordClass::ADJECTIVE)
            && words.after(token).is_some_and(|next| words.bare(next).class.has(WordClass::ORDINAL)) =>
        {
            None
        }
        () if class.has(WordClass::ADJECTIVE) && (class.has(WordClass::ORDINAL) || !class.has(WordClass::GIVEN)) => {
            None
        }
        () if announced && is_place(words, token) && !class.has(WordClass::GIVEN) && !unknown_follows(words, token) => {
            None
        }
        () if well_known_place(words, token) => {
            (announced && !cut.is_definite() && unknown_follows(words, token)).then_some(0.2)
        }
        () if class.has(WordClass::GIVEN) && !doubtful => Some(1.0),
        () if class.has(WordClass::GIVEN) && announced => Some(0.5),
        // فضل علي حسين: however ordinary the word, names follow.
        () if class.has(WordClass::GIVEN) => {
            Some(if cut.preposition.is_none() && names_follow(words, token) { 0.5 } else { -0.4 })
        }
        () if !announced => None,
        () if class.has(WordClass::NISBA) && cut.is_definite() => None,
        () if class.has(WordClass::SURNAME) => Some(if doubtful { 0.2 } else { 0.8 }),
        () if class.has(WordClass::NISBA) => None,
        () if cut.is_bare() && hides_clitic(words, token) => None,
        () if class.without(WordClass::DEFINITE).is_empty() => Some(if cut.is_definite() { 0.3 } else { 0.6 }),
        // A short common word may be the first syllable of a foreign name: شي جينبينغ.
        () if !cut.is_definite() && !class.has(WordClass::VERB) && words.token(token).normal.chars().count() < 4 => {
            unknown_follows(words, token).then_some(0.1)
        }
        () => None,
    }
}

/// What looks like a preposition belongs to the name behind a rank or form of address, which takes none: السيد لوثر.
fn hides_clitic(words: &Words<'_>, token: usize) -> bool {
    if is_addressed(words, token) { words.hides_conjunction(token) } else { words.hides_clitic(token) }
}

/// A rank or form of address stands before the token, a stroke or point between them or not: `السيدة/ فلانة`, `د. فلان`.
fn is_addressed(words: &Words<'_>, token: usize) -> bool {
    let Some(mut before) = words.before(token) else { return false };
    let marked = matches!(words.surface(before), "/" | ".");
    if marked {
        let Some(behind_mark) = words.before(before) else { return false };
        before = behind_mark;
        if titles::behind_abbreviation(words, before) == Some(token) {
            return true;
        }
    }
    titles::head(words, before).is_some_and(|(form, _, end)| {
        let class = words.lexicon.titles[usize::from(form.title)].class;
        let adjoins = end + usize::from(marked) == token;
        adjoins && !form.is_plural && matches!(class, TitleClass::Rank | TitleClass::Honorific)
    })
}

/// What an office behind a name speaks for it, with a comma between (`فلان الفلاني، وزير …`) or without.
fn title_after(words: &Words<'_>, end: usize) -> f32 {
    let Some(next) = words.after(end - 1).filter(|&next| next == end) else { return 0.0 };
    let comma = matches!(words.surface(next), "،" | "," | "-" | "–" | "(");
    let office = titles::head(words, end + usize::from(comma)).is_some_and(|(form, cut, _)| {
        let office =
            matches!(words.lexicon.titles[usize::from(form.title)].class, TitleClass::Office | TitleClass::Monarch);
        office && cut.is_bare() && !form.is_plural && (comma || !cut.is_definite())
    });
    match (office, comma) {
        (true, true) => 1.3,
        (true, false) => 0.8,
        _ => 0.0,
    }
}

/// Every token behind which the name that begins at `first` may end, with what the words up to there speak for it.
pub fn extents(words: &Words<'_>, first: usize, cut: &Cut) -> Vec<(usize, f32)> {
    let mut ends = Vec::with_capacity(4);
    let mut sum: f32 = 0.0;
    let mut last = first;
    let first_class = cut.class;
    if is_abd(words, first, cut) || first_class.has(WordClass::LINK) && compound_follows(words, first) {
        last = words.after(first).unwrap_or(first);
    }
    ends.push((last + 1, sum));
    while last - first < LONGEST {
        let Some(next) = words.after(last) else { break };
        if words.token(next).is("-") && !words.token(next).spaced {
            // Korean and other hyphenated names: لي جاي-ميونغ.
            match words.after(next) {
                Some(part) if !words.token(part).spaced && words.token(part).is_word() => {
                    last = part;
                    sum += 0.3;
                    if let Some(end) = ends.last_mut() {
                        *end = (last + 1, sum);
                    }
                    continue;
                }
                _ => break,
            }
        }
        if !words.token(next).is_word() || !words.token(next).spaced {
            break;
        }
        let class = words.bare(next).class;
        if let Some(divine) = of_god(words, last, next) {
            last = divine;
            sum += 0.8;
            ends.push((last + 1, sum));
            continue;
        }
        if class.has(WordClass::LINK) || is_abd(words, next, words.bare(next)) {
            let Some(name) =
                words.after(next).filter(|_| compound_follows(words, next) || is_abd(words, next, words.bare(next)))
            else {
                if class.has(WordClass::NAME) && !class.has(WordClass::STOP) {
                    sum += 0.4;
                    last = next;
                    ends.push((last + 1, sum));
                    continue;
                }
                break;
            };
            // بن عبد الله: the compound inside the compound.
            let inner = is_abd(words, name, words.bare(name))
                || words.bare(name).class.has(WordClass::LINK) && compound_follows(words, name);
            last = if inner { words.after(name).unwrap_or(name) } else { name };
            sum += 0.8;
            ends.push((last + 1, sum));
            continue;
        }
        let weight = if hyphenated(words, next).is_some() { Some(0.3) } else { continuation(words, next) };
        let Some(weight) = weight else { break };
        sum += weight;
        last = next;
        ends.push((last + 1, sum));
    }
    doubted(ends)
}

/// The word joined to `token` by a hyphen: جاي-ميونغ.
fn hyphenated(words: &Words<'_>, token: usize) -> Option<usize> {
    let hyphen = words.after(token).filter(|&t| words.token(t).is("-") && !words.token(t).spaced)?;
    words.after(hyphen).filter(|&t| words.token(t).is_word() && !words.token(t).spaced)
}

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

/// A name that leaves out words which look like its own is doubtful by as much as they look so.
fn doubted(mut ends: Vec<(usize, f32)>) -> Vec<(usize, f32)> {
    const LEFT_OUT: f32 = 2.5;
    const EACH: f32 = 0.5;
    let mut most = f32::MIN;
    let mut most_end = 0;
    for (end, sum) in ends.iter_mut().rev() {
        if *sum > most {
            (most, most_end) = (*sum, *end);
        }
        *sum -= LEFT_OUT * (most - *sum) + EACH * most_end.saturating_sub(*end) as f32;
    }
    ends
}

/// A word that no lexicon knows, or a surname, stands behind the token.
fn unknown_follows(words: &Words<'_>, token: usize) -> bool {
    words.after(token).is_some_and(|next| {
        let class = words.bare(next).class;
        let unknown = class.is_empty() || class.has(WordClass::NAME) && !class.has(WordClass::STOP | WordClass::COMMON);
        words.token(next).is_word() && words.token(next).spaced && unknown && !words.hides_clitic(next)
    })
}

/// A word that is nothing but a surname or the end of one stands behind the token.
fn surname_follows(words: &Words<'_>, token: usize) -> bool {
    let ordinary = WordClass::STOP | WordClass::COMMON | WordClass::AMBIGUOUS | WordClass::ADJECTIVE;
    words.after(token).is_some_and(|next| {
        let class = words.bare(next).class;
        words.token(next).spaced
            && class.has(WordClass::SURNAME | WordClass::LINK)
            && !class.has(ordinary | WordClass::DEFINITE | WordClass::NISBA)
    })
}

/// سلطان, أمير and their like are given names before what continues a name, where they have no article.
pub fn given_not_title(words: &Words<'_>, token: usize) -> bool {
    let cut = words.bare(token);
    let next = words.after(token).filter(|&next| words.token(next).is_word());
    cut.class.has(WordClass::GIVEN)
        && !cut.is_definite()
        && next.is_some_and(|next| {
            let class = words.bare(next).class;
            let link = class.has(WordClass::LINK) && compound_follows(words, next);
            let name = class.has(WordClass::NAME) && !class.has(WordClass::STOP | WordClass::COMMON);
            (link || name || is_abd(words, next, words.bare(next))) && !well_known_place(words, next)
        })
}

fn is_place(words: &Words<'_>, token: usize) -> bool {
    words
        .matches(token)
        .iter()
        .any(|m| m.cut.is_bare() && matches!(m.entry, Entry::Place(place) if place.standing > Standing::Ambiguous))
}

pub fn well_known_place(words: &Words<'_>, token: usize) -> bool {
    words
        .matches(token)
        .iter()
        .any(|m| m.cut.is_bare() && matches!(m.entry, Entry::Place(place) if place.standing >= Standing::Known))
}

fn is_major_place(words: &Words<'_>, token: usize) -> bool {
    let major = |entry| matches!(entry, Entry::Place(place) if place.standing == Standing::Major);
    words.matches(token).iter().any(|m| m.cut.is_bare() && major(m.entry))
}

fn title_class(words: &Words<'_>, token: usize) -> Option<TitleClass> {
    titles::head(words, token)
        .filter(|(_, cut, _)| cut.is_bare())
        .map(|(form, ..)| words.lexicon.titles[usize::from(form.title)].class)
}

/// A particle that is a given name as well, between a given name and a surname: `فارس خلف الفلاني`.
fn between_names(words: &Words<'_>, token: usize) -> bool {
    let listed = words.bare(token).word.is_some_and(|word| words.lexicon.class(word).has(WordClass::GIVEN));
    let surname = words.after(token).is_some_and(|next| {
        let bare = words.bare(next);
        let known = bare.class.has(WordClass::SURNAME) && !bare.class.has(WordClass::COMMON | WordClass::AMBIGUOUS);
        bare.is_definite() && known && words.token(next).spaced
    });
    let given = words.before(token).is_some_and(|before| {
        let class = words.bare(before).class;
        class.has(WordClass::GIVEN) && !class.has(WordClass::STOP | WordClass::COMMON)
    });
    listed && surname && given
}

/// The word before the token is of a class, behind its clitics if need be: `ولبدر الفلاني`.
fn is_behind(words: &Words<'_>, token: usize, class: WordClass) -> bool {
    words.before(token).is_some_and(|before| {
        let cut = words.cuts(before).iter().find(|cut| !cut.class.is_empty());
        cut.is_some_and(|cut| cut.class.has(class))
    })
}

/// What a word speaks for being a further word of a person's name; `None` where it cannot be.
pub fn continuation(words: &Words<'_>, token: usize) -> Option<f32> {
    let cut = words.bare(token);
    let class = cut.class;
    if words.token(token).normal.chars().count() < 2 && class.is_empty() {
        return None;
    }
    let is_name = class.has(WordClass::NAME);
    if class.has(WordClass::FUNCTION) && between_names(words, token) {
        return Some(0.3);
    }
    let title = title_class(words, token);
    let starts_title = title.is_some() && !class.has(WordClass::SURNAME);
    let indefinite = title.is_some() && !cut.is_definite();
    if indefinite
        && title.is_some_and(|class| matches!(class, TitleClass::Monarch | TitleClass::Honorific | TitleClass::Rank))
    {
        // نادر شيخ فلان is one name, but in فلان بن نادر سلطان البلاد the title ends it.
        let goes_on = words.after(token).is_some_and(|next| {
            let class = words.bare(next).class;
            (class.has(WordClass::NAME) && !class.has(WordClass::STOP | WordClass::COMMON)
                || is_abd(words, next, words.bare(next)))
                && !well_known_place(words, next)
        });
        return (goes_on && is_name).then_some(0.3);
    }
    let is_plural = titles::head(words, token).is_some_and(|(form, ..)| form.is_plural);
    // القاضي, الحاكم: a surname, where a given name stands before it.
    let given_before = is_behind(words, token, WordClass::GIVEN | WordClass::LINK);
    // Before an adjective or its field the word is the office: فلان المدير الرياضي.
    let office = words.after(token).is_some_and(|next| {
        let bare = words.bare(next);
        bare.is_definite() && bare.class.has(WordClass::ADJECTIVE | WordClass::NISBA)
            || words.cuts(next).iter().any(|cut| cut.preposition == Some('ل') && cut.class.has(WordClass::COMMON))
    });
    if title.is_some() && cut.is_definite() && class.has(WordClass::SURNAME) && given_before && !office {
        return Some(0.3);
    }
    // سلمى البدري الشيخ أبو زيد: behind a surname an honorific belongs to the name that begins there.
    if title == Some(TitleClass::Honorific) && cut.is_definite() && !given_before && name_opens(words, token) {
        return None;
    }
    if title.is_some_and(|class| matches!(class, TitleClass::Office | TitleClass::Kin | TitleClass::Profession))
        && !is_plural
    {
        return None;
    }
    if class.has(WordClass::ORDINAL) {
        return words.before(token).filter(|&t| words.bare(t).class.has(WordClass::NAME)).map(|_| 0.45);
    }
    let known_elsewhere = words.matches(token).iter().any(|m| {
        m.cut.is_bare() && matches!(m.entry, Entry::Place(place) if place.standing >= Standing::Known && !is_name)
    });
    // سامر أورال أوغلو: a place inside a name, where a surname goes on.
    if known_elsewhere && !cut.is_definite() && surname_follows(words, token) {
        return Some(0.0);
    }
    // بريندا مانشستر: behind a word that no lexicon has, a town is a surname.
    let foreign = words.before(token).is_some_and(|t| words.bare(t).class.is_empty() && !words.hides_clitic(t));
    if known_elsewhere && !cut.is_definite() && foreign && !is_major_place(words, token) {
        return Some(0.1);
    }
    if known_elsewhere || class.has(WordClass::FUNCTION | WordClass::TIME | WordClass::PASSING | WordClass::FORMER) {
        return None;
    }
    if let Some(weight) = foreign_surname(words, token) {
        return Some(weight);
    }
    if cut.is_definite() && !is_behind(words, token, WordClass::NAME | WordClass::LINK) {
        return Some(-0.4);
    }
    match () {
        () if is_name && !class.has(WordClass::VERB | WordClass::COMMON) && !starts_title => Some(0.8),
        () if is_name && class.has(WordClass::VERB) => Some(if class.has(WordClass::GIVEN) { 0.05 } else { -0.3 }),
        () if is_name => Some(0.3),
        () if class.has(WordClass::VERB | WordClass::COMMON | WordClass::ADJECTIVE) || starts_title => None,
        // ونظيره, وقال: the word behind a conjunction is known, the whole is not.
        () if words.hides_clitic(token) => None,
        () if well_known_place(words, token) => Some(0.1),
        () if class.has(WordClass::NISBA) => {
            (cut.is_definite() && !class.has(WordClass::NISBA_INFLECTED)).then_some(0.05)
        }
        () if cut.is_definite() => {
            let given = is_behind(words, token, WordClass::GIVEN | WordClass::LINK);
            Some(if given { 0.2 } else { -0.8 })
        }
        () => Some(0.4),
    }
}

/// What a word speaks for being a surname that only sounds like an ordinary word, or like one with a clitic, behind a given name that is
/// not Arabic: `ويليام وارد`, `دانييل كابلان`.
fn foreign_surname(words: &Words<'_>, token: usize) -> Option<f32> {
    let cut = words.bare(token);
    let before = words.before(token).map(|before| words.bare(before).class)?;
    let foreign = before.has(WordClass::FOREIGN) && !before.has(WordClass::STOP | WordClass::COMMON);
    let unknown = before.is_empty() && words.before(token).is_some_and(|before| !words.hides_clitic(before));
    // Behind a surname the word with its clitic goes on with the sentence.
    let given = before.has(WordClass::GIVEN);
    let object = words.cuts(token).iter().any(|cut| {
        let ordinary = cut.class.has(WordClass::COMMON) && !cut.class.has(WordClass::BY_FORM);
        ordinary && matches!(cut.preposition, Some('ب' | 'ل'))
    });
    let by_form = cut.class.has(WordClass::BY_FORM) && !cut.class.has(WordClass::ADJECTIVE | WordClass::FUNCTION);
    let sounds =
        cut.class.is_empty() && words.hides_clitic(token) && !words.hides_conjunction(token) && given && !object;
    // A word that governs the next is none: ستانلي آرثر تمشيط الألغام.
    let governs = words.after(token).is_some_and(|next| words.bare(next).is_definite());
    let ordinary = governs || is_derived(&words.token(token).normal);
    let with_article = words.cuts(token).iter().any(Cut::is_definite);
    ((foreign || unknown) && (by_form || sounds) && !with_article && !ordinary).then_some(0.3)
}

/// The names that a title announces.
pub fn announced(words: &Words<'_>, title: &Title, cut: &Cut, candidates: &mut Vec<Candidate>) {
    let Some(first) = title.name_at else { return };
    let Some(like) = opening(words, first, cut, true) else { return };
    let (witness, weight) = match title.class {
        TitleClass::Office | TitleClass::Monarch => ("office-before", 1.8),
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
    for (end, sum) in extents(words, first, cut) {
        let range = words.range(first, cut, end);
        let candidate = Candidate::new((first, end), range, EntityKind::Person).with(witness, weight);
        let mut candidate = candidate.with("first-word", FIRST_WORD * like).with("further-words", sum.min(2.5));
        if object != 0.0 {
            candidate.add("definite-word", object);
        }
        candidates.push(candidate);
    }
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

/// What speaks against cutting clitics off a word that is known whole.
pub fn clitic_doubt(words: &Words<'_>, token: usize) -> f32 {
    let whole = words.bare(token).class;
    if whole.has(WordClass::NAME | WordClass::STOP) {
        -1.2
    } else if whole.has(WordClass::COMMON) {
        -0.9
    } else {
        0.0
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
        for cut in words.cuts(first) {
            let wanted = cut.is_bare() || cut.preposition == Some('ل') && !cut.conjunction;
            let Some(like) = opening(words, first, cut, true).filter(|_| wanted && !cut.is_definite()) else {
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
        let before = words.before(first).map(|t| (words.bare(t).class, words.token(t).normal.as_str()));
        if before.is_some_and(|(class, _)| class.has(WordClass::VERB) && !class.has(WordClass::NAME)) {
            candidate.add("verb-before", 0.5);
        }
        if before.is_some_and(|(_, word)| matches!(word, "في" | "الي" | "من")) {
            candidate.add("place-preposition", -0.8);
        }
        let title = title_after(words, token);
        if title > 0.0 {
            candidate.add("title-after", title);
        }
        candidates.push(candidate);
    }
}

/// Two names behind the token, the first a given name and nothing else.
fn names_follow(words: &Words<'_>, token: usize) -> bool {
    let ordinary = WordClass::STOP | WordClass::COMMON | WordClass::LINK;
    let name = |at: usize, kind: WordClass| {
        let class = words.bare(at).class;
        words.token(at).spaced && class.has(kind) && !class.has(ordinary)
    };
    // لأي فلان: a particle behind its preposition.
    let particle = words.cuts(token).iter().skip(1).any(|cut| cut.class.has(WordClass::FUNCTION));
    let next = words.after(token).filter(|&next| !particle && name(next, WordClass::GIVEN));
    next.and_then(|next| words.after(next)).is_some_and(|second| name(second, WordClass::NAME))
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
    const WRITES: [&str; 8] = ["كتب", "كتبت", "بقلم", "تحرير", "اعداد", "الكاتب", "الكاتبه", "المحرر"];
    let Some(before) = words.before(token) else { return false };
    let colon = words.surface(before) == ":";
    let writes = if colon { words.before(before) } else { Some(before) };
    writes.is_some_and(|at| WRITES.contains(&words.token(at).normal.as_str()) && words.before(at).is_none())
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
            let link = matches!(words.token(next).normal.as_str(), "بن" | "ولد" | "بنت");
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
