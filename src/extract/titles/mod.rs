//! The grammar of titles: office, field, country or body, adjectives, ranks and honorifics, and where the name behind them begins.
//!
//! `وزير الخارجية التركي`, `الأمين العام لمجلس …`, `نائب رئيس مجلس السيادة الفريق أول`.

mod chain;
mod complement;
mod marks;
mod served;

pub use chain::chain;

use super::names::{given_not_title, opening_of_name};
use super::words::{Cut, Words};
use crate::arabic::lexicon::{Country, Cue, Entry, TitleClass, TitleEntry, TitleForm, WordClass};
use crate::base::{EntityKind, TextRange};

/// A title with its complements reaches over at most this many tokens.
const LONGEST: usize = 18;

/// A name of a body or place that may be a complement.
#[derive(Clone, Copy, Debug)]
pub struct Landmark {
    /// Its first token, and the one behind its last.
    pub first: u32,
    pub end: u32,
    pub kind: EntityKind,
    pub country: Option<Country>,
    /// Index of the mention, once mentions are known.
    pub mention: Option<u32>,
    /// Its proclitics: whether و stands before it, and which preposition.
    pub conjunction: bool,
    pub preposition: Option<char>,
}

/// The landmarks by the token they begin in.
#[derive(Debug, Default)]
pub struct Landmarks(pub Vec<Option<Landmark>>);

impl Landmarks {
    pub fn at(&self, token: usize) -> Option<&Landmark> {
        self.0.get(token).and_then(Option::as_ref)
    }
}

/// One part of a title behind its head, in text order.
#[derive(Clone, Debug)]
pub enum Part {
    /// Words that belong to the wording.
    Words(TextRange),
    /// A body or place.
    Landmark(Landmark),
    Nisba(Country),
    /// Where a diplomat is sent.
    Post,
}

#[derive(Clone, Debug)]
pub struct Title {
    pub entry: TitleEntry,
    pub form: TitleForm,
    pub class: TitleClass,
    /// The head word or words without proclitics.
    pub head: TextRange,
    /// The head has the article or a pronoun.
    pub is_definite: bool,
    /// A bare indefinite noun with nothing behind it.
    pub is_plain_noun: bool,
    pub parts: Vec<Part>,
    pub former: bool,
    /// The token of a class noun that points back to the body that the office is in: `المدير العام للأمن بالوزارة`.
    pub within: Option<usize>,
    /// From the head's token to the token behind the last part.
    pub tokens: (usize, usize),
    /// The token where the name begins; ranks and honorifics in between are passed over.
    pub name_at: Option<usize>,
}

impl Title {
    /// What somebody becomes, which takes its genitive with ل: `رئيساً للدولة`, `كبيراً لموظفي الرئاسة`. Without its marks the form is that of
    /// a dual.
    pub fn is_accusative(&self, text: &str) -> bool {
        let first = self.head.of(text).split(' ').next().unwrap_or_default();
        first.trim_end_matches(['\u{64B}', '\u{64C}', '\u{64D}']).ends_with('ا') && !self.entry.has_pronoun
    }
}

/// The title that begins at `token`, longest head first.
pub fn scan(words: &Words<'_>, landmarks: &Landmarks, token: usize) -> Option<Title> {
    scan_at(words, landmarks, token, 0)
}

/// A title that begins inside another, which stands `depth` titles deep.
fn inner(words: &Words<'_>, landmarks: &Landmarks, token: usize, depth: u8) -> Option<Title> {
    // However many titles a text strings together.
    const DEEPEST: u8 = 5;
    (depth < DEEPEST).then(|| scan_at(words, landmarks, token, depth + 1)).flatten()
}

fn scan_at(words: &Words<'_>, landmarks: &Landmarks, token: usize, depth: u8) -> Option<Title> {
    let (form, cut, end) = head(words, token)?;
    let entry = words.lexicon.titles[usize::from(form.title)];
    let head = words.range(token, &cut, end);
    let surface = head.of(words.source.text);
    // قيادة الحلف ممثلة في رئيسها: the participle says who stands for it.
    let stands_for = surface.starts_with("ممثل") && end < words.len() && {
        let joined = words.cuts(end).iter().any(|cut| cut.preposition == Some('ب') && !cut.class.is_empty());
        !cut.is_definite() && (words.token(end).is("في") || joined)
    };
    if stands_for {
        return None;
    }
    // What counts is the last word: القائم بأعمال still wants its genitive.
    let last = surface.rsplit(' ').next().unwrap_or(surface);
    let single = !surface.contains(' ');
    let is_definite = single && cut.is_definite() || last.starts_with("ال") || has_pronoun(surface);
    let title = Title {
        entry,
        form,
        class: entry.class,
        head,
        is_definite,
        is_plain_noun: false,
        parts: Vec::new(),
        former: false,
        within: None,
        tokens: (token, end),
        name_at: None,
    };
    Some(
        Scan {
            words,
            landmarks,
            title,
            at: end,
            limit: token + LONGEST,
            seen_complement: false,
            wants_genitive: false,
            depth,
        }
        .run(),
    )
}

