//! `triggers.tsv`: the words that name an event, with their kind and the pattern of their arguments.

use rustc_hash::FxHashMap;

use super::Table;
use super::inflect::{self, Form, Number, Word};
use crate::arabic::{fold, is_invisible, is_mark, splits};
use crate::base::EventKind;

/// The pattern of a trigger's arguments: who stands where around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frame {
    /// A verb of saying: its subject speaks.
    Say,
    /// An occasion of saying (`كلمة`, `مؤتمر صحفي`).
    Address,
    /// Subject and object, or two subjects, meet.
    Meet,
    /// The subject is host, the object guest.
    Receive,
    /// A gathering of many (`قمة`, `مؤتمر`).
    Gather,
    /// The subject goes to a place.
    Travel,
    Call,
    Sign,
    /// What is signed (`معاهدة`).
    Deal,
    Decide,
    /// No trigger: carries an event that a noun names (`أجرى`, `عقد`).
    Carry,
    /// No trigger: tells who else is there (`حضر`, `ضم`).
    Attend,
    /// No trigger: holds an event at its own place (`استضاف`).
    Host,
    /// No trigger: begins a clause of its own.
    Other,
}

impl Frame {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "say" => Self::Say,
            "address" => Self::Address,
            "meet" => Self::Meet,
            "receive" => Self::Receive,
            "gather" => Self::Gather,
            "travel" => Self::Travel,
            "call" => Self::Call,
            "sign" => Self::Sign,
            "deal" => Self::Deal,
            "decide" => Self::Decide,
            "carry" => Self::Carry,
            "attend" => Self::Attend,
            "host" => Self::Host,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

/// One record of the lexicon.
#[derive(Clone, Debug)]
pub struct Lemma {
    /// `None` for verbs that only carry events or begin clauses.
    pub kind: Option<EventKind>,
    pub frame: Frame,
    /// The usual form for explanations.
    pub name: String,
    /// Also an ordinary word.
    pub weak: bool,
    /// The person it names is decided upon and decides nothing.
    pub patient: bool,
    weak_noun: bool,
    goal: bool,
    goal_verb: bool,
    deal: bool,
    /// Normal forms of which one must follow closely; empty where none need.
    pub with: Vec<String>,
}

#[derive(Clone, Debug)]
struct Entry {
    lemma: u32,
    form: Form,
    /// Further words, in normal form without article.
    rest: Vec<String>,
    /// The spelling with shadda and hamza, where only that tells it from an ordinary word.
    exact: Option<String>,
}

/// A reading of a word as a form of a lemma.
#[derive(Clone, Debug)]
pub struct Analysis<'a> {
    pub lemma: &'a Lemma,
    pub word: Word,
    pub number: Number,
    pub feminine: bool,
    pub suffixed: bool,
    pub article: bool,
    /// و or ف in front.
    pub conjunction: Option<char>,
    /// ب, ل or ك before a noun; س or ل before a verb.
    pub preposition: Option<char>,
    /// How many characters of the normal form are proclitics.
    pub name_start: usize,
    /// How many tokens the form covers.
    pub tokens: usize,
}

impl Analysis<'_> {
    pub fn is_verb(&self) -> bool {
        matches!(self.word, Word::Perfect | Word::Imperfect)
    }

    /// The pattern of arguments of this form: the noun of agreeing (`اتفاق`) is itself what was agreed.
    pub fn frame(&self) -> Frame {
        if self.lemma.deal && self.word == Word::Noun { Frame::Deal } else { self.lemma.frame }
    }

    /// Whether this form is also an ordinary word.
    pub fn weak(&self) -> bool {
        self.lemma.weak || self.lemma.weak_noun && self.word == Word::Noun
    }

    /// Whether this form only counts where a place is its goal.
    pub fn needs_goal(&self) -> bool {
        self.lemma.goal || self.lemma.goal_verb && self.is_verb()
    }
}

/// All forms of all lemmas.
#[derive(Debug, Default)]
pub struct Triggers {
    lemmas: Vec<Lemma>,
    entries: FxHashMap<String, Vec<Entry>>,
}

