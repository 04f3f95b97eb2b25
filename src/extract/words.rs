//! Tokens → what each can be: its cuts into proclitics and word, the class of each, and every lexicon phrase that begins there.

use super::source::Source;
pub use crate::arabic::Cut;
use crate::arabic::lexicon::{Country, Cue, Cues, Entry, Lexicons, NameLexicon, WordClass};
use crate::arabic::{FinalYa, Token, TokenKind, behind, cuts_of, original_offset};
use crate::base::TextRange;

/// A lexicon phrase in the text.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    pub first: u32,
    /// The token behind its last.
    pub end: u32,
    pub cut: Cut,
    pub entry: Entry,
}

/// The tokens of a document with what the lexicons know of them.
#[derive(Debug)]
pub struct Words<'a> {
    pub source: &'a Source<'a>,
    pub lexicon: &'a NameLexicon,
    pub cues: &'a Cues,
    cuts: Vec<Cut>,
    first_cut: Vec<u32>,
    matches: Vec<Match>,
    first_match: Vec<u32>,
    /// For each token whether a title is among the phrases that begin there.
    titled: Vec<bool>,
    /// For each token whether the next one adjoins it.
    adjoins: Vec<bool>,
}

impl<'a> Words<'a> {
    pub fn new(source: &'a Source<'a>, lexicons: &'a Lexicons) -> Self {
        let lexicon = &lexicons.names;
        let count = source.tokens.len();
        let mut words = Self {
            source,
            lexicon,
            cues: &lexicons.cues,
            cuts: Vec::with_capacity(count * 2),
            first_cut: Vec::with_capacity(count + 1),
            matches: Vec::with_capacity(count),
            first_match: Vec::with_capacity(count + 1),
            titled: Vec::with_capacity(count),
            adjoins: source.tokens.windows(2).map(|pair| adjoin(source.text, &pair[0], &pair[1])).collect(),
        };
        let final_ya = FinalYa::of(source.text, &source.tokens);
        for token in &source.tokens {
            words.first_cut.push(offset(words.cuts.len()));
            cuts_of(lexicon, token, source.text, final_ya, &mut words.cuts);
        }
        words.first_cut.push(offset(words.cuts.len()));
        let mut walked = Vec::new();
        for token in 0..count {
            words.first_match.push(offset(words.matches.len()));
            words.match_phrases(token, &mut walked);
            let title = |found: &Match| matches!(found.entry, Entry::Title(_));
            let first = words.first_match[token] as usize;
            words.titled.push(words.matches[first..].iter().any(title));
        }
        words.first_match.push(offset(words.matches.len()));
        words
    }

    /// Adds the phrases that begin in `token`. `walked` is scratch memory for the tokens of the walk: an underscore may be leapt over.
    fn match_phrases(&mut self, token: usize, walked: &mut Vec<usize>) {
        let mut found = std::mem::take(&mut self.matches);
        let tanwin = self.surface(token).contains(['\u{64B}', '\u{64C}', '\u{64D}']);
        for cut in self.cuts(token).iter().filter(|cut| cut.preposition != Some('س')) {
            walked.clear();
            let steps = std::iter::from_fn(|| {
                let next = match walked.last() {
                    None => token,
                    Some(&last) => self.after(last)?,
                };
                walked.push(next);
                Some(if next == token { cut.word } else { self.bare(next).word })
            });
            let before = found.len();
            for (length, entries) in self.lexicon.phrases.prefixes(steps) {
                // The end is counted in words first, and in tokens once the walk is over.
                let first = offset(token);
                let possible = entries.iter().filter(|entry| !tanwin || matches!(entry, Entry::Title(_)));
                found.extend(possible.map(|&entry| Match { first, end: offset(length), cut: *cut, entry }));
            }
            for hit in &mut found[before..] {
                hit.end = offset(walked[hit.end as usize - 1] + 1);
            }
        }
        self.matches = found;
    }

    pub fn len(&self) -> usize {
        self.source.tokens.len()
    }

    pub fn token(&self, token: usize) -> &Token {
        &self.source.tokens[token]
    }

    /// The token, as it stands, is such a word.
    pub fn is(&self, token: usize, cue: Cue) -> bool {
        self.source.is(token, cue)
    }

