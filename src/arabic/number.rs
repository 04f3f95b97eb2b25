//! Number words: `ألف وتسعمئة وثمانية وسبعون`, `السابع والعشرين`, and digits of every script.

use super::lexicon::{PhraseTable, Table};
use super::{Token, TokenKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    Cardinal,
    Ordinal,
}

/// A number in a text and how many tokens it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    pub value: u32,
    pub kind: NumberKind,
    pub tokens: usize,
}

/// The words of `numbers.tsv`.
#[derive(Debug, Default)]
pub struct Numbers {
    words: PhraseTable<(u32, NumberKind)>,
}

impl Numbers {
    pub fn parse(file: &str) -> Self {
        let mut words = PhraseTable::default();
        for record in Table::new(file).records() {
            let Ok(value) = record.column(0).parse::<u32>() else { continue };
            let kind = if record.column(1) == "ordinal" { NumberKind::Ordinal } else { NumberKind::Cardinal };
            record.values(2).for_each(|form| words.insert(form, (value, kind)));
        }
        Self { words }
    }

    /// The first words of all numbers, in no order.
    pub fn first_words(&self) -> impl Iterator<Item = &str> {
        self.words.first_words()
    }

    /// The number that begins with the word `first` (a token's normal form, perhaps without proclitics) and goes on in `following`.
    /// Hundreds and thousands take what is joined to them by و.
    pub fn at(&self, first: &str, following: &[Token]) -> Option<Numeral> {
        let (&(mut value, kind), mut tokens) = self.words.longest(first, following)?;
        let mut smallest = magnitude(value);
        while smallest >= 100
            && let Some(joined) = following.get(tokens - 1).filter(|token| token.kind == TokenKind::Word)
            && let Some(word) = joined.normal.strip_prefix('و')
            && let Some((&(more, NumberKind::Cardinal), used)) = self.words.longest(word, &following[tokens..])
            && more < smallest
        {
            value += more;
            tokens += used;
            smallest = magnitude(more);
        }
        Some(Numeral { value, kind, tokens })
    }
}

/// 1000 for 3000, 100 for 700, 1 below a hundred: what a number joined to it must stay under.
fn magnitude(value: u32) -> u32 {
    match value {
        0..100 => 1,
        100..1000 => 100,
        1000..1_000_000 => 1000,
        _ => 1_000_000,
    }
}

/// The value of a token of digits, of whatever script; `None` for other tokens and for numbers past nine digits.
pub fn digits(token: &Token) -> Option<u32> {
    (token.kind == TokenKind::Number && token.normal.len() <= 9).then(|| token.normal.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::lexicon::Lexicons;
    use crate::arabic::tokenize;

    #[track_caller]
    fn check(text: &str, value: u32, kind: NumberKind, tokens: usize) {
        let words = tokenize(text);
        let found = Lexicons::builtin().numbers.at(&words[0].normal, &words[1..]);
        assert_eq!(found, Some(Numeral { value, kind, tokens }), "{text}");
    }

    #[test]
    fn cardinals() {
        check("ألف وتسعمئة وثمانية وسبعين", 1978, NumberKind::Cardinal, 4);
        check("ألفين وخمسة", 2005, NumberKind::Cardinal, 2);
        check("أحد عشر عاماً", 11, NumberKind::Cardinal, 2);
        check("أربعة أيام", 4, NumberKind::Cardinal, 1);
        check("ثلاثة وعشرين يوما", 23, NumberKind::Cardinal, 2);
        check("أربعة وخمسة", 4, NumberKind::Cardinal, 1);
    }

    #[test]
    fn ordinals() {
        check("السابع عشر من أيلول", 17, NumberKind::Ordinal, 2);
        check("السابع والعشرين", 27, NumberKind::Ordinal, 2);
        check("الأول من", 1, NumberKind::Ordinal, 1);
    }

    #[test]
    fn digits_of_every_script() {
        let tokens = tokenize("٢٢ 22 ۲۲ 12345678901");
        assert_eq!(tokens.iter().map(digits).collect::<Vec<_>>(), [Some(22), Some(22), Some(22), None]);
    }
}
