//! Marks inside titles and behind them: the comma before a name, an alias in quotation marks or brackets.

use super::{Part, Scan, behind_abbreviation, head, inner, name_surely_opens};
use crate::arabic::lexicon::{TitleClass, WordClass};
use crate::base::EntityKind;
use crate::extract::names::opening_of_name;
use crate::extract::words::Words;

impl Scan<'_, '_> {
    /// The token behind another name of the body that ends here, in quotation marks, where a person's name follows:
    /// `رئيس اتحاد … «الاسم المختصر» فلان`.
    fn behind_quoted_alias(&self, quote: usize) -> Option<usize> {
        const LONGEST_ALIAS: usize = 4;
        let words = self.words;
        if !matches!(self.title.parts.last(), Some(Part::Landmark(l)) if l.kind == EntityKind::Organization) {
            return None;
        }
        let close = (quote + 2..(quote + 2 + LONGEST_ALIAS).min(words.len())).find(|&t| words.is_closing_quote(t))?;
        let next = words.after(close).filter(|&next| words.token(next).is_word())?;
        let title = head(words, next).is_some_and(|(form, cut, _)| {
            let class = words.lexicon.titles[usize::from(form.title)].class;
            cut.is_bare() && matches!(class, TitleClass::Rank | TitleClass::Honorific)
        });
        (title || opening_of_name(words, next, words.bare(next)).is_some()).then_some(next)
    }

    pub(super) fn punctuation(&mut self) -> bool {
        let words = self.words;
        let at = self.at;
        let mark = words.surface(at);
        if mark == "/" && matches!(self.title.class, TitleClass::Honorific | TitleClass::Rank) {
            // السيد/ فلان الفلاني
            self.at += 1;
            return false;
        }
        if mark == "(" {
            // حركة … (حماس) …: an alias in brackets is passed over.
            let close = (at + 1..(at + 6).min(words.len())).find(|&t| words.surface(t) == ")");
            if let Some(close) = close {
                self.at = close + 1;
                return false;
            }
            return true;
        }
        if words.is_opening_quote(at) || words.is_closing_quote(at) {
            self.at = self.behind_quoted_alias(at).unwrap_or(at + 1);
            return false;
        }
        if matches!(mark, "،" | "," | ":") {
            // المتحدث باسم الوزارة، فلان الفلاني: only before a word that is surely a name.
            let next = at + 1;
            let sure = next < words.len()
                && words.token(next).line == words.token(at).line
                && (self.seen_complement || self.title.tokens.1 - self.title.tokens.0 > 1 || self.title.form.is_plural)
                && (words.bare(next).class.has(WordClass::GIVEN)
                    && !words.bare(next).class.has(WordClass::AMBIGUOUS | WordClass::STOP | WordClass::COMMON)
                    || behind_abbreviation(words, next).is_some()
                    || mark != ":" && self.seen_complement && is_enclosed_name(words, next)
                    || self.title.form.is_plural && name_surely_opens(words, next)
                    || head(words, next).is_some_and(|(form, cut, _)| {
                        cut.is_bare()
                            && matches!(
                                words.lexicon.titles[usize::from(form.title)].class,
                                TitleClass::Rank | TitleClass::Honorific
                            )
                    }));
            if sure {
                self.at = next;
                return false;
            }
            // وزير الدولة، وزير الخارجية، فلان: a second office of the same person.
            let office = head(words, next).filter(|(form, cut, _)| {
                let class = words.lexicon.titles[usize::from(form.title)].class;
                cut.is_bare() && !form.is_plural && class == TitleClass::Office
            });
            if office.is_some()
                && self.seen_complement
                && let Some(named) =
                    inner(words, self.landmarks, next, self.depth).filter(|title| title.name_at.is_some())
            {
                self.title.name_at = named.name_at;
            }
        }
        true
    }
}

/// Between the comma before the token and the next one stand two to five words that nothing but names can be.
fn is_enclosed_name(words: &Words<'_>, first: usize) -> bool {
    const LONGEST_NAME: usize = 5;
    let nameable = |&token: &usize| {
        let class = words.bare(token).class;
        let unknown = class.without(WordClass::DEFINITE).is_empty() && !words.hides_clitic(token);
        let known = class.has(WordClass::NAME | WordClass::LINK) && !class.has(WordClass::STOP);
        words.token(token).is_word() && (unknown || known) && words.nisba(token).is_none()
    };
    let near = first..(first + LONGEST_NAME).min(words.len());
    let end = near.take_while(nameable).last().map_or(first, |last| last + 1);
    let class = words.bare(first).class;
    let opens = class.is_empty() || class.has(WordClass::GIVEN);
    let closed = words.after(end.saturating_sub(1)).is_some_and(|mark| matches!(words.surface(mark), "،" | ","));
    opens && end > first + 1 && closed
}
