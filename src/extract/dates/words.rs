//! The tokens of a document seen as words of the calendar: the terminals of the date grammar.

use jiff::civil::Weekday;

use crate::arabic::lexicon::{Lexicons, PhraseTable};
use crate::arabic::{
    Amount, Calendar, CalendarKind, DateCue, Direction, MonthName, NumberKind, Token, TokenKind, Unit, digits,
    is_arabic_letter, original_offset, splits,
};
use crate::base::Part;
use crate::extract::source::Source;

/// Something read at a place: its value, the byte it begins at (behind its proclitics) and the first token behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece<T> {
    pub value: T,
    pub start: u32,
    pub next: usize,
}

impl<T> Piece<T> {
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Piece<U> {
        Piece { value: f(self.value), start: self.start, next: self.next }
    }
}

/// Whether proclitics may stand in front of a word: only the first word of an expression carries any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    Free,
    Bare,
}

/// A number and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    pub value: u32,
    pub ordinal: bool,
    pub in_digits: bool,
    /// Digits written, 0 for words.
    pub width: usize,
}

/// The tokens of a document and the lexicons to read them with.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    pub source: &'a Source<'a>,
    pub lexicons: &'a Lexicons,
}

impl<'a> Words<'a> {
    pub fn calendar(&self) -> &'a Calendar {
        &self.lexicons.calendar
    }

    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.source.tokens.get(at)
    }

    /// The tokens behind `at` on its line, as far as any phrase reaches.
    fn following(&self, at: usize) -> &'a [Token] {
        const LONGEST_PHRASE: usize = 12;
        let tokens = &self.source.tokens;
        let Some(line) = tokens.get(at).map(|token| token.line) else { return &[] };
        let reach = &tokens[at + 1..tokens.len().min(at + LONGEST_PHRASE)];
        let same_line = reach.iter().take_while(|token| token.line == line).count();
        &reach[..same_line]
    }

    /// `to` stands on the line of `from`.
    pub fn same_line(&self, from: usize, to: usize) -> bool {
        match (self.token(from), self.token(to)) {
            (Some(from), Some(to)) => from.line == to.line,
            _ => false,
        }
    }

    /// The token before `at` on the same line.
    pub fn before(&self, at: usize) -> Option<&'a Token> {
        let previous = at.checked_sub(1)?;
        self.same_line(previous, at).then(|| self.token(previous))?
    }

    /// What `read` makes of the word at `at`: of the word as it stands, then, with `Lead::Free`, of what is left without its proclitics.
    fn word<T>(
        &self,
        at: usize,
        lead: Lead,
        mut read: impl FnMut(&str, &'a [Token]) -> Option<(T, usize)>,
    ) -> Option<Piece<T>> {
        let token = self.token(at)?;
        let following = self.following(at);
        if let Some((value, tokens)) = read(&token.normal, following) {
            return Some(Piece { value, start: token.range.start, next: at + tokens });
        }
        if lead == Lead::Bare || !token.is_word() {
            return None;
        }
        splits(&token.normal).iter().filter(|split| split.name_start > 0 && split.preposition != Some('س')).find_map(
            |split| {
                let (value, tokens) = read(&split.word(&token.normal), following)?;
                let cut = original_offset(self.source.surface(at), split.name_start);
                let start = token.range.start + u32::try_from(cut).unwrap_or(0);
                Some(Piece { value, start, next: at + tokens })
            },
        )
    }

    /// Some expression may begin at `at`; where none may, the grammar need not look.
    pub fn may_open(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        match token.kind {
            TokenKind::Number => true,
            TokenKind::Mark => false,
            TokenKind::Word | TokenKind::Foreign => {
                let opens = |form: &str| self.calendar().may_open(form);
                let cuts = splits(&token.normal);
                let mut behind_clitics =
                    cuts.iter().filter(|split| split.name_start > 0 && split.preposition != Some('س'));
                opens(&token.normal) || token.is_word() && behind_clitics.any(|split| opens(&split.word(&token.normal)))
            }
        }
    }

    fn phrase<T: Copy>(&self, at: usize, lead: Lead, table: &PhraseTable<T>) -> Option<Piece<T>> {
        self.word(at, lead, |first, following| table.longest(first, following).map(|(value, n)| (*value, n)))
    }

    pub fn month(&self, at: usize, lead: Lead) -> Option<Piece<MonthName>> {
        let mut month = self.phrase(at, lead, &self.calendar().months)?;
        // آب in its normal form is a father (أب) and, behind a proclitic, a door (باب): the spelling tells.
        let two_letters = month.next == at + 1 && month.value.calendar == CalendarKind::Gregorian;
        let written = self.source.surface(at).get((month.start - self.token(at)?.range.start) as usize..)?;
        if two_letters && written.chars().filter(|c| is_arabic_letter(*c)).count() == 2 && !written.starts_with('آ') {
            if month.start > self.token(at)?.range.start {
                return None;
            }
            month.value.doubtful = true;
        }
        Some(month)
    }

    pub fn weekday(&self, at: usize, lead: Lead) -> Option<Piece<Weekday>> {
        self.phrase(at, lead, &self.calendar().weekdays)
    }

    pub fn day_offset(&self, at: usize) -> Option<Piece<i32>> {
        self.phrase(at, Lead::Free, &self.calendar().day_offsets)
    }

    pub fn part(&self, at: usize) -> Option<Piece<Part>> {
        self.phrase(at, Lead::Free, &self.calendar().parts)
    }

    pub fn direction(&self, at: usize) -> Option<Piece<Direction>> {
        self.phrase(at, Lead::Bare, &self.calendar().directions)
    }

    pub fn period(&self, at: usize, lead: Lead) -> Option<Piece<Unit>> {
        self.phrase(at, lead, &self.calendar().periods)
    }

    pub fn unit(&self, at: usize, lead: Lead) -> Option<Piece<Unit>> {
        self.phrase(at, lead, &self.calendar().units)
    }

    pub fn unit_pair(&self, at: usize) -> Option<Piece<Unit>> {
        self.phrase(at, Lead::Free, &self.calendar().unit_pairs)
    }

    pub fn amount(&self, at: usize, lead: Lead) -> Option<Piece<Amount>> {
        self.phrase(at, lead, &self.calendar().amounts)
    }

    /// A cue at `at`, proclitics allowed.
    pub fn cue(&self, at: usize, cue: DateCue) -> Option<Piece<()>> {
        self.word(at, Lead::Free, |first, following| self.calendar().cue(cue, first, following).map(|n| ((), n)))
    }

    /// A cue ends directly before `at`; the cue is one word, with or without proclitics.
    pub fn behind_cue(&self, at: usize, cue: DateCue) -> bool {
        self.before(at).is_some() && self.cue(at - 1, cue).is_some_and(|found| found.next == at)
    }

    /// A number in digits or words.
    pub fn figure(&self, at: usize, lead: Lead) -> Option<Piece<Figure>> {
        let token = self.token(at)?;
        if token.kind == TokenKind::Number {
            let figure =
                Figure { value: digits(token)?, ordinal: false, in_digits: true, width: token.normal.chars().count() };
            return Some(Piece { value: figure, start: token.range.start, next: at + 1 });
        }
        self.word(at, lead, |first, following| {
            let numeral = self.lexicons.numbers.at(first, following)?;
            let ordinal = numeral.kind == NumberKind::Ordinal;
            Some((Figure { value: numeral.value, ordinal, in_digits: false, width: 0 }, numeral.tokens))
        })
    }

    /// A preposition, or a proclitic one of this token, stands in front of byte `start` of token `at`.
    pub fn behind_preposition(&self, at: usize, start: u32) -> bool {
        let proclitic = self.token(at).is_some_and(|token| token.range.start < start);
        proclitic || self.before(at).is_some_and(|token| self.calendar().is(DateCue::Preposition, token))
    }

    /// The token at `at` is this word, as it stands.
    pub fn is(&self, at: usize, normal: &str) -> bool {
        self.token(at).is_some_and(|token| token.is(normal))
    }

    /// The token at `at` is this word, proclitics allowed; the piece begins behind them.
    pub fn form(&self, at: usize, normal: &str) -> Option<Piece<()>> {
        self.word(at, Lead::Free, |first, _| (first == normal).then_some(((), 1)))
    }

    /// The token at `at` is one of these marks.
    pub fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Mark && marks.contains(&token.normal.as_str()))
    }
}
