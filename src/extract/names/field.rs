//! The words behind the head noun of a body's name: `وزارة` → `التعليم العالي والبحث العلمي السورية`, `المديرية العامة` → `للأمن العام`.

use super::organizations::{is_feminine, is_of_office};
use crate::arabic::TokenKind;
use crate::arabic::lexicon::{Country, Entry, Standing, TitleClass, WordClass};
use crate::extract::titles;
use crate::extract::words::{Cut, Match, Words};

/// The name of a body has at most this many tokens behind its head noun.
const LONGEST: usize = 10;

/// What the head noun lets follow.
#[derive(Clone, Copy, Debug)]
pub struct FieldRules {
    /// The gender of the head noun, with which a nisba agrees.
    pub feminine: bool,
    /// The head is a construct that has no genitive yet.
    pub needs_genitive: bool,
    pub joined: bool,
    pub with_for: bool,
    /// Any definite noun may be joined, known or not.
    pub any_noun: bool,
}

/// How far the name goes.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The token behind its last; the first token of all where nothing of the name follows.
    pub end: usize,
    pub country: Option<Country>,
    /// Where the name would end, and its country, without what و joins.
    pub before_join: Option<(usize, Option<Country>)>,
    /// ل and what the body is for belong to it.
    pub has_purpose: bool,
    /// The genitive is the name of a place or of somebody honoured: `جامعة دمشق`.
    pub by_place: bool,
}

struct Reader<'w, 'a> {
    words: &'w Words<'a>,
    at: usize,
    rules: FieldRules,
    found: Field,
    /// The construct has its definite genitive; from there on only adjectives, joined nouns and a purpose can follow.
    complete: bool,
}

/// The genitive, adjectives, joined nouns and ل phrases from the token `at` on.
pub fn read(words: &Words<'_>, at: usize, rules: FieldRules) -> Field {
    let found = Field { end: at, country: None, before_join: None, has_purpose: false, by_place: false };
    let mut reader = Reader { words, at, rules, found, complete: !rules.needs_genitive };
    let mut token = at;
    while token < words.len()
        && token < at + LONGEST
        && words.token(token).line == words.token(at).line
        && words.token(token).is_word()
    {
        match reader.step(token) {
            Some(next) => token = next,
            None => break,
        }
    }
    reader.found
}

impl Reader<'_, '_> {
    /// Reads one part of the name: the token behind it, or `None` where the name has ended.
    fn step(&mut self, token: usize) -> Option<usize> {
        let class = self.words.bare(token).class;
        let passing = WordClass::PASSING | WordClass::FORMER | WordClass::FUNCTION;
        if class.has(passing) || class.has(WordClass::TIME) && !self.is_general(token) {
            return None;
        }
        if !self.complete
            && let Some(end) = place_at(self.words, token).or_else(|| honoured(self.words, token))
        {
            // Adjectives behind it belong to the head.
            (self.complete, self.found.by_place, self.found.end) = (true, true, end);
            return Some(end);
        }
        if self.words.bare(token).is_definite() {
            return self.definite(token);
        }
        if !self.complete {
            return construct_goes_on(self.words, token).then_some(token + 1);
        }
        let closed = self.found.end == token && token > self.at || !self.rules.needs_genitive && token == self.at;
        if !closed {
            return None;
        }
        self.join(token).or_else(|| self.purpose(token))
    }

    /// العام as an adjective of the masculine noun before it, not as the year: `للأمن العام`.
    fn is_general(&self, token: usize) -> bool {
        let words = self.words;
        let year = words.after(token).is_some_and(|next| {
            words.bare(next).is_definite() && words.bare(next).class.has(WordClass::TIME | WordClass::PASSING)
                || words.token(next).kind == TokenKind::Number
        });
        let adjective = words.bare(token).class.has(WordClass::ADJECTIVE);
        let behind_noun = token > self.at && words.bare(token - 1).is_definite();
        adjective && (self.found.has_purpose || behind_noun) && !is_feminine(words, token - 1) && !year
    }

