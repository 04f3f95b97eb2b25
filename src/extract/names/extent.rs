//! Where the name of a person begins, and how far it goes.

use super::compound::{compound_follows, is_abd, name_opens, of_god};
use crate::arabic::lexicon::{Entry, Standing, TitleClass, TitleForm, WordClass};
use crate::arabic::{TokenKind, fold, is_derived};
use crate::extract::titles;
use crate::extract::words::{Cut, Words};

/// What the look of the first word counts beside what the tagger says, which knows it too.
pub const FIRST_WORD: f32 = 0.7;

/// A name of a person has at most this many tokens.
const LONGEST: usize = 9;

/// How much a word looks like the first of a person's name. `announced` says that a title stands before it.
pub fn opening(words: &Words<'_>, token: usize, cut: &Cut, announced: bool) -> Option<f32> {
    let class = cut.class;
    if words.token(token).kind != TokenKind::Word || words.token(token).normal.chars().count() < 2 {
        return None;
    }
    // عوض خلف الله: the end of a name.
    if words.token(token).is("الله") {
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

/// What looks like a preposition belongs to the name behind a rank or form of address, which takes none: السيد لوثر; but الأمير سيستقبل.
fn hides_clitic(words: &Words<'_>, token: usize) -> bool {
    match is_addressed(words, token) {
        true => words.hides_conjunction(token) || words.hides_future(token),
        false => words.hides_clitic(token),
    }
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
pub fn title_after(words: &Words<'_>, end: usize) -> f32 {
    let Some(next) = words.after(end - 1).filter(|&next| next == end) else { return 0.0 };
    let comma = matches!(words.surface(next), "،" | "," | "-" | "–" | "(");
    let office = titles::head(words, end + usize::from(comma)).is_some_and(|(form, cut, _)| {
        let office =
            matches!(words.lexicon.titles[usize::from(form.title)].class, TitleClass::Office | TitleClass::Monarch);
        let singular = !form.is_plural || is_accusative(words, form, end);
        office && cut.is_bare() && singular && (comma || !cut.is_definite())
    });
    match (office, comma) {
        (true, true) => 1.3,
        (true, false) => 0.8,
        _ => 0.0,
    }
}

/// What somebody became stands at the token: `فلان رئيساً`.
fn is_accusative(words: &Words<'_>, form: TitleForm, token: usize) -> bool {
    let title = fold(words.lexicon.titles[usize::from(form.title)].masculine);
    let noun = words.token(token).normal.strip_suffix('ا');
    noun.is_some_and(|noun| title.split(' ').next() == Some(noun))
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
pub fn hyphenated(words: &Words<'_>, token: usize) -> Option<usize> {
    let hyphen = words.after(token).filter(|&t| words.token(t).is("-") && !words.token(t).spaced)?;
    words.after(hyphen).filter(|&t| words.token(t).is_word() && !words.token(t).spaced)
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
            // عماد الفلاني: a rank takes no genitive.
            let rank = titles::head(words, token).is_some_and(|(form, _, end)| {
                let class = words.lexicon.titles[usize::from(form.title)].class;
                class == TitleClass::Rank && end == token + 1
            });
            let surname = rank && words.bare(next).is_definite() && class.without(WordClass::DEFINITE).is_empty();
            (link || name || surname || is_abd(words, next, words.bare(next))) && !well_known_place(words, next)
        })
}

pub fn is_place(words: &Words<'_>, token: usize) -> bool {
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

pub fn is_major_place(words: &Words<'_>, token: usize) -> bool {
    let major = |entry| matches!(entry, Entry::Place(place) if place.standing == Standing::Major);
    words.matches(token).iter().any(|m| m.cut.is_bare() && major(m.entry))
}

pub fn title_class(words: &Words<'_>, token: usize) -> Option<TitleClass> {
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

/// An address or rank and a given name alone stand before the definite word, which is no adjective and governs nothing.
fn is_surname_of_addressed(words: &Words<'_>, token: usize) -> bool {
    let cut = words.bare(token);
    let other = WordClass::ADJECTIVE | WordClass::VERB | WordClass::FUNCTION | WordClass::NISBA | WordClass::TIME;
    let given = |at: &usize| {
        let class = words.bare(*at).class;
        class.has(WordClass::GIVEN) && !class.has(WordClass::STOP | WordClass::COMMON | WordClass::AMBIGUOUS)
    };
    let Some(name) = words.before(token).filter(given) else { return false };
    let addressed = words.before(name).is_some_and(|before| {
        matches!(title_class(words, before), Some(TitleClass::Honorific | TitleClass::Rank))
            && words.token(before).is_word()
    });
    let ends = words.after(token).is_none_or(|next| {
        !words.token(next).is_word()
            || words.bare(next).class.has(WordClass::FUNCTION)
            || words.cuts(next).iter().any(|cut| cut.conjunction && !cut.class.is_empty())
    });
    cut.is_definite() && !cut.class.has(other) && addressed && ends
}

/// What a word speaks for being a further word of a person's name; `None` where it cannot be.
pub fn continuation(words: &Words<'_>, token: usize) -> Option<f32> {
    let cut = words.bare(token);
    let class = cut.class;
    // فلان مشاركته: a noun with its pronoun.
    let surface = words.surface(token);
    let possessed = class.is_empty() && ["ته", "تها", "تهم", "تهما"].iter().any(|end| surface.ends_with(end));
    if possessed && surface.chars().count() > 5 {
        return None;
    }
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
        // فلان البلوطي زيارة: behind a surname with its article no bare noun goes on with the name.
        () if is_name
            && class.has(WordClass::COMMON | WordClass::NOUN)
            && !class.has(WordClass::GIVEN)
            && !cut.is_definite()
            && words.before(token).is_some_and(|before| words.bare(before).is_definite()) =>
        {
            None
        }
        () if is_name && class.has(WordClass::VERB) => Some(if class.has(WordClass::GIVEN) { 0.05 } else { -0.3 }),
        () if is_name => Some(0.3),
        // الدكتور محمد المشاعلة: behind an address and one given name an ordinary word with its article is the surname.
        () if is_surname_of_addressed(words, token) && !starts_title => Some(0.2),
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
    // دومين: an ordinary word by its ending alone.
    let listed = cut.word.is_some_and(|word| !words.lexicon.class(word).is_empty());
    let by_ending = cut.class.has(WordClass::COMMON) && !listed && given;
    let by_form =
        (cut.class.has(WordClass::BY_FORM) || by_ending) && !cut.class.has(WordClass::ADJECTIVE | WordClass::FUNCTION);
    let sounds =
        cut.class.is_empty() && words.hides_clitic(token) && !words.hides_conjunction(token) && given && !object;
    // A word that governs the next is none: ستانلي آرثر تمشيط الألغام.
    let governs = words.after(token).is_some_and(|next| words.bare(next).is_definite());
    let ordinary = governs || is_derived(&words.token(token).normal);
    let with_article = words.cuts(token).iter().any(Cut::is_definite);
    ((foreign || unknown) && (by_form || sounds) && !with_article && !ordinary).then_some(0.3)
}

/// What speaks against cutting clitics off a word that is known whole.
pub fn clitic_doubt(words: &Words<'_>, token: usize) -> f32 {
    let whole = words.bare(token).class;
    // وزارياً is no و and زاريا.
    let adjective =
        words.token(token).normal.strip_suffix('ا').and_then(|stem| words.lexicon.words.get(&format!("ال{stem}")));
    if adjective.is_some_and(|id| words.lexicon.class(id).has(WordClass::ADJECTIVE)) {
        -3.0
    } else if whole.has(WordClass::NAME | WordClass::STOP) {
        -1.2
    } else if whole.has(WordClass::COMMON) {
        -0.9
    } else {
        0.0
    }
}

/// Two names behind the token, the first a given name and nothing else.
pub fn names_follow(words: &Words<'_>, token: usize) -> bool {
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