impl Triggers {
    pub fn parse(text: &str) -> Self {
        let mut triggers = Self::default();
        for record in Table::new(text).records() {
            let Some(frame) = Frame::from_name(record.column(1)) else { continue };
            let kind = EventKind::ALL.into_iter().find(|kind| kind.name() == record.column(0));
            let flag = |name: &str| record.has(7, name);
            let name = [2, 4, 5].map(|c| record.values(c).next().unwrap_or("")).into_iter().find(|n| !n.is_empty());
            let lemma = u32::try_from(triggers.lemmas.len()).unwrap_or(u32::MAX);
            triggers.lemmas.push(Lemma {
                kind,
                frame,
                name: name.unwrap_or_default().to_owned(),
                weak: flag("weak"),
                patient: flag("patient"),
                weak_noun: flag("noun-weak"),
                goal: flag("goal"),
                goal_verb: flag("verb-goal"),
                deal: flag("deal"),
                with: record.values(8).map(fold).collect(),
            });
            if !flag("noun-only") {
                let exact = record.column(2).contains('\u{0651}') || flag("exact");
                for verb in record.values(2) {
                    for form in inflect::perfect(verb) {
                        let bare = form.number == Number::One && !form.feminine && !form.suffixed;
                        triggers.add(lemma, form, &[], (exact && bare).then(|| verb.to_owned()));
                    }
                }
                for verb in record.values(3) {
                    inflect::imperfect(verb).into_iter().for_each(|form| triggers.add(lemma, form, &[], None));
                }
            }
            for (column, inflect) in [(4, inflect::noun as fn(&str) -> Vec<Form>), (5, inflect::plural)] {
                for phrase in record.values(column) {
                    let mut words = phrase.split(' ');
                    let head = words.next().unwrap_or("");
                    let rest: Vec<_> = words.map(|word| fold(word.strip_prefix("ال").unwrap_or(word))).collect();
                    inflect(head).into_iter().for_each(|form| triggers.add(lemma, form, &rest, None));
                }
            }
            let only_plural = flag("participle-plural");
            if !flag("participle-none") {
                for word in record.values(6) {
                    let forms = inflect::participle(word).into_iter();
                    for form in forms.filter(|form| !only_plural || form.number == Number::Many) {
                        triggers.add(lemma, form, &[], None);
                    }
                }
            }
        }
        triggers
    }

    fn add(&mut self, lemma: u32, form: Form, rest: &[String], exact: Option<String>) {
        let entries = self.entries.entry(form.text.clone()).or_default();
        if !entries.iter().any(|e| e.lemma == lemma && e.form.word == form.word && e.rest == rest) {
            entries.push(Entry { lemma, form, rest: rest.to_vec(), exact });
        }
    }

    /// All readings of the word `normal` (spelled `surface` in the text), which `following` normal forms of words follow; those that
    /// cover most words first.
    pub fn find<'a>(&'a self, normal: &str, surface: &str, following: &[&str]) -> Vec<Analysis<'a>> {
        let mut found = Vec::new();
        for split in splits(normal).iter() {
            let Some(entries) = self.entries.get(split.stem) else { continue };
            for entry in entries {
                let clitics_fit = match entry.form.word {
                    Word::Perfect => split.preposition.is_none() && !split.article,
                    Word::Imperfect => matches!(split.preposition, None | Some('س' | 'ل')) && !split.article,
                    Word::Participle => split.preposition.is_none(),
                    Word::Noun => {
                        // `الاجتماعي` is no dual in a construct, which has no article.
                        let construct = entry.form.number == Number::Two && !split.stem.ends_with('ن');
                        split.preposition != Some('س') && !(split.article && (entry.form.suffixed || construct))
                    }
                };
                let exact =
                    entry.exact.as_deref().is_none_or(|exact| with_shadda(surface).ends_with(&with_shadda(exact)));
                let tail = entry.rest.iter().enumerate().all(|(n, w)| following.get(n).is_some_and(|f| agrees(f, w)));
                if clitics_fit && exact && tail && spelling_fits(surface, &entry.form) {
                    found.push(Analysis {
                        lemma: &self.lemmas[entry.lemma as usize],
                        word: entry.form.word,
                        number: entry.form.number,
                        feminine: entry.form.feminine,
                        suffixed: entry.form.suffixed,
                        article: split.article,
                        conjunction: split.conjunction,
                        preposition: split.preposition,
                        name_start: split.name_start,
                        tokens: 1 + entry.rest.len(),
                    });
                }
            }
        }
        found.sort_by_key(|analysis| std::cmp::Reverse(analysis.tokens));
        found
    }
}

