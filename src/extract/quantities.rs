//! Numbers with what they count, in the sentences that tell of events: `ثلاثة عشر قتيلاً`, `25 طائرة`, `3 مليارات دولار`.

use std::collections::BTreeSet;

use super::reading::{DateMention, EventMention, Quantity};
use super::source::Source;
use crate::arabic::lexicon::{Cue, Lexicons};
use crate::arabic::{NumberKind, Token, TokenKind, digits, without_marks};
use crate::base::TextRange;

/// A counted noun has at least so many letters.
const SHORTEST_NOUN: usize = 3;

/// In text order. Numbers that are parts of dates are none.
pub fn read(source: &Source<'_>, dates: &[DateMention], events: &[EventMention], lexicons: &Lexicons) -> Vec<Quantity> {
    let triggers = events.iter().flat_map(|event| &event.triggers);
    let told: BTreeSet<u32> = triggers.map(|trigger| source.sentence_at(trigger.start)).collect();
    let mut found = Vec::new();
    for sentence in told {
        let Some(range) = source.sentences.get(sentence as usize).map(|sentence| sentence.range) else { continue };
        let tokens = source.tokens_in(range);
        let mut at = tokens.start;
        while at < tokens.end {
            let (quantity, next) = at_token(source, at, tokens.end, lexicons);
            let fits = |q: &Quantity| !dates.iter().any(|date| date.range.overlaps(q.range));
            found.extend(quantity.filter(fits));
            at = next;
        }
    }
    found
}

/// The quantity that begins with a token, and the token to look at next.
fn at_token(source: &Source<'_>, at: usize, end: usize, lexicons: &Lexicons) -> (Option<Quantity>, usize) {
    let tokens = &source.tokens[..end];
    let number = |at: usize| -> Option<(u32, usize)> {
        let token = tokens.get(at)?;
        // Half of a decimal number, of a score or of a date is no number by itself.
        let glued = |mark: Option<&Token>| {
            mark.is_some_and(|mark| matches!(mark.range.of(source.text), "." | "," | "/" | "-" | ":" | "٫" | "٬" | "%"))
        };
        if let Some(value) = digits(token) {
            let before = at.checked_sub(1).and_then(|before| tokens.get(before)).filter(|_| !token.spaced);
            let after = tokens.get(at + 1).filter(|after| !after.spaced);
            return (!glued(before) && !glued(after)).then_some((value, at + 1));
        }
        let numeral =
            (token.kind == TokenKind::Word).then(|| lexicons.numbers.at(&token.normal, &tokens[at + 1..]))??;
        (numeral.kind == NumberKind::Cardinal && numeral.value > 2).then_some((numeral.value, at + numeral.tokens))
    };
    let Some((value, mut next)) = number(at) else { return (None, at + 1) };
    let mut nouns: Vec<&str> = Vec::new();
    // `3 مليارات دولار`: the word for a great number counts with what it numbers.
    while let Some(noun) = tokens.get(next).filter(|noun| noun.kind == TokenKind::Word)
        && nouns.len() < 2
    {
        nouns.push(&noun.normal);
        next += 1;
        if !source.is(next - 1, Cue::GreatNumber) {
            break;
        }
    }
    let long = nouns.last().is_some_and(|noun| noun.chars().count() >= SHORTEST_NOUN);
    if !long || source.is(next - 1, Cue::GreatNumber) {
        return (None, at + 1);
    }
    let range = TextRange::new(tokens[at].range.start, tokens[next - 1].range.end);
    let of = TextRange::new(tokens[next - nouns.len()].range.start, range.end).of(source.text);
    let of = without_marks(of);
    (Some(Quantity { range, value, of }), next)
}

#[cfg(test)]
mod tests {
    use crate::arabic::lexicon::Lexicons;
    use crate::corpus::Document;

    #[track_caller]
    fn check(text: &str, expected: &[(u32, &str)]) {
        let reading = crate::extract::read(&Document::new("a.txt", text), Lexicons::builtin());
        let found: Vec<(u32, &str)> = reading.quantities.iter().map(|q| (q.value, q.of.as_str())).collect();
        assert_eq!(found, expected, "{text}: {:?}", reading.events);
    }

    #[test]
    fn digits_words_and_great_numbers() {
        check("وقّعت تونس والأردن في عمّان اتفاقاً لشراء 24 طائرة.", &[(24, "طائرة")]);
        check("وقّعت تونس والأردن في عمّان اتفاقاً بقيمة ٣ مليارات دولار.", &[(3, "مليارات دولار")]);
        check("وقّعت تونس والأردن في عمّان اتفاقاً يشمل أحد عشر مشروعاً.", &[(11, "مشروعا")]);
    }

    #[test]
    fn dates_and_halves_of_numbers_are_none() {
        check("وقّعت تونس والأردن في عمّان اتفاقاً يوم 12 أكتوبر 2031.", &[]);
        check("وقّعت تونس والأردن في عمّان اتفاقاً بنسبة 3.5 نقطة.", &[]);
    }
}