    fn definite(&mut self, token: usize) -> Option<usize> {
        let words = self.words;
        let class = words.bare(token).class;
        if let Some((end, code)) = words.nisba(token) {
            let feminine = is_feminine(words, token);
            // اتحاد الغرف العمانية: a broken plural does not show what agrees with it.
            let genitive = token != self.at && !self.found.by_place && words.bare(token - 1).is_definite();
            let agrees =
                feminine == self.rules.feminine || genitive && (feminine || feminine == is_feminine(words, token - 1));
            // What follows a nisba is no longer the name, but for adjectives and a phrase with ل.
            if !agrees || self.found.country.is_some() {
                return None;
            }
            self.found.country = Some(code);
            (self.complete, self.found.end) = (true, end);
            return Some(end);
        }
        let adjective = class.has(WordClass::ADJECTIVE);
        if self.found.country.is_some() && is_of_office(words, token) {
            return None;
        }
        // The first genitive may be any word: وزارة العدل; but حكومة فلان names a person.
        let first = !self.complete && !words.bare(self.at - 1).class.has(WordClass::BEFORE_NAME);
        let ordinary =
            class.has(WordClass::COMMON) || adjective || !class.has(WordClass::NAME | WordClass::VERB) || first;
        if !ordinary || self.found.country.is_some() && !adjective && self.complete {
            return None;
        }
        // الهيئة الهندسية المتعاقدة على كذا: the participle begins a phrase of its own.
        if self.complete && governs_phrase(words, token) {
            return None;
        }
        // Behind a place only an adjective of the head: مصرف ليبيا المركزي.
        if self.found.by_place && self.complete && !(adjective && is_feminine(words, token) == self.rules.feminine) {
            return None;
        }
        // Behind a definite genitive another definite word must be its adjective: no noun that begins a title or a body.
        let begins_title = words
            .matches(token)
            .iter()
            .any(|m| m.cut.is_bare() && matches!(m.entry, Entry::Title(form) if !form.is_plural || self.complete));
        // اجتماع and its like are never the name of a body; مجلس الدولة الاجتماع الأول.
        let bare = words.token(token).normal.strip_prefix("ال").and_then(|stem| words.lexicon.words.get(stem));
        let stands_before = bare.is_some_and(|word| words.lexicon.class(word).has(WordClass::FUNCTION));
        let is_noun = class.has(WordClass::NOUN) || stands_before;
        let noun = self.complete && token >= self.at && is_noun && !looks_adjectival(words, token);
        if (begins_title || noun) && !adjective {
            return None;
        }
        (self.complete, self.found.end) = (true, token + 1);
        Some(token + 1)
    }

    /// و and a definite noun: `الخارجية والمغتربين`.
    fn join(&mut self, token: usize) -> Option<usize> {
        let words = self.words;
        let of_place = self.found.by_place && !self.found.has_purpose;
        if !self.rules.joined || self.found.country.is_some() || of_place {
            return None;
        }
        let cut = words.cuts(token).iter().skip(1).find(|cut| cut.conjunction && cut.preposition.is_none())?;
        // وزارة الخارجية وشؤون المغتربين
        if self.rules.any_noun && cut.class.has(WordClass::OF_FIELD) && definite_follows(words, token) {
            self.found.before_join.get_or_insert((self.found.end, self.found.country));
            self.complete = false;
            return Some(token + 1);
        }
        let known = cut.class.has(WordClass::COMMON) || self.rules.any_noun;
        if !cut.is_definite() || !known || cut.class.has(WordClass::STOP) || cut.nisba.is_some() {
            return None;
        }
        // والخارجية, والتلفزيون: words that head no name without what follows.
        let field_word = |m: &Match| {
            let single =
                m.end as usize == token + 1 && words.after(token).is_none_or(|next| words.nisba(next).is_none());
            single
                && matches!(m.entry, Entry::OrganizationHead { head, .. } if matches!(head.kind, "ministry" | "media"))
        };
        let begins_other = words.matches(token).iter().any(|m| {
            let other = matches!(m.entry, Entry::Title(_) | Entry::OrganizationHead { .. } | Entry::Organization(_));
            !m.cut.is_bare() && other && !field_word(m)
        });
        if begins_other {
            return None;
        }
        self.found.before_join.get_or_insert((self.found.end, self.found.country));
        self.found.end = token + 1;
        Some(token + 1)
    }

