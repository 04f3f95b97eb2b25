//! Which of the ways to cut a word is the likeliest where its surroundings say nothing.
//!
//! Each cut is weighed by what the lexicons know of the word behind it, less a price for every proclitic; the prices follow how often
//! news puts each in front of a word. Closed words that carry a proclitic by nature (`وقد`, `لها`) are read letter by letter.

use std::fmt;

use super::cut::{Cut, FinalYa, cuts_of};
use super::lexicon::{NameLexicon, WordClass};
use super::token::{Token, TokenKind};

/// What stands in front of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proclitics {
    /// و or ف.
    pub conjunction: Option<char>,
    /// ب, ل, ك, or the س of the future.
    pub preposition: Option<char>,
    pub article: bool,
}

impl fmt::Display for Proclitics {
    /// With `+` between them: `و+ل+ال`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letters = self.conjunction.iter().chain(&self.preposition).map(char::to_string);
        let parts: Vec<String> = letters.chain(self.article.then(|| "ال".to_owned())).collect();
        f.write_str(&parts.join("+"))
    }
}

/// The likeliest proclitics of a token of `text`.
pub fn segment(lexicon: &NameLexicon, token: &Token, text: &str) -> Proclitics {
    if token.kind != TokenKind::Word {
        return Proclitics::default();
    }
    if let Some(proclitics) = closed(lexicon, &token.normal) {
        return proclitics;
    }
    let mut cuts = Vec::new();
    cuts_of(lexicon, token, text, FinalYa::Dotted, &mut cuts);
    let weighed = cuts.iter().map(|cut| (weight(token, cut), cut));
    // Of equals the first, which has fewer proclitics.
    let best = weighed.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map_or_else(Proclitics::default, |(_, cut)| Proclitics {
        conjunction: cut.conjunction.then(|| token.normal.chars().next()).flatten(),
        preposition: cut.preposition,
        article: cut.is_definite() && !cut.class.has(WordClass::FUNCTION),
    })
}

/// The proclitics of a particle or pronoun that is read as a whole or with them; `None` for any other word.
fn closed(lexicon: &NameLexicon, normal: &str) -> Option<Proclitics> {
    let class = |word: &str| lexicon.words.get(word).map_or(WordClass::NONE, |id| lexicon.class(id));
    if class(normal).has(WordClass::UNCUT) {
        return Some(Proclitics::default());
    }
    let mut letters = normal.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    match first {
        'ب' | 'ل' | 'ك' if class(normal).has(WordClass::WITH_PREPOSITION) => {
            Some(Proclitics { preposition: Some(first), ..Proclitics::default() })
        }
        'و' | 'ف' if class(rest).has(WordClass::FUNCTION | WordClass::UNCUT) && rest.chars().nth(1).is_some() => {
            Some(Proclitics { conjunction: Some(first), ..closed(lexicon, rest).unwrap_or_default() })
        }
        'ب' | 'ل' if class(rest).has(WordClass::FUNCTION) && rest.chars().nth(1).is_some() => {
            Some(Proclitics { preposition: Some(first), ..Proclitics::default() })
        }
        _ => None,
    }
}

fn weight(token: &Token, cut: &Cut) -> f32 {
    let class = cut.class.without(WordClass::DEFINITE);
    let letters = token.normal.chars().count().saturating_sub(usize::from(cut.skip));
    let form = token.normal.char_indices().nth(usize::from(cut.skip)).map_or("", |(at, _)| &token.normal[at..]);
    let known = match () {
        () if class.has(WordClass::FUNCTION) => 7.0,
        () if class.has(WordClass::VERB | WordClass::COMMON | WordClass::ADJECTIVE | WordClass::NISBA) => 3.0,
        () if class.has(WordClass::TIME | WordClass::PASSING | WordClass::FORMER) => 3.0,
        () if class.has(WordClass::NAME) => 2.5,
        // A word of a longer name, which may have its conjunction on it.
        () if cut.word.is_some() => {
            if cut.is_bare() {
                0.5
            } else {
                2.0
            }
        }
        () => -2.5,
    };
    let conjunction = match token.normal.chars().next() {
        _ if !cut.conjunction => 0.0,
        Some('و') => -2.5,
        _ => -4.0,
    };
    let preposition = match cut.preposition {
        None => 0.0,
        Some('ب' | 'ل') => -2.5,
        Some('س') if form.starts_with(['ي', 'ت', 'ن', 'ا']) && (class.has(WordClass::VERB) || class.is_empty()) => {
            -2.0
        }
        Some('س') => -10.5,
        Some(_) => -5.0,
    };
    let perfect = cut.preposition.is_some_and(|letter| letter != 'س')
        && class.has(WordClass::VERB)
        && !class.has(WordClass::COMMON)
        && !form.starts_with(['ي', 'ت', 'ن']);
    // Behind ل the article loses its alif.
    let spelled_out = cut.preposition == Some('ل') && form.starts_with("ال") && cut.is_definite();
    let short = letters <= 2 && !class.has(WordClass::FUNCTION);
    known
        + conjunction
        + preposition
        + match cut.is_definite() {
            true if cut.is_bare() => 1.5,
            true => 2.5,
            false => 0.0,
        }
        - if perfect { 4.0 } else { 0.0 }
        - if spelled_out { 6.0 } else { 0.0 }
        - if short { 2.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::lexicon::Lexicons;
    use crate::arabic::tokenize;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        let tokens = tokenize(word);
        assert_eq!(segment(&Lexicons::builtin().names, &tokens[0], word).to_string(), expected, "{word}");
    }

    #[test]
    fn names_keep_their_letters() {
        for word in ["والد", "بلال", "كمال", "فيصل", "ليبيا", "لبنان", "بيروت", "فلسطين", "سوريا", "كوريا", "ألمانيا"]
        {
            check(word, "");
        }
    }

    #[test]
    fn names_lose_what_stands_before_them() {
        check("وللشيباني", "و+ل+ال");
        check("لتركيا", "ل");
        check("وبغداد", "و");
        check("بالقاهرة", "ب+ال");
        check("ودمشق", "و");
        check("وَلِلأُردُنّ", "و+ل+ال");
    }

    #[test]
    fn closed_words() {
        check("وقد", "و");
        check("لها", "ل");
        check("ولها", "و+ل");
        check("كما", "");
        check("لكن", "");
        check("ولكن", "و");
        check("لأن", "ل");
        check("بين", "");
    }

    #[test]
    fn the_future() {
        check("سيزور", "س");
        check("وسيغادر", "و+س");
        check("سفير", "");
    }
}