fn has_pronoun(head: &str) -> bool {
    head.split(' ')
        .any(|word| word.ends_with("ه") || word.ends_with("ها") || word.ends_with("هما") || word.ends_with("هم"))
}

/// The longest title form at a token, with the cut it was found under.
pub fn head(words: &Words<'_>, token: usize) -> Option<(TitleForm, Cut, usize)> {
    if !words.is_titled(token) {
        return None;
    }
    let found = words.matches(token).iter().filter_map(|m| match m.entry {
        // A dual or plural without its ن is a construct, which takes no article: الملكي is the adjective.
        Entry::Title(form) if form.is_plural && m.cut.is_definite() && words.token(token).normal.ends_with('ي') => {
            None
        }
        // الائتلاف الحاكم
        Entry::Title(form) if is_adjective_of_noun(words, form, token) => None,
        // محافظة has the feminine ending, محافظه the pronoun, which is one normal form.
        Entry::Title(form) if has_pronoun_entry(words, form) && words.surface(m.end as usize - 1).ends_with('ة') => {
            None
        }
        // أمر is the verb, قايد a name.
        Entry::Title(form) if m.end as usize == token + 1 && lacks_hamza(words, form, token) => None,
        Entry::Title(form) if m.cut.preposition != Some('س') => Some((form, m.cut, m.end as usize)),
        _ => None,
    });
    let longest =
        found.max_by_key(|(form, cut, end)| (*end, std::cmp::Reverse(cut.skip), has_pronoun_entry(words, *form)))?;
    // ولد الشيخ is a name.
    let patronymic = |before: usize| words.is(before, Cue::Patronymic);
    let in_name = words.token(token).spaced && words.before(token).is_some_and(patronymic);
    (!in_name).then_some(longest)
}

/// A definite noun stands before the definite word, which is an adjective as well as a title.
fn is_adjective_of_noun(words: &Words<'_>, form: TitleForm, token: usize) -> bool {
    let cut = words.bare(token);
    let adjective = cut.is_definite() && cut.class.has(WordClass::ADJECTIVE) && !form.is_plural;
    adjective
        && words.token(token).spaced
        && words.before(token).is_some_and(|noun| {
            let of_noun = |cut: &Cut| {
                cut.is_definite() && cut.class.has(WordClass::NOUN | WordClass::ADJECTIVE | WordClass::NISBA)
            };
            words.token(noun).is_word() && words.cuts(noun).iter().any(of_noun)
        })
}

/// The title has a letter that the text at the token writes otherwise: آ at its beginning, or ئ.
fn lacks_hamza(words: &Words<'_>, form: TitleForm, token: usize) -> bool {
    let title = words.lexicon.titles[usize::from(form.title)].masculine;
    let written = words.surface(token);
    title.starts_with('آ') && !written.contains('آ')
        || !form.is_plural && title.contains('ئ') && written.contains("اي") && !written.contains('ئ')
}

fn has_pronoun_entry(words: &Words<'_>, form: TitleForm) -> bool {
    words.lexicon.titles[usize::from(form.title)].has_pronoun
}

struct Scan<'s, 'a> {
    words: &'s Words<'a>,
    landmarks: &'s Landmarks,
    title: Title,
    at: usize,
    limit: usize,
    seen_complement: bool,
    /// In how many other titles this one stands.
    depth: u8,
    /// The last word is a construct that has no genitive yet: أمينة لجنة.
    wants_genitive: bool,
}

impl Scan<'_, '_> {
    fn run(mut self) -> Title {
        while self.at < self.limit && self.on_line() {
            if self.step() {
                break;
            }
        }
        let plain = !self.title.is_definite && self.title.parts.is_empty();
        let is_rank = self.title.class == TitleClass::Rank && self.title.tokens.1 - self.title.tokens.0 == 1;
        self.title.is_plain_noun =
            plain && (is_rank || matches!(self.title.class, TitleClass::Office | TitleClass::Monarch));
        self.title
    }

    fn on_line(&self) -> bool {
        let words = self.words;
        self.at < words.len() && words.token(self.at).line == words.token(self.at - 1).line
    }

