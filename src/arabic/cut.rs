//! A token → the ways to read it: its proclitics, and the word behind them with what the lexicons know of it.

use super::clitic::splits;
use super::lexicon::{Country, NameLexicon, WordClass, WordId};
use super::normal::{is_invisible, is_mark};
use super::pattern;
use super::token::{Token, TokenKind};

/// One way to read a token: its proclitics, and the word behind them with the article it has.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// Characters of the normal form in front of the name.
    pub skip: u8,
    pub conjunction: bool,
    pub preposition: Option<char>,
    /// The word, with the article restored where ل swallowed its alif.
    pub word: Option<WordId>,
    pub class: WordClass,
    /// The country, where the word is a nisba.
    pub nisba: Option<Country>,
}

impl Cut {
    pub fn is_bare(&self) -> bool {
        self.skip == 0
    }

    pub fn is_definite(&self) -> bool {
        self.class.has(WordClass::DEFINITE)
    }
}

/// How a text spells the ي at the end of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FinalYa {
    /// With its dots: `علي` is the name, `على` the particle.
    #[default]
    Dotted,
    /// Without, as newspapers of Egypt do: `فى`, and both `على`.
    Dotless,
}

impl FinalYa {
    /// As the text spells `في`.
    pub fn of(text: &str, tokens: &[Token]) -> Self {
        let spelled = |ending: char| {
            tokens.iter().filter(|token| token.normal == "في" && token.range.of(text).ends_with(ending)).count()
        };
        if spelled('ى') > spelled('ي') { Self::Dotless } else { Self::Dotted }
    }
}

/// Adds all ways to read a token of `text` to `cuts`, the uncut word first.
pub fn cuts_of(lexicon: &NameLexicon, token: &Token, text: &str, final_ya: FinalYa, cuts: &mut Vec<Cut>) {
    if token.kind != TokenKind::Word {
        let word = lexicon.words.get(&token.normal);
        cuts.push(Cut { skip: 0, conjunction: false, preposition: None, word, class: WordClass::NONE, nisba: None });
        return;
    }
    let surface = token.range.of(text);
    // إلهام and ألمانيا begin with no article; only a bare alif makes one.
    let is_other_alif = |at: usize| {
        let letter = surface.chars().filter(|c| !is_mark(*c) && !is_invisible(*c)).nth(at);
        matches!(letter, Some('أ' | 'إ' | 'آ')) && token.normal.contains("ال")
    };
    // Names in news carry no tanwin: صالحاً is the adjective.
    let has_tanwin = surface.contains(['\u{64B}', '\u{64C}', '\u{64D}']);
    for split in splits(&token.normal).iter() {
        // A cut that takes the article off says no more than the one that keeps it, but for ل, which swallowed its alif.
        let swallowed = split.article && split.preposition == Some('ل');
        if split.article && !swallowed {
            continue;
        }
        let restored;
        let form = if swallowed {
            restored = format!("ال{}", split.stem);
            restored.as_str()
        } else {
            split.stem
        };
        let word = lexicon.words.get(form);
        let skip = u8::try_from(split.name_start).unwrap_or(u8::MAX);
        let mut class = told_apart(class_of(lexicon, form, word), surface, final_ya);
        if !swallowed && is_other_alif(split.name_start) {
            class = told_apart(without_article(lexicon, form, word, class), surface, final_ya);
        }
        if has_tanwin {
            class = class.without(WordClass::NAME) | WordClass::COMMON;
        }
        let nisba = word.and_then(|word| lexicon.nisba(word));
        let cut =
            Cut { skip, conjunction: split.conjunction.is_some(), preposition: split.preposition, word, class, nisba };
        cuts.push(cut);
        // للجنة is ل and اللجنة: three lams are written as two.
        if split.preposition == Some('ل') && !split.article && split.stem.starts_with('ل') {
            let form = format!("ال{}", split.stem);
            let word = lexicon.words.get(&form);
            let class = class_of(lexicon, &form, word);
            cuts.push(Cut { word, class, nisba: None, ..cut });
        }
    }
}

