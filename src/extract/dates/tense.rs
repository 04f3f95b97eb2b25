//! Whether a clause speaks of the past or of what is to come, so far as a day's name depends on it.

use super::words::Words;
use crate::arabic::{Calendar, DateCue, Token, TokenKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Past,
    /// A verb in the imperfect: of what goes on, what is planned, or, in lists and headlines, of what was.
    Present,
    Future,
}

/// Tokens to look at on each side of a date, so that a text without stops costs no more than another.
const FARTHEST_SIGN: usize = 80;

/// The tense of the clause around the tokens from `first` to before `next`: of the nearest verb or other sign before them in their sentence,
/// else behind them, else the past, in which news is told.
pub fn of_clause(words: &Words<'_>, first: usize, next: usize) -> Tense {
    let sentence = words.source.sentence_of.get(first).copied();
    let inside = |at: &usize| words.source.sentence_of.get(*at).copied() == sentence;
    let before = (0..first).rev().take(FARTHEST_SIGN).take_while(inside).find_map(|at| sign(words, at));
    let behind = || {
        let tokens = next..words.source.tokens.len();
        tokens.take(FARTHEST_SIGN).take_while(inside).find_map(|at| sign(words, at))
    };
    before.or_else(behind).unwrap_or(Tense::Past)
}

/// What the word at `at` says of its clause's tense.
fn sign(words: &Words<'_>, at: usize) -> Option<Tense> {
    let token = words.token(at).filter(|token| token.is_word())?;
    let (joined, verb) = match token.normal.strip_prefix(['و', 'ف']) {
        Some(rest) if rest.chars().count() >= 3 => (true, rest),
        _ => (false, token.normal.as_str()),
    };
    if words.cue(at, DateCue::Future).is_some() {
        return Some(Tense::Future);
    }
    // `على خفض` is a noun that is written like the verb.
    let noun = !joined && words.behind_preposition(at, token.range.start);
    let is = |cue: DateCue, form: &str| words.calendar().cue(cue, form, &[]).is_some();
    if !noun && (is(DateCue::Past, verb) || is(DateCue::Past, &token.normal)) {
        return Some(Tense::Past);
    }
    if is_future(words.calendar(), verb) {
        return Some(Tense::Future);
    }
    let leads = joined || leads_clause(words, at);
    // `يصل`, of three letters, only where a verb stands: behind a hyphen there are also the parts of foreign names.
    let is_short = verb.chars().count() == 3 && verb.starts_with('ي') && !is(DateCue::NotImperfect, verb);
    if is_short && leads && !words.before(at).is_some_and(|before| before.kind == TokenKind::Mark) {
        return Some(Tense::Present);
    }
    if is_imperfect(words.calendar(), verb, 'ي') || leads && is_imperfect(words.calendar(), verb, 'ت') {
        return Some(Tense::Present);
    }
    let feminine_perfect = leads && verb.ends_with('ت') && !verb.ends_with("ات") && verb.chars().count() >= 4;
    ((feminine_perfect || is_perfect_of_a_relative_clause(words, at)) && !verb.starts_with("ال")).then_some(Tense::Past)
}

/// `التي استهلها`: a verb follows the pronoun, and it is no imperfect.
fn is_perfect_of_a_relative_clause(words: &Words<'_>, at: usize) -> bool {
    let relative = words.before(at).is_some_and(|before| words.calendar().is(DateCue::Relative, before));
    relative
        && words.token(at).is_some_and(|token| {
            !is_imperfect(words.calendar(), &token.normal, 'ت') && !words.calendar().is(DateCue::NoVerb, token)
        })
}

/// A verb may stand at `at`: at the start of a sentence or line, behind a mark, or behind a word that opens a clause. In a headline the
/// subject comes first.
fn leads_clause(words: &Words<'_>, at: usize) -> bool {
    const LONGEST_SUBJECT_OF_A_HEADLINE: usize = 2;
    let opens = |token: &Token| token.kind == TokenKind::Mark || words.calendar().is(DateCue::VerbFront, token);
    let headline = words.source.section(at) == crate::extract::reading::Section::Headline;
    let first_in_line = |at: usize| words.before(at).is_none();
    first_in_line(at)
        || words.before(at).is_some_and(opens)
        || headline && (1..=LONGEST_SUBJECT_OF_A_HEADLINE).any(|back| at >= back && first_in_line(at - back))
}

/// `سيزور`, `ستعقد`; the first person is not for reports.
fn is_future(calendar: &Calendar, verb: &str) -> bool {
    const SHORTEST: usize = 3;
    let imperfect =
        verb.strip_prefix('س').is_some_and(|rest| rest.starts_with(['ي', 'ت']) && rest.chars().count() >= 3);
    // `سياسة`, `ستوكهولم`
    let noun = |(end, _): (usize, char)| calendar.cue(DateCue::NotFuture, &verb[..end], &[]).is_some();
    let longer = || verb.char_indices().skip(SHORTEST).chain([(verb.len(), ' ')]);
    imperfect && !longer().any(noun) && !verb.ends_with("يه")
}

fn is_imperfect(calendar: &Calendar, verb: &str, prefix: char) -> bool {
    let is = |cue: DateCue, form: &str| calendar.cue(cue, form, &[]).is_some();
    let letters: Vec<char> = verb.chars().collect();
    let [first, .., last] = letters[..] else { return false };
    if verb.strip_prefix(prefix).is_some_and(|rest| is(DateCue::ShortImperfect, rest)) {
        return true;
    }
    // `توقيع`, `تعاون`: the verbal nouns of the second and sixth stems.
    let verbal_noun = first == 'ت' && letters.len() == 5 && (letters[3] == 'ي' || letters[2] == 'ا');
    first == prefix
        && letters.len() >= 4
        && !verbal_noun
        && !matches!(last, 'ه' | 'ت')
        && !verb.ends_with("ين")
        && !is(DateCue::NotImperfect, verb)
}