    fn push(&mut self, part: Part, end: usize) {
        self.title.parts.push(part);
        self.title.tokens.1 = end;
        self.at = end;
        self.seen_complement = true;
        self.wants_genitive = false;
    }

    fn push_words(&mut self, first: usize, end: usize) {
        let range = TextRange::new(self.words.token(first).range.start, self.words.token(end - 1).range.end);
        self.push(Part::Words(range), end);
    }

    /// Reads on by one part; `true` when the title is at its end.
    fn step(&mut self) -> bool {
        let words = self.words;
        let at = self.at;
        let bare = *words.bare(at);
        let class = bare.class;
        let is_office = matches!(self.title.class, TitleClass::Office | TitleClass::Monarch | TitleClass::Profession);
        if !words.token(at).is_word() {
            return self.punctuation();
        }
        if let Some(name) = behind_abbreviation(words, at) {
            self.at = name;
            return false;
        }
        if class.has(WordClass::FORMER) {
            self.title.former |= is_office;
            self.at += 1;
            return false;
        }
        // السفير المعين لدى كذا
        let before_preposition = || words.after(at).is_some_and(|next| words.bare(next).class.has(WordClass::FUNCTION));
        if class.has(WordClass::PASSING) && (!class.has(WordClass::NAME) || before_preposition()) {
            self.at += 1;
            return false;
        }
        // اللواء أمن فلان
        if self.title.class == TitleClass::Rank && class.has(WordClass::ARM) && head(words, at).is_none() {
            self.at += 1;
            return false;
        }
        if let Some((_, cut, _)) = head(words, at)
            && cut.is_bare()
            && !given_not_title(words, at)
            && let Some(next) = inner(words, self.landmarks, at, self.depth)
        {
            return self.inner_title(next);
        }
        if let Some(name_at) = self.joined_office(at) {
            self.title.name_at = Some(name_at);
            return true;
        }
        // Behind a construct the first definite word is its genitive, though it looks like a nisba: وزير المالية.
        let agrees = self.title.is_definite
            || self.seen_complement
            || bare.class.without(WordClass::NISBA | WordClass::DEFINITE).is_empty();
        if let Some((end, country)) = words.nisba(at).filter(|_| bare.is_definite() && is_office && agrees) {
            self.push(Part::Nisba(country), end);
            return false;
        }
        if is_office && let Some(landmark) = self.landmarks.at(at).copied().filter(|l| self.takes(l)) {
            let is_post = self.title.entry.is_posted && landmark.preposition == Some('ب');
            self.push(if is_post { Part::Post } else { Part::Landmark(landmark) }, landmark.end as usize);
            return false;
        }
        if is_office && self.is_unlisted_nisba(at, &bare) {
            self.push_words(at, at + 1);
            self.title.parts.pop();
            return false;
        }
        let opening = opening_of_name(words, at, &bare).filter(|_| !self.is_joined_to_accusative(at));
        if opening.is_some() && (!is_office || !self.is_field(at, &bare)) {
            self.title.name_at = Some(at);
            return true;
        }
        if !is_office {
            return !self.rank_word(class);
        }
        if class.has(WordClass::ADJECTIVE) && bare.is_definite() {
            // سفير جمهورية كذا الاتحادية: the adjective is the country's.
            let of_place = matches!(self.title.parts.last(), Some(Part::Landmark(l)) if l.kind == EntityKind::Place);
            self.push_words(at, at + 1);
            if of_place && words.token(at).normal.ends_with('ه') {
                self.title.parts.pop();
            }
            return false;
        }
        if let Some(landmark) = self.state_behind_its_sort(at) {
            self.push(if self.is_sent_to(at) { Part::Post } else { Part::Landmark(landmark) }, landmark.end as usize);
            return false;
        }
        if self.is_field(at, &bare) {
            self.push_words(at, at + 1);
            self.wants_genitive = !bare.is_definite() && !class.has(WordClass::ADJECTIVE);
            return false;
        }
        self.joined_or_prepositional()
    }

    /// A definite word in ي between a definite head and a name is an adjective of origin, listed or not: الرئيس الكنغولي فلان.
    fn is_unlisted_nisba(&self, at: usize, cut: &Cut) -> bool {
        let words = self.words;
        let shaped = words.token(at).normal.ends_with("ي") || words.token(at).normal.ends_with("يه");
        let named = words.after(at).is_some_and(|next| {
            let bare = words.bare(next);
            let name = bare.class.has(WordClass::GIVEN)
                && !bare.class.has(WordClass::STOP | WordClass::COMMON | WordClass::AMBIGUOUS);
            name && words.token(next).is_word() && opening_of_name(words, next, bare).is_some()
        });
        cut.is_definite()
            && shaped
            && (self.title.is_definite || self.seen_complement)
            && named
            && !cut.class.has(WordClass::GIVEN | WordClass::COMMON | WordClass::ADJECTIVE)
    }