/// The classes of a form: its own; with the article, those that its stem has as a noun or adjective; and for an inflected form of a
/// common word, that it is common.
fn class_of(lexicon: &NameLexicon, form: &str, word: Option<WordId>) -> WordClass {
    let mut class = word.map_or(WordClass::NONE, |word| lexicon.class(word));
    let mut stem = form;
    if form.strip_prefix("عبدال").is_some_and(|divine| divine.chars().nth(2).is_some()) {
        class |= WordClass::GIVEN;
    }
    if let Some(rest) = form.strip_prefix("ال").filter(|rest| rest.chars().nth(1).is_some()) {
        class |= WordClass::DEFINITE;
        stem = rest;
        if let Some(rest) = lexicon.words.get(rest) {
            let of_stem = lexicon.class(rest);
            if of_stem.has(WordClass::COMMON) {
                class |= WordClass::COMMON;
            }
            if of_stem.has(WordClass::NOUN) && !of_stem.has(WordClass::ADJECTIVE) {
                class |= WordClass::NOUN;
            }
        }
    }
    if class.without(WordClass::DEFINITE).is_empty() {
        class |= match inflected(lexicon, stem) {
            Some(by_form) => WordClass::COMMON | by_form,
            None if pattern::is_derived(stem) => WordClass::COMMON,
            None => WordClass::NONE,
        };
    }
    class
}

/// A word that is both a particle and a name is the particle, but for علي beside على, which the spelling tells apart where it can.
fn told_apart(class: WordClass, surface: &str, final_ya: FinalYa) -> WordClass {
    match () {
        // علية is no عليه, إدارة no أداره.
        () if class.has(WordClass::FUNCTION | WordClass::VERB) && surface.ends_with('ة') => {
            class.without(WordClass::FUNCTION | WordClass::VERB)
        }
        // التقى is no التقي where the page writes its dots.
        () if class.has(WordClass::VERB)
            && !class.has(WordClass::GIVEN)
            && surface.ends_with('ى')
            && final_ya == FinalYa::Dotted =>
        {
            class.without(WordClass::SURNAME)
        }
        () if !class.has(WordClass::FUNCTION) || !class.has(WordClass::NAME) => class,
        () if class.has(WordClass::MAQSURA) && final_ya == FinalYa::Dotless && !surface.contains(['إ', 'أ']) => class,
        () if class.has(WordClass::MAQSURA) && surface.ends_with('ي') => {
            class.without(WordClass::FUNCTION | WordClass::COMMON | WordClass::NOUN | WordClass::AMBIGUOUS)
        }
        () => class.without(WordClass::NAME),
    }
}

/// The class of a word that only looks as if it had the article.
fn without_article(lexicon: &NameLexicon, form: &str, word: Option<WordId>, class: WordClass) -> WordClass {
    let own = word.map_or(WordClass::NONE, |word| lexicon.class(word));
    let plain = own.without(WordClass::DEFINITE);
    match inflected(lexicon, form).filter(|_| plain.is_empty() && class.has(WordClass::COMMON)) {
        Some(by_form) => WordClass::COMMON | by_form,
        None => plain,
    }
}

/// Whether a word is a common one with an ending, and if so, whether that one is known by its forms alone.
fn inflected(lexicon: &NameLexicon, stem: &str) -> Option<WordClass> {
    const SUFFIXES: [&str; 18] = [
        "تهما", "هما", "تها", "تهم", "يات", "ته", "ها", "هم", "نا", "ات", "ون", "ين", "ان", "تين", "تان", "يه", "ه",
        "ا",
    ];
    // The last letters of the suffixes.
    if !stem.ends_with(['ا', 'م', 'ت', 'ه', 'ن']) {
        return None;
    }
    let common = WordClass::COMMON | WordClass::VERB;
    let known = |form: &str| {
        let class = lexicon.class(lexicon.words.get(form)?);
        class.has(common).then(|| if class.has(WordClass::BY_FORM) { WordClass::BY_FORM } else { WordClass::NONE })
    };
    let found = SUFFIXES.iter().filter_map(|suffix| {
        let rest = stem.strip_suffix(suffix).filter(|rest| rest.chars().nth(2).is_some())?;
        // Before what begins with ت, before a plural and before the ending of an adjective, a feminine noun has lost its ة.
        let feminine = suffix.starts_with('ت') || matches!(*suffix, "ات" | "يات" | "يه");
        known(rest).or_else(|| known(&format!("{rest}ه")).filter(|_| feminine))
    });
    found.min_by_key(|class| class.has(WordClass::BY_FORM))
}
