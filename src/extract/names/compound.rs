//! Names of several words that stand for one: عبد X, أبو X, بن X, X الله.

use super::extent::well_known_place;
use crate::arabic::lexicon::{Cue, Entry, WordClass};
use crate::extract::words::{Cut, Words};

/// The first half of a name such as عبد الرحيم, behind its clitics.
pub fn is_abd(words: &Words<'_>, token: usize, cut: &Cut) -> bool {
    words.behind_clitics(token, cut) == "عبد"
        && words
            .after(token)
            .is_some_and(|next| words.bare(next).class.has(WordClass::DEFINITE | WordClass::DIVINE | WordClass::NAME))
}

/// The first half of a by-name such as أبو زيد, behind its clitics.
pub fn is_kunya(words: &Words<'_>, token: usize, cut: &Cut) -> bool {
    cut.class.has(WordClass::LINK)
        && matches!(words.behind_clitics(token, cut), "ابو" | "ابي")
        && compound_follows(words, token)
        && !well_known_place(words, token)
}

/// Whether the small word at `token` has the rest of its compound behind it: أبو X, بن X, فون X. Behind بن and أبو even an ordinary word
/// is a name.
pub fn compound_follows(words: &Words<'_>, token: usize) -> bool {
    let Some(next) = words.after(token).filter(|&next| words.token(next).is_word() && words.token(next).spaced) else {
        return false;
    };
    let class = words.bare(next).class;
    let link = words.token(token).normal.as_str();
    if link == "ال" {
        return true;
    }
    if class.has(WordClass::STOP) && !class.has(WordClass::NAME | WordClass::LINK) {
        return false;
    }
    // فون دير, دي لا: behind two small words even an ordinary one is a name.
    let linked = |before: &usize| {
        let class = words.bare(*before).class;
        words.token(token).spaced && class.has(WordClass::LINK) && !class.has(WordClass::NAME | WordClass::COMMON)
    };
    if words.before(token).filter(linked).is_some() {
        return true;
    }
    let behind_clitic = link.char_indices().nth(1).map_or("", |(at, _)| &link[at..]);
    words.is(token, Cue::Kinship)
        || words.cues.of(behind_clitic).has(Cue::Kinship)
        || class.has(WordClass::NAME | WordClass::LINK)
        || class.without(WordClass::DEFINITE).is_empty()
}

/// The end of a name of the form `جاب الله` at `token`, behind a name.
pub fn of_god(words: &Words<'_>, before: usize, token: usize) -> Option<usize> {
    let divine = words.after(token).filter(|&next| words.token(next).is("الله") && words.token(next).spaced)?;
    let named = words.bare(before).class.has(WordClass::NAME | WordClass::LINK | WordClass::DIVINE);
    let class = words.bare(token).class;
    let prayer = class.has(WordClass::FUNCTION) || words.token(token).normal.ends_with('ه');
    let body = words.matches(token).iter().any(|m| matches!(m.entry, Entry::Organization(_)));
    (named && !prayer && !body).then_some(divine)
}

/// Whether a given name or a by-name (أبو زيد) stands behind a word.
pub fn name_opens(words: &Words<'_>, token: usize) -> bool {
    words.after(token).filter(|&next| words.token(next).is_word()).is_some_and(|next| {
        let cut = words.bare(next);
        is_kunya(words, next, cut) || is_abd(words, next, cut) || cut.class.has(WordClass::GIVEN) && !cut.is_definite()
    })
}