    /// نائباً للرئيس وفلان: behind what somebody becomes و joins another name, which no lexicon has.
    fn is_joined_to_accusative(&self, at: usize) -> bool {
        let words = self.words;
        self.is_accusative() && words.bare(at).class.is_empty() && words.token(at).normal.starts_with('و')
    }

    fn rank_word(&mut self, class: WordClass) -> bool {
        let goes_on = class.has(WordClass::ADJECTIVE | WordClass::ARM);
        self.at += usize::from(goes_on);
        goes_on
    }

    fn is_accusative(&self) -> bool {
        self.title.is_accusative(self.words.source.text)
    }

    fn takes(&self, landmark: &Landmark) -> bool {
        let preposition = match landmark.preposition {
            None => !self.title.is_definite || self.seen_complement,
            Some('ل') if self.is_accusative() => true,
            Some(_) => self.title.entry.takes_preposition || self.seen_complement || self.title.is_definite,
        };
        preposition && !landmark.conjunction
    }

    fn is_field(&self, at: usize, cut: &Cut) -> bool {
        let class = cut.class;
        if class.has(WordClass::STOP) {
            return false;
        }
        if cut.is_definite() && self.wants_genitive {
            return true;
        }
        // Behind an indefinite head the first definite word is its genitive, whatever the word: وزير العدل.
        if cut.is_definite() && !self.title.is_definite && !self.seen_complement && !self.title.entry.is_counterpart {
            return true;
        }
        if !class.has(WordClass::COMMON) {
            return false;
        }
        // Behind a body or a nisba no construct begins that is the office's own.
        let complete = matches!(self.title.parts.last(), Some(Part::Landmark(_) | Part::Nisba(_)));
        // وزير الداخلية استعداد وزارته: nor behind its definite genitive.
        let closed = self.seen_complement && !self.wants_genitive && self.words.bare(at - 1).is_definite();
        if (complete || closed) && !cut.is_definite() {
            return false;
        }
        if cut.is_definite() {
            // Behind a definite head or a body only adjectives go on; a noun there begins a name or another phrase.
            let normal = self.words.token(at).normal.as_str();
            let adjectival = normal.ends_with('ي') || normal.ends_with("يه") || normal.starts_with("الم");
            let noun = !adjectival && !class.has(WordClass::ADJECTIVE);
            return (!self.title.is_definite || self.seen_complement) && !(complete && noun);
        }
        let opened = |&next: &usize| self.words.is_opening_quote(next) && self.words.surface(next) != "(";
        let goes_on = self.words.after(at).is_some_and(|next| {
            let next = Some(next).filter(opened).and_then(|quote| self.words.after(quote)).unwrap_or(next);
            let following = self.words.bare(next);
            following.is_definite()
                || self.landmarks.at(next).is_some_and(|l| !l.conjunction && l.preposition.is_none())
                || following.class.has(WordClass::COMMON)
        });
        goes_on && !self.title.is_definite && !class.has(WordClass::GIVEN)
    }
}

/// The word behind an abbreviated form of address that begins at a token: `د. فلان`, `م/ فلان`.
pub fn behind_abbreviation(words: &Words<'_>, token: usize) -> Option<usize> {
    let short = |token: usize| matches!(words.surface(token), "د" | "أ" | "ا" | "م" | "ق" | "أد");
    let mark = |token: usize| matches!(words.surface(token), "." | "/") && !words.token(token).spaced;
    let opens = words.token(token).spaced || words.before(token).is_none_or(|before| !words.token(before).is_word());
    let mut at = Some(token).filter(|&at| opens && short(at))?;
    for _ in 0..2 {
        let next = words.after(at).filter(|&next| mark(next)).and_then(|mark| words.after(mark))?;
        if !short(next) {
            return Some(next).filter(|&next| words.token(next).is_word());
        }
        at = next;
    }
    None
}

/// A given name stands at a token that is hardly anything else.
fn name_surely_opens(words: &Words<'_>, token: usize) -> bool {
    let class = words.bare(token).class;
    class.has(WordClass::GIVEN)
        && !class.has(WordClass::STOP)
        && opening_of_name(words, token, words.bare(token)).is_some()
}
