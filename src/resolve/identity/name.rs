//! A name as listed → its words, in the form in which spellings meet.

use std::hash::{Hash, Hasher};

use crate::arabic::{TokenKind, fold, tokenize, without_article};

use super::spelling::{are_variants, skeleton};

/// One word of a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word {
    /// Normal form without the article; `عبد` and `أبو` are one word with what they govern, however it is written.
    pub form: String,
    /// A `بن` or `ولد` stands before it.
    pub linked: bool,
}

/// A name's words. Two names with equal words are one name.
#[derive(Clone, Debug)]
pub struct Name {
    pub words: Vec<Word>,
    /// The last word has the article, which tells `الراشد` from `راشد`.
    article: bool,
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl Eq for Name {}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.words.hash(state);
    }
}

/// How a shorter name lies in a fuller one, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The same words.
    Same,
    /// The same words in another spelling.
    Spelling,
    /// First and last word agree, middle names are left out.
    Inner,
    /// The last two words or more.
    Ending,
    /// The first two words or more.
    Opening,
    /// The surname alone.
    Surname,
    /// `ابن` and the father's name.
    Patronymic,
    /// The given name alone.
    Given,
    /// Another of its words alone.
    Middle,
    /// Some of its words, the first among them. Too little evidence outside one document.
    Scattered,
}

impl Name {
    pub fn parse(name: &str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let mut governor = String::new();
        let (mut linked, mut article) = (false, false);
        for token in tokenize(name) {
            let form = token.normal.as_str();
            match token.kind {
                TokenKind::Mark => continue,
                TokenKind::Word if governor.is_empty() => match form {
                    "بن" | "ابن" | "بنت" | "ولد" | "اولاد" => {
                        linked = true;
                        continue;
                    }
                    "ال" => continue,
                    "عبد" => governor.push_str("عبد"),
                    "ابو" | "ابي" | "ابا" => governor.push_str("ابو"),
                    "ام" | "ذو" | "امه" => governor.push_str(form),
                    _ => {}
                },
                _ => {}
            }
            let governs = !governor.is_empty() && (form == governor || matches!(form, "ابي" | "ابا"));
            if governs {
                continue;
            }
            article = governor.is_empty() && without_article(form) != form;
            let form = if governor.is_empty() {
                without_article(form).to_owned()
            } else {
                std::mem::take(&mut governor) + without_article(form)
            };
            let form = form.strip_suffix("يي").map_or(form.clone(), |rest| format!("{rest}ي"));
            words.push(Word { form: uncompounded(form), linked: std::mem::take(&mut linked) });
        }
        if !governor.is_empty() {
            words.push(Word { form: governor, linked });
        }
        if words.is_empty() {
            words.push(Word { form: fold(name).trim().to_owned(), linked: false });
        }
        Self { words, article }
    }

    /// Of words that were taken apart already.
    pub fn of_words(words: impl IntoIterator<Item = String>) -> Self {
        Self { words: words.into_iter().map(|form| Word { form, linked: false }).collect(), article: false }
    }