/// Letters that the normal form makes equal but that end different forms: `حديثة` is not `حديثه`, `اقرأ` not `أقرّا`.
fn spelling_fits(surface: &str, form: &Form) -> bool {
    // A tanwin stands on nouns only.
    let verb = matches!(form.word, Word::Perfect | Word::Imperfect);
    if verb && surface.contains(['\u{064B}', '\u{064C}', '\u{064D}']) {
        return false;
    }
    let written = |c: &char| !is_mark(*c) && !is_invisible(*c);
    match surface.chars().rev().find(written) {
        Some('ة') => !form.suffixed,
        Some('أ') => form.spelled_with_hamza,
        Some('ا') => !form.spelled_with_hamza,
        _ => true,
    }
}

/// `text` without vowel signs other than shadda.
fn with_shadda(text: &str) -> String {
    text.chars().filter(|c| *c == '\u{0651}' || !is_mark(*c)).collect()
}

/// Whether `normal` is `word` with or without article and the endings of agreement.
fn agrees(normal: &str, word: &str) -> bool {
    let bare = normal.strip_prefix("ال").unwrap_or(normal);
    bare.strip_prefix(word).is_some_and(|ending| matches!(ending, "" | "ا" | "ه" | "ين" | "ان" | "ات"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn triggers() -> Triggers {
        Triggers::parse(
            "meeting\tmeet\tالتقى\tيلتقي\tلقاء\tلقاءات\t\n\
             call\tcall\t\t\tاتصال هاتفي\t\t\n\
             announcement\tsay\tبيّن\tيبين\t\t\tمبين\n\
             agreement\tsign\tاتفق\tيتفق\tاتفاق\t\t\tdeal\n",
        )
    }

    #[track_caller]
    fn check(word: &str, following: &[&str], expected: &[(Word, usize)]) {
        let triggers = triggers();
        let following: Vec<_> = following.iter().map(|word| fold(word)).collect();
        let following: Vec<_> = following.iter().map(String::as_str).collect();
        let found = triggers.find(&fold(word), word, &following);
        assert_eq!(found.iter().map(|a| (a.word, a.tokens)).collect::<Vec<_>>(), expected, "{word}");
    }

    #[test]
    fn verbs_with_their_proclitics() {
        check("والتقيا", &[], &[(Word::Perfect, 1)]);
        check("سيلتقي", &[], &[(Word::Imperfect, 1)]);
        check("بالتقى", &[], &[]);
    }

    #[test]
    fn nouns_with_article_and_pronoun() {
        check("وللقاء", &[], &[(Word::Noun, 1)]);
        check("لقائهما", &[], &[(Word::Noun, 1)]);
    }

    #[test]
    fn compounds_agree_in_both_words() {
        check("اتصالاً", &["هاتفياً"], &[(Word::Noun, 2)]);
        check("الاتصال", &["الهاتفي"], &[(Word::Noun, 2)]);
        check("اتصال", &["دائم"], &[]);
    }

    #[test]
    fn a_spelling_that_only_shadda_tells_apart() {
        check("بين", &[], &[]);
        check("وبيّن", &[], &[(Word::Perfect, 1)]);
        check("بينت", &[], &[(Word::Perfect, 1)]);
    }

    #[test]
    fn the_noun_of_agreeing_is_what_was_agreed() {
        let triggers = triggers();
        assert_eq!(triggers.find("الاتفاق", "الاتفاق", &[])[0].frame(), Frame::Deal);
        assert_eq!(triggers.find("اتفقا", "اتفقا", &[])[0].frame(), Frame::Sign);
    }
}
