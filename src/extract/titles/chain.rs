//! Names that share one title: `وزيرا الخارجية التركي فلان والسوري فلان`.

use super::head;
use crate::arabic::lexicon::{Country, Entry, TitleClass, TitleForm, WordClass};
use crate::base::TextRange;
use crate::extract::names::opening_of_name;
use crate::extract::words::{Cut, Words};

/// At most so many names share a title.
const LONGEST_CHAIN: usize = 12;

/// A further name that shares the title of an earlier one.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    pub name_at: usize,
    /// How the token is read that the name begins in: و may stand before it.
    pub cut: Cut,
    pub country: Option<Country>,
    /// The field that stands in place of the title's own.
    pub field: Option<TextRange>,
}

/// The names that share a title with the one at `first`, each behind و and a nisba or field: `وزيرا الخارجية التركي فلان والسوري فلان`;
/// behind a plural title also without: `النواب فلان وفلان`.
pub fn chain(words: &Words<'_>, title: &TitleForm, first: usize) -> Vec<Link> {
    let mut found = Vec::new();
    let mut at = first;
    for _ in 0..LONGEST_CHAIN {
        // The chain goes on within the few words that a name can have.
        let near = (at + 1..(at + 9).min(words.len())).take_while(|&t| words.token(t).line == words.token(first).line);
        let near = near.take_while(|&t| !begins_office(words, t));
        let in_list = |token: usize| title.is_plural && (at + 1..token).all(|between| is_of_a_list(words, between));
        let joined = |token| link(words, token).or_else(|| listed(words, token).filter(|_| in_list(token)));
        let Some(link) = near.into_iter().find_map(joined) else { break };
        at = link.name_at;
        found.push(link);
    }
    found
}

/// A comma, or a word that a name may hold.
fn is_of_a_list(words: &Words<'_>, token: usize) -> bool {
    let class = words.bare(token).class;
    let name = class.has(WordClass::NAME | WordClass::LINK) || class.without(WordClass::DEFINITE).is_empty();
    matches!(words.surface(token), "،" | ",") || words.token(token).is_word() && name && !class.has(WordClass::STOP)
}

/// A given name behind و or a comma.
fn listed(words: &Words<'_>, token: usize) -> Option<Link> {
    let comma = words.before(token).is_some_and(|before| matches!(words.surface(before), "،" | ","));
    let cut = words.cuts(token).iter().find(|cut| {
        let given = cut.class.has(WordClass::GIVEN) && !cut.class.has(WordClass::STOP);
        let joined = if cut.is_bare() { comma } else { cut.conjunction && cut.preposition.is_none() };
        given && joined && opening_of_name(words, token, cut).is_some()
    })?;
    // A name has more words than one: والنواب بدر وخالد is none of a list.
    let full = words.after(token).is_some_and(|next| words.token(next).is_word() && words.token(next).spaced);
    full.then_some(Link { name_at: token, cut: *cut, country: None, field: None })
}

/// و and an office: what follows shares that title and not the one before.
fn begins_office(words: &Words<'_>, token: usize) -> bool {
    head(words, token).is_some_and(|(form, cut, _)| {
        cut.conjunction && words.lexicon.titles[usize::from(form.title)].class == TitleClass::Office
    })
}

/// The token behind a field that begins at one, with what is joined to it and its adjectives: `والنفط والغاز`, `والشؤون الاجتماعية`.
fn end_of_field(words: &Words<'_>, token: usize) -> Option<usize> {
    const LONGEST_FIELD: usize = 4;
    let mut next = words.after(token)?;
    while next < token + LONGEST_FIELD {
        let bare = words.bare(next);
        let adjective = bare.is_definite() && bare.class.has(WordClass::ADJECTIVE) && bare.nisba.is_none();
        let joined = words.cuts(next).iter().any(|cut| {
            let noun = cut.class.has(WordClass::COMMON) && !cut.class.has(WordClass::STOP) && cut.nisba.is_none();
            cut.conjunction && cut.preposition.is_none() && cut.is_definite() && noun
        });
        if !adjective && !joined {
            break;
        }
        next = words.after(next)?;
    }
    Some(next)
}

fn link(words: &Words<'_>, token: usize) -> Option<Link> {
    // و and a title begin an office of their own: والرئيس ….
    if words.matches(token).iter().any(|m| matches!(m.entry, Entry::Title(_))) {
        return None;
    }
    let cut = words.cuts(token).iter().find(|cut| {
        let word = cut.nisba.is_some() || cut.class.has(WordClass::COMMON) && !cut.class.has(WordClass::STOP);
        cut.conjunction && cut.preposition.is_none() && cut.is_definite() && word
    })?;
    let mut country = cut.nisba;
    let mut name_at = if country.is_none() { end_of_field(words, token)? } else { words.after(token)? };
    let field = country.is_none().then(|| words.range(token, cut, name_at));
    while words.bare(name_at).class.has(WordClass::PASSING) {
        name_at = words.after(name_at)?;
    }
    if country.is_none()
        && let Some((end, code)) = words.nisba(name_at).filter(|_| words.bare(name_at).is_definite())
    {
        country = Some(code);
        name_at = end;
    }
    let opens = name_at < words.len()
        && words.token(name_at).line == words.token(token).line
        && opening_of_name(words, name_at, words.bare(name_at)).is_some();
    opens.then(|| Link { name_at, cut: *words.bare(name_at), country, field })
}