    pub fn surface(&self, token: usize) -> &'a str {
        self.source.surface(token)
    }

    /// All ways to read a token, the uncut word first; none behind the last token.
    pub fn cuts(&self, token: usize) -> &[Cut] {
        match (self.first_cut.get(token), self.first_cut.get(token + 1)) {
            (Some(&first), Some(&end)) => &self.cuts[first as usize..end as usize],
            _ => &[],
        }
    }

    /// The token read as one word without proclitics; behind the last token a word of no class.
    pub fn bare(&self, token: usize) -> &Cut {
        const NOTHING: Cut =
            Cut { skip: 0, conjunction: false, preposition: None, word: None, class: WordClass::NONE, nisba: None };
        self.cuts(token).first().unwrap_or(&NOTHING)
    }

    /// The lexicon phrases that begin in this token, by cut, shortest first within a cut.
    pub fn matches(&self, token: usize) -> &[Match] {
        match (self.first_match.get(token), self.first_match.get(token + 1)) {
            (Some(&first), Some(&end)) => &self.matches[first as usize..end as usize],
            _ => &[],
        }
    }

    /// A title is among the phrases that begin in this token.
    pub fn is_titled(&self, token: usize) -> bool {
        self.titled.get(token).copied().unwrap_or_default()
    }

    /// The next token of the same line; an underscore, which joins the words of a hashtag, is leapt over.
    pub fn after(&self, token: usize) -> Option<usize> {
        let mut next = token + 1;
        while next < self.len() && self.token(next).is("_") {
            next += 1;
        }
        (next < self.len() && self.adjoin(token, next)).then_some(next)
    }

    fn adjoin(&self, token: usize, next: usize) -> bool {
        match self.adjoins.get(token) {
            Some(&adjoins) if next == token + 1 => adjoins,
            _ => adjoin(self.source.text, self.token(token), self.token(next)),
        }
    }

    /// The token before on the same line.
    pub fn before(&self, token: usize) -> Option<usize> {
        let previous = token.checked_sub(1).filter(|_| token < self.len())?;
        self.adjoin(previous, token).then_some(previous)
    }

    /// Where the name begins in a token read by `cut`.
    pub fn name_start(&self, token: usize, cut: &Cut) -> u32 {
        let start = self.token(token).range.start;
        if cut.skip == 0 { start } else { start + offset(original_offset(self.surface(token), usize::from(cut.skip))) }
    }

    pub fn range(&self, first: usize, cut: &Cut, end: usize) -> TextRange {
        let start = self.name_start(first, cut);
        TextRange::new(start, self.token(end.saturating_sub(1).max(first)).range.end.max(start))
    }

    /// The normal form behind the proclitics that `cut` takes off a token.
    pub fn behind_clitics(&self, token: usize, cut: &Cut) -> &str {
        behind(&self.token(token).normal, usize::from(cut.skip))
    }

    /// A word or acronym; not a number and not punctuation.
    pub fn is_wordlike(&self, token: usize) -> bool {
        matches!(self.token(token).kind, TokenKind::Word | TokenKind::Foreign)
    }

    pub fn is_opening_quote(&self, token: usize) -> bool {
        matches!(self.surface(token), "«" | "“" | "\"" | "”" | "‹" | "'" | "‘" | "„" | "(" | "[")
    }

    pub fn is_closing_quote(&self, token: usize) -> bool {
        matches!(self.surface(token), "»" | "”" | "\"" | "“" | "›" | "'" | "’" | ")" | "]")
    }

    /// The token read whole is unknown, and without و, ف, ب, ل or ك in front it is a word that names do not begin with.
    pub fn hides_clitic(&self, token: usize) -> bool {
        self.hides(token, |_| true)
    }

    /// The same for و and ف alone.
    pub fn hides_conjunction(&self, token: usize) -> bool {
        self.hides(token, |cut| cut.conjunction)
    }

    /// The same for the س of a verb.
    pub fn hides_future(&self, token: usize) -> bool {
        self.hides(token, |cut| cut.preposition == Some('س'))
    }

    fn hides(&self, token: usize, wanted: impl Fn(&Cut) -> bool) -> bool {
        const SHORTEST_DEFINITE: usize = 5;
        let ordinary = WordClass::STOP | WordClass::COMMON | WordClass::ADJECTIVE | WordClass::NISBA;
        let letters = self.token(token).normal.chars().count();
        // س stands before verbs alone, and before their imperfect; of some common words no part of speech is known.
        let imperfect = |cut: &Cut| self.behind_clitics(token, cut).starts_with(['ي', 'ت', 'ن']);
        let possible = |cut: &&Cut| {
            let verb = || cut.class.has(WordClass::VERB | WordClass::COMMON) && !cut.class.has(WordClass::NOUN);
            cut.preposition != Some('س') || verb() && imperfect(cut)
        };
        self.cuts(token).iter().skip(1).filter(possible).filter(|cut| wanted(cut)).any(|cut| {
            let rest = letters.saturating_sub(usize::from(cut.skip));
            let ordinary = cut.class.has(ordinary) && (cut.conjunction && rest > 2 || rest > 3);
            let sure =
                !cut.class.has(WordClass::AMBIGUOUS) && rest > 2 || cut.conjunction && cut.class.has(WordClass::GIVEN);
            // Nobody is told of as being like somebody: شمس الدين كباشي.
            let name = cut.class.has(WordClass::NAME) && sure && cut.preposition != Some('ك');
            ordinary || cut.is_definite() && rest >= SHORTEST_DEFINITE || name
        })
    }

    /// The nisba (with article unless `indefinite`) that begins at a token: the token behind it and its country.
    pub fn nisba(&self, token: usize) -> Option<(usize, Country)> {
        let phrase = self.matches(token).iter().rev().find_map(|m| match m.entry {
            Entry::Nisba(country) if m.cut.is_bare() => Some((m.end as usize, country)),
            _ => None,
        });
        phrase.or_else(|| self.bare(token).nisba.map(|country| (token + 1, country)))
    }
}

/// On one line, with no gap between them as wide as those between the items of a ticker.
fn adjoin(text: &str, token: &Token, next: &Token) -> bool {
    const GAP: usize = 4;
    let between = text.get(token.range.end as usize..next.range.start as usize).unwrap_or_default();
    token.line == next.line && (between.len() < GAP || between.chars().filter(|c| c.is_whitespace()).count() < GAP)
}

fn offset(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