    /// Whether its last word has the article.
    pub fn has_article(&self) -> bool {
        self.article
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn first(&self) -> &str {
        self.words.first().map_or("", |word| &word.form)
    }

    pub fn last(&self) -> &str {
        self.words.last().map_or("", |word| &word.form)
    }

    /// All words as one, for names that are parted differently (`لو تان مينغ`, `لو تانمينغ`).
    pub fn joined(&self) -> String {
        self.words.iter().map(|word| word.form.as_str()).collect()
    }

    /// The name of somebody known by given names and fathers: `سلطان بن راشد`.
    pub fn is_patronymic(&self) -> bool {
        self.words.iter().skip(1).any(|word| word.linked)
    }

    /// How `self` lies in the fuller or equal name `other`, or `None` where it cannot be a short form of it.
    pub fn fit(&self, other: &Self) -> Option<Fit> {
        if self == other {
            return Some(Fit::Same);
        }
        let (own, full) = (&self.words, &other.words);
        let alike = |a: &Word, b: &Word| a.form == b.form || are_variants(&a.form, &b.form);
        let (first, last) = (own.first()?, own.last()?);
        if own.len() == full.len() && first.linked == full[0].linked && own.iter().zip(full).all(|(a, b)| alike(a, b)) {
            let exact = own.iter().zip(full).all(|(a, b)| a.form == b.form);
            return Some(if exact { Fit::Same } else { Fit::Spelling });
        }
        if own.len() > 1 && full.len() > 1 || own.len() == full.len() {
            let (a, b) = (self.joined(), other.joined());
            if own.len() != full.len() && are_variants(&a, &b) {
                return Some(Fit::Spelling);
            }
        }
        if own.len() >= full.len() {
            return None;
        }
        if own.len() == 1 {
            return match full.iter().rposition(|word| alike(first, word))? {
                at if first.linked => (full[at].linked && at > 0).then_some(Fit::Patronymic),
                at if at + 1 == full.len() && !full[at].linked && (self.article || !other.article) => {
                    Some(Fit::Surname)
                }
                _ if alike(first, &full[0]) => Some(Fit::Given),
                at if at + 1 == full.len() => None,
                at if full[at].linked => None,
                _ => Some(Fit::Middle),
            };
        }
        if own.iter().zip(full).all(|(a, b)| alike(a, b)) {
            return Some(Fit::Opening);
        }
        // What follows a بن in the fuller name is the father's name, not a short form of the son's.
        let ending = full.len() - own.len();
        if own.iter().rev().zip(full.iter().rev()).all(|(a, b)| alike(a, b)) {
            return (!full[ending].linked || first.linked).then_some(Fit::Ending);
        }
        let surname = self.joined();
        if are_variants(&surname, other.last()) {
            return Some(Fit::Surname);
        }
        let mut rest = full.iter().enumerate();
        let mut before = None;
        let inside = own.iter().all(|word| {
            let Some((at, _)) = rest.find(|(_, other)| alike(word, other)) else { return false };
            let follows = before.replace(at).is_none_or(|before| before + 1 == at);
            follows || !word.linked
        });
        if !inside || !alike(first, &full[0]) {
            return None;
        }
        Some(if alike(last, full.last()?) { Fit::Inner } else { Fit::Scattered })
    }
}

/// `عبدالله` and `ابوالفضل` as `عبد الله` and `أبو الفضل` come out.
fn uncompounded(form: String) -> String {
    for governor in ["عبدال", "ابوال"] {
        if let Some(rest) = form.strip_prefix(governor).filter(|rest| rest.chars().nth(1).is_some()) {
            return format!("{}{rest}", governor.trim_end_matches("ال"));
        }
    }
    form
}

/// The key under which spellings of one word are found; the word itself where it has too few consonants.
pub fn key(form: &str) -> String {
    let skeleton = skeleton(form);
    if skeleton.len() < 2 { form.to_owned() } else { skeleton }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(short: &str, full: &str, fit: Option<Fit>) {
        assert_eq!(Name::parse(short).fit(&Name::parse(full)), fit, "{short} / {full}");
    }

    #[test]
    fn short_forms_of_a_name() {
        check("المرزوقاني", "نادر المرزوقاني", Some(Fit::Surname));
        check("نادر المرزوقاني", "نادر حسن المرزوقاني", Some(Fit::Inner));
        check("حسن المرزوقاني", "نادر حسن المرزوقاني", Some(Fit::Ending));
        check("نادر", "نادر المرزوقاني", Some(Fit::Given));
        check("راشد بن سيف", "راشد بن سيف بن مانع", Some(Fit::Opening));
        check("ابن سيف", "راشد بن سيف", Some(Fit::Patronymic));
        check("سيف", "راشد بن سيف", None);
        check("سيف", "سيف بن مانع", Some(Fit::Given));
        check("وليد بن سيف", "راشد بن سيف", None);
        check("سيف بن مانع", "راشد بن سيف بن مانع", None);
        check("راشد بن مانع", "راشد بن سيف بن مانع", None);
        check("راشد", "نواف الراشد", None);
        check("لا رو", "جان مارك لارو", Some(Fit::Surname));
    }

    #[test]
    fn compounds_are_one_word() {
        check("عبد الودود", "عبدالودود", Some(Fit::Same));
        check("أبوحمدة", "أبو حمدة", Some(Fit::Same));
        check("عبدالودود", "سامي عبد الودود", Some(Fit::Surname));
        check("أبو حمدة", "مراد أبوحمدة", Some(Fit::Surname));
    }

    #[test]
    fn spellings_of_a_name() {
        check("هنريك غرونبرغ", "هنريك جرونبرج", Some(Fit::Spelling));
        check("لي مينغ هاو", "لي مينغهاو", Some(Fit::Spelling));
        check("غرونبرغ", "هنريك جرونبرج", Some(Fit::Surname));
        check("هنريك غرونبرغ", "هنريك هانسن", None);
    }
}