    /// ل and what the body is for: `للأمن العام`, `لشؤون اللاجئين`, `لرئيس مجلس الوزراء`.
    fn purpose(&mut self, token: usize) -> Option<usize> {
        if !self.rules.with_for || self.found.has_purpose {
            return None;
        }
        let words = self.words;
        let purposeful = |cut: &&Cut| {
            cut.preposition == Some('ل') && !cut.conjunction && !cut.class.has(WordClass::FUNCTION | WordClass::TIME)
        };
        // Directly behind المديرية العامة and its like nothing else can stand, even where the noun looks like a verb or a name.
        // So behind a nisba: الجامعة التونسية للشغل.
        let named = words
            .matches(token)
            .iter()
            .any(|m| !m.cut.is_bare() && matches!(m.entry, Entry::Organization(_) | Entry::Place(_)));
        let sure = token == self.at || self.found.country.is_some() && !named;
        let fits = |cut: &&Cut| {
            let noun = cut.class.has(WordClass::COMMON) && !cut.class.has(WordClass::VERB);
            let definite = cut.is_definite() && (sure || !cut.class.has(WordClass::NAME));
            noun || definite || sure && definite_follows(words, token)
        };
        // للشغل is ل and الشغل sooner than a word لشغل.
        let cuts = words.cuts(token).iter().skip(1).filter(purposeful).filter(fits);
        let cut = cuts.min_by_key(|cut| !cut.is_definite())?;
        if cut.is_definite() {
            self.found.has_purpose = true;
            self.found.end = token + 1;
            return Some(token + 1);
        }
        // It goes on to its genitive, over another construct where need be.
        let next = words.after(token)?;
        if !definite_follows(words, token) && !construct_goes_on(words, next) {
            return None;
        }
        self.complete = false;
        self.found.has_purpose = true;
        Some(next)
    }
}

/// A participle such as `المتعاقدة` with a preposition behind it, which says what the body does and is no part of its name.
fn governs_phrase(words: &Words<'_>, token: usize) -> bool {
    let normal = words.token(token).normal.as_str();
    let participle = ["المت", "المن", "المست", "المد"].iter().any(|begin| normal.starts_with(begin));
    let preposition = words.after(token).is_some_and(|next| {
        words.bare(next).class.has(WordClass::FUNCTION)
            || words.cuts(next).iter().any(|cut| cut.preposition == Some('ب') && cut.is_definite())
    });
    participle && preposition && !words.bare(token).class.has(WordClass::ADJECTIVE)
}

/// An indefinite noun that a definite one follows: `قيادة` in `مجلس قيادة الثورة`, and the unknown `جنايات` in `محكمة جنايات المدينة`.
pub fn construct_goes_on(words: &Words<'_>, token: usize) -> bool {
    let class = words.bare(token).class;
    let noun = class.has(WordClass::COMMON) && !class.has(WordClass::VERB)
        || class.is_empty() && words.token(token).is_word() && !words.hides_clitic(token);
    noun && definite_follows(words, token)
}

fn definite_follows(words: &Words<'_>, token: usize) -> bool {
    words.after(token).is_some_and(|next| words.bare(next).is_definite() || place_at(words, next).is_some())
}

/// A definite word shaped like an adjective, whatever its part of speech was elsewhere: `المتخصصة`, `القومي`.
fn looks_adjectival(words: &Words<'_>, token: usize) -> bool {
    let normal = words.token(token).normal.as_str();
    normal.ends_with('ي') || normal.ends_with("يه") || normal.starts_with("الم")
}

/// The end of a well-known place or body that begins at a token.
fn place_at(words: &Words<'_>, token: usize) -> Option<usize> {
    let found = words.matches(token).iter().filter(|m| {
        m.cut.is_bare()
            && match m.entry {
                Entry::Place(place) => place.standing >= Standing::Known,
                Entry::Organization(name) => !name.is_ambiguous && name.kind == "international",
                _ => false,
            }
    });
    found.map(|m| m.end as usize).max()
}

/// The end of the name of a king, prince or sheikh whom the body is called after: `جامعة الملك فلان`.
fn honoured(words: &Words<'_>, token: usize) -> Option<usize> {
    let title = words.matches(token).iter().any(|m| {
        let Entry::Title(form) = m.entry else { return false };
        let class = words.lexicon.titles[usize::from(form.title)].class;
        m.cut.is_bare() && !form.is_plural && matches!(class, TitleClass::Monarch | TitleClass::Honorific)
    });
    let named = |at: &usize| {
        let class = words.bare(*at).class;
        let office = titles::head(words, *at).is_some_and(|(_, cut, _)| cut.is_bare() && !cut.is_definite());
        words.token(*at).spaced
            && class.has(WordClass::NAME | WordClass::LINK)
            && !class.has(WordClass::STOP)
            && !office
    };
    if !title || !words.bare(token).is_definite() {
        return None;
    }
    let mut end = words.after(token).filter(|at| words.bare(*at).class.has(WordClass::GIVEN))? + 1;
    while end < token + LONGEST && words.after(end - 1).filter(named).is_some_and(|next| next == end) {
        end += 1;
    }
    Some(end)
}
