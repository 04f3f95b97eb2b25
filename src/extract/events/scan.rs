//! Tokens → what each of them belongs to: a name, a date, a cue, quoted speech, a form of the trigger lexicon.

use super::Findings;
use super::named::Names;
use crate::arabic::lexicon::{Country, Cue, CueSet, Frame, Lexicons, Number, PlaceName, TriggerAnalysis, Word};
use crate::arabic::{NumberKind, TokenKind, is_invisible, is_mark, splits};
use crate::base::TextRange;
use crate::extract::dates::{Lead, length_of_time};
use crate::extract::reading::{Distance, RoleHolder};
use crate::extract::source::Source;

/// The tokens of a document with everything that is known of each by itself.
pub struct Scan<'a> {
    pub source: &'a Source<'a>,
    pub found: Findings<'a>,
    lexicons: &'a Lexicons,
    /// The mention a token belongs to, wholly or behind its proclitics.
    pub mention_of: Vec<Option<u32>>,
    pub date_of: Vec<Option<u32>>,
    /// The token stands inside quotation marks that hold more than a name.
    pub quoted: Vec<bool>,
    /// The cues that begin at each token with their lengths, the tokens one behind the other.
    cues: Vec<(Cue, usize)>,
    /// For each token where its cues begin among them, and where the last ends.
    first_cue: Vec<usize>,
    hits: Vec<Option<TriggerAnalysis<'a>>>,
    forms: Vec<Form>,
    names: Names,
}

/// What a token's form alone says, whatever stands around it.
#[derive(Clone, Copy, Debug, Default)]
struct Form {
    /// Begins with the article, perhaps behind proclitics.
    definite: bool,
    /// A word of office, perhaps behind proclitics or with the article.
    office: bool,
    /// The cues of the definite word behind the proclitics.
    behind_clitics: CueSet,
}

/// Quotations up to this many tokens are names and titles, not speech.
const LONGEST_TITLE: usize = 5;
/// How far behind a word its required companion may stand.
const COMPANION_REACH: usize = 8;

impl<'a> Scan<'a> {
    pub fn new(source: &'a Source<'a>, found: Findings<'a>, lexicons: &'a Lexicons) -> Self {
        let count = source.tokens.len();
        let mention_of = cover(source, found.mentions.iter().map(|m| m.range));
        let date_of = cover(source, found.dates.iter().map(|d| d.range));
        let mut scan = Self {
            source,
            found,
            lexicons,
            mention_of,
            date_of,
            quoted: quoted(source),
            cues: Vec::new(),
            first_cue: Vec::with_capacity(count + 1),
            hits: Vec::with_capacity(count),
            forms: (0..count).map(|at| form(source, at, lexicons)).collect(),
            names: Names::new(found.mentions, &lexicons.names),
        };
        let words: Vec<&str> = source.tokens.iter().map(|token| token.normal.as_str()).collect();
        for at in 0..count {
            scan.first_cue.push(scan.cues.len());
            scan.find_cues(at, &words);
        }
        scan.first_cue.push(scan.cues.len());
        for at in 0..count {
            let hit = scan.hit_at(at, &words, lexicons);
            scan.hits.push(hit);
        }
        scan
    }

    pub fn len(&self) -> usize {
        self.source.tokens.len()
    }

    pub fn normal(&self, token: usize) -> &str {
        self.source.tokens.get(token).map_or("", |token| token.normal.as_str())
    }

    pub fn is_mark(&self, token: usize) -> bool {
        self.source.tokens.get(token).is_some_and(|token| token.kind == TokenKind::Mark)
    }

    pub fn is_quote(&self, token: usize) -> bool {
        matches!(self.normal(token), "\"" | "“" | "”" | "«" | "»" | "(" | ")" | "‘" | "’" | "„")
    }

    pub fn is_free(&self, token: usize) -> bool {
        let free = |table: &[Option<_>]| table.get(token).is_some_and(Option::is_none);
        free(&self.mention_of) && free(&self.date_of)
    }

    /// The length in tokens of the longest cue of this sort that begins here.
    pub fn cue(&self, token: usize, cue: Cue) -> Option<usize> {
        self.cues(token).iter().filter(|(c, _)| *c == cue).map(|(_, length)| *length).max()
    }

    pub fn cues(&self, token: usize) -> &[(Cue, usize)] {
        match (self.first_cue.get(token), self.first_cue.get(token + 1)) {
            (Some(&first), Some(&end)) => &self.cues[first..end],
            _ => &[],
        }
    }

    /// Has a cue that tells of the clause, and not only of what it is about.
    pub fn is_function_word(&self, token: usize) -> bool {
        self.cues(token)
            .iter()
            .any(|(cue, _)| !matches!(cue, Cue::Matter | Cue::Course | Cue::Now | Cue::Topic | Cue::Direction))
    }

    /// The form of the trigger lexicon that begins here.
    pub fn hit(&self, token: usize) -> Option<&TriggerAnalysis<'a>> {
        self.hits.get(token)?.as_ref()
    }

    pub fn is_verb(&self, token: usize) -> bool {
        self.hit(token).is_some_and(TriggerAnalysis::is_verb)
    }

    /// The word has the article, perhaps behind proclitics.
    pub fn is_definite(&self, token: usize) -> bool {
        !self.is_verb(token) && self.is_definite_word(token)
    }

    fn is_definite_word(&self, token: usize) -> bool {
        self.forms.get(token).is_some_and(|form| form.definite)
    }

    /// What the lexicon knows of the place that a mention names.
    pub fn place_name(&self, mention: u32) -> Option<PlaceName> {
        self.names.places.get(mention as usize).copied().flatten()
    }

    /// Whether the lexicon knows the organisation as a news outlet.
    pub fn is_media(&self, mention: u32) -> bool {
        self.names.media.get(mention as usize).copied().unwrap_or_default()
    }

    /// The ordinal that the words at `token` name.
    pub fn ordinal(&self, token: usize) -> Option<u32> {
        let following = self.source.tokens.get(token + 1..)?;
        let numeral = self.lexicons.numbers.at(self.normal(token), following)?;
        (numeral.kind == NumberKind::Ordinal).then_some(numeral.value)
    }

    /// The number that one word in normal form names.
    pub fn cardinal(&self, word: &str) -> Option<u32> {
        let numeral = self.lexicons.numbers.at(word, &[])?;
        (numeral.kind == NumberKind::Cardinal).then_some(numeral.value)
    }

    /// The length of time that the words at `token` give, `None` inside where they do not count it, and the token behind them.
    pub fn length_of_time(&self, token: usize, lead: Lead) -> Option<(Option<Distance>, usize)> {
        length_of_time(self.source, self.lexicons, token, lead)
    }

    /// The country of a nisba adjective.
    pub fn nisba(&self, token: usize) -> Option<Country> {
        let id = self.lexicons.names.words.get(self.normal(token))?;
        self.lexicons.names.nisba(id)
    }

    /// The country that an office belongs to.
    pub fn country_of(&self, holder: &RoleHolder) -> Option<Country> {
        let code = match holder {
            RoleHolder::Country(code) => Some(code),
            RoleHolder::Mention(mention) => {
                if let Some(place) = self.place_name(*mention) {
                    return place.country;
                }
                self.found.mentions.get(*mention as usize)?.country.as_ref()
            }
        };
        self.lexicons.names.country(code?)
    }

    /// A mention of this country itself, the last before `offset` or else the first.
    pub fn mention_of_country(&self, country: Country, offset: u32) -> Option<u32> {
        self.names.countries.get(country).and_then(|mentions| self.last_before(mentions, offset))
    }

    /// A mention of the country's best-known city (`العاصمة التركية`).
    pub fn mention_of_capital(&self, country: Country, offset: u32) -> Option<u32> {
        self.names.capitals.get(country).and_then(|mentions| self.last_before(mentions, offset))
    }

    /// Of these mentions (in text order) the last before `offset`, or else the first.
    fn last_before(&self, mentions: &[u32], offset: u32) -> Option<u32> {
        let after = mentions.partition_point(|mention| self.found.mentions[*mention as usize].range.start < offset);
        mentions.get(after.saturating_sub(1)).copied()
    }

    /// A word of office, perhaps behind proclitics or with the article.
    pub fn is_office_behind_clitics(&self, token: usize) -> bool {
        self.is_free(token) && self.forms[token].office
    }

    /// A word of office without proclitics.
    pub fn is_bare_office(&self, token: usize) -> bool {
        let normal = self.normal(token);
        self.is_office_stem(normal.strip_prefix("ال").unwrap_or(normal))
    }

    pub fn is_office_stem(&self, stem: &str) -> bool {
        self.has_cue(stem, Cue::Office)
    }

    /// The token, as it stands, is such a word.
    pub fn is(&self, token: usize, cue: Cue) -> bool {
        self.source.is(token, cue)
    }

    /// Whether a word in normal form, or a lemma, has this cue by itself.
    pub fn has_cue(&self, word: &str, wanted: Cue) -> bool {
        self.lexicons.cues.of(word).has(wanted)
    }

    /// A word for a sort of place or body (`مدينة`, `قصر`).
    pub fn is_classifier_stem(&self, stem: &str) -> bool {
        self.has_cue(stem, Cue::Classifier)
    }

    /// A word for a sort of place or body, perhaps behind proclitics or with the article.
    pub fn is_classifier(&self, token: usize) -> bool {
        self.is_free(token)
            && (self.is_classifier_stem(self.normal(token))
                || splits(self.normal(token)).iter().any(|split| self.is_classifier_stem(split.stem)))
    }

    /// The definite word behind the proclitics (`بالوزير`, `للجانبين`) has this cue.
    pub fn is_back_behind_clitics(&self, token: usize, wanted: Cue) -> bool {
        self.is_free(token) && self.forms[token].behind_clitics.has(wanted)
    }

    /// The word, perhaps behind proclitics, has this cue.
    pub fn cue_behind_clitics(&self, token: usize, wanted: Cue) -> bool {
        self.is_free(token)
            && (self.cue(token, wanted).is_some()
                || splits(self.normal(token)).iter().any(|split| self.has_cue(split.stem, wanted)))
    }

    fn find_cues(&mut self, at: usize, words: &[&str]) {
        let token = &self.source.tokens[at];
        if token.kind == TokenKind::Mark || !self.is_free(at) {
            return;
        }
        let following = &words[at + 1..words.len().min(at + 4)];
        self.cues.extend(self.lexicons.cues.at(&token.normal, following));
        if let Some(rest) = token.normal.strip_prefix(['و', 'ف']) {
            self.cues.extend(self.lexicons.cues.at(rest, following));
        }
    }

    fn hit_at(&self, at: usize, words: &[&str], lexicons: &'a Lexicons) -> Option<TriggerAnalysis<'a>> {
        if !self.source.tokens[at].is_word() || !self.is_free(at) || self.is_preposition_with_pronoun(at) {
            return None;
        }
        let of_wish = self.is_in_wish(at);
        // `سفراء ⟦جدد⟧`, `35 ⟦صوتاً⟧`, `استعداد ⟦وزارته⟧`
        let noun = at > 0 && self.is_free(at - 1) && self.source.tokens[at - 1].is_word() && !self.is_verb(at - 1);
        let noun = noun && !self.is_definite_word(at - 1) && !self.is_function_word(at - 1);
        let counted = at > 0 && self.source.tokens[at - 1].kind == TokenKind::Number;
        let of_noun = self.is(at, Cue::NounToo) || noun && self.is(at, Cue::AdjectiveToo);
        // `غير قابل للتفاوض`
        if at > 0 && self.normal(at - 1).ends_with("غير") {
            return None;
        }
        let following = &words[at + 1..words.len().min(at + 4)];
        let analyses = lexicons.triggers.find(words[at], self.source.surface(at), following);
        let companions = &words[at + 1..words.len().min(at + 1 + COMPANION_REACH)];
        let score = |analysis: &TriggerAnalysis<'_>| -> Option<f32> {
            let counted = counted && analysis.number == Number::Two;
            if analysis.is_verb() && (of_wish && analysis.suffixed || of_noun || counted) {
                return None;
            }
            let mut score = 3.0 * (analysis.tokens - 1) as f32;
            if !analysis.lemma.with.is_empty() {
                if !companions.iter().any(|word| is_companion(word, &analysis.lemma.with)) {
                    return None;
                }
                score += 2.0;
            }
            if analysis.conjunction.is_some() || analysis.preposition.is_some() {
                score -= 0.5;
            }
            if analysis.is_verb()
                && ((analysis.lemma.weak || analysis.lemma.kind.is_none()) && self.is_glued(at, analysis)
                    || analysis.conjunction.is_none() && self.is_governed(at))
            {
                return None;
            }
            score += if analysis.is_verb() { self.verb_place(at) } else { self.noun_place(at, analysis) };
            if analysis.lemma.kind.is_none() {
                score -= 0.2;
            }
            if analysis.weak() && !analysis.is_verb() {
                score -= 0.3;
            }
            Some(score)
        };
        let mut best: Option<(f32, TriggerAnalysis<'a>)> = None;
        for analysis in analyses {
            if let Some(score) = score(&analysis)
                && best.as_ref().is_none_or(|(top, _)| score > *top)
            {
                best = Some((score, analysis));
            }
        }
        best.map(|(_, analysis)| analysis)
    }

    /// `حفظه الله ⟦ورعاه⟧`, `⟦أيده⟧ الله`: a wish behind somebody's name.
    fn is_in_wish(&self, at: usize) -> bool {
        let god = |t: usize| self.is_free(t) && self.normal(t) == "الله";
        god(at + 1) || at > 0 && god(at - 1) && self.normal(at).starts_with('و')
    }

    /// `بينهما` is no verb of بيّن, `معها` no noun.
    fn is_preposition_with_pronoun(&self, token: usize) -> bool {
        const PRONOUNS: [&str; 5] = ["هما", "هم", "ها", "هن", "ه"];
        let word = self.normal(token);
        PRONOUNS.iter().filter_map(|pronoun| word.strip_suffix(pronoun)).any(|stem| {
            let cues = self.lexicons.cues.of(stem);
            [Cue::With, Cue::Between, Cue::OtherPreposition].into_iter().any(|cue| cues.has(cue))
        })
    }

    /// Directly behind a word that no verb follows: `أحد أبرز`, `في ظل`.
    fn is_glued(&self, at: usize, analysis: &TriggerAnalysis<'_>) -> bool {
        if at == 0 || analysis.conjunction.is_some() || !self.is_free(at - 1) || self.is_mark(at - 1) {
            return false;
        }
        if self.source.tokens[at - 1].line != self.source.tokens[at].line {
            return false;
        }
        let opens = |cue: &Cue| {
            matches!(
                cue,
                Cue::Clause | Cue::Complement | Cue::Relative | Cue::Auxiliary | Cue::Negation | Cue::Past | Cue::Group
            )
        };
        // The cue may have begun up to three words before.
        let opened =
            (at.saturating_sub(4)..at).any(|t| self.cues(t).iter().any(|(cue, length)| opens(cue) && t + length == at));
        let noun = self.hits[at - 1].as_ref().is_some_and(|hit| hit.word == Word::Noun)
            || at > 1 && self.hits[at - 2].as_ref().is_some_and(|hit| hit.word == Word::Noun);
        let indefinite = self.source.surface(at - 1).ends_with(['ا', '\u{064B}']);
        let definite = self.is_definite_word(at - 1) && analysis.word == Word::Imperfect;
        let subject = self.cues(at - 1).iter().any(|(cue, _)| matches!(cue, Cue::Back | Cue::Bodies | Cue::Group));
        // `وقبل ذلك تلقى X …`
        let demonstrative = matches!(self.normal(at - 1), "ذلك" | "هذا");
        !(opened || noun || indefinite || definite || subject || demonstrative)
    }

    /// `على ⟦وقع⟧ الحرب`, `في ⟦حل⟧ الأزمة`: behind a preposition that only nouns follow.
    fn is_governed(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|t| self.source.tokens[*t].line == self.source.tokens[at].line);
        before.is_some_and(|t| {
            let nominal = |cue: &Cue| matches!(cue, Cue::With | Cue::Between | Cue::To | Cue::In);
            let governs = self.cues(t).iter().any(|(cue, length)| *length == 1 && nominal(cue));
            self.is_free(t) && (governs || self.normal(t) == "علي")
        })
    }

    /// How well a verb fits at this place: at the head of a clause, or behind a particle that verbs follow.
    fn verb_place(&self, at: usize) -> f32 {
        if at == 0 || self.source.tokens[at].line != self.source.tokens[at - 1].line {
            return 0.5;
        }
        let before = at - 1;
        if self.is_preposition(before) {
            -2.0
        } else if self.is_mark(before) || !self.is_free(before) {
            1.0
        } else {
            0.3
        }
    }

    fn noun_place(&self, at: usize, analysis: &TriggerAnalysis<'_>) -> f32 {
        if analysis.preposition.is_some() || at > 0 && self.is_preposition(at - 1) {
            return 2.0;
        }
        let carried = at > 0
            && self.hits.get(at - 1).and_then(Option::as_ref).is_some_and(|hit| {
                hit.is_verb()
                    && matches!(hit.frame(), Frame::Carry | Frame::Attend | Frame::Host | Frame::Sign | Frame::Decide)
            });
        if analysis.article || carried || self.is_awaited(at, analysis) { 1.5 } else { 0.0 }
    }

    /// `قرر البنك، أمس، ⟦رفع⟧ الفائدة`: what a verb of deciding or announcing still lacks, behind an aside.
    fn is_awaited(&self, at: usize, analysis: &TriggerAnalysis<'_>) -> bool {
        const REACH: usize = 14;
        let comma = |t: usize| matches!(self.normal(t), "،" | ",");
        let Some(mark) = at.checked_sub(1).filter(|t| comma(*t) && analysis.conjunction.is_none()) else {
            return false;
        };
        let before = (at.saturating_sub(REACH)..mark).rev();
        let mut before = before.take_while(|t| self.source.tokens[*t].line == self.source.tokens[at].line);
        let verb = before.find(|t| self.hits[*t].is_some() || self.cue(*t, Cue::Complement).is_some());
        let awaits = verb
            .and_then(|t| self.hits[t].as_ref())
            .is_some_and(|hit| hit.is_verb() && matches!(hit.frame(), Frame::Decide | Frame::Say));
        // The aside began behind the subject.
        awaits && verb.is_some_and(|verb| (verb..mark).any(comma))
    }

    /// `تم ⟦تعيين⟧ X`, `جرى ⟦توقيع⟧ الاتفاق`: the verb before the noun says that it took place.
    pub fn is_told_to_take_place(&self, noun: usize) -> bool {
        noun > 0 && self.is_free(noun - 1) && self.is(noun - 1, Cue::TookPlace)
    }

    /// A preposition that stands as a word of its own.
    pub fn is_preposition(&self, token: usize) -> bool {
        self.cues(token).iter().any(|(cue, length)| {
            *length == 1
                && matches!(cue, Cue::With | Cue::Between | Cue::To | Cue::From | Cue::In | Cue::OtherPreposition)
        })
    }
}

fn form(source: &Source<'_>, at: usize, lexicons: &Lexicons) -> Form {
    const ARTICLES: [&str; 8] = ["ال", "وال", "فال", "بال", "وبال", "لل", "ولل", "كال"];
    let token = &source.tokens[at];
    if token.kind == TokenKind::Mark {
        return Form::default();
    }
    let mut form = Form {
        definite: ARTICLES.iter().any(|start| token.normal.starts_with(start))
            && !begins_with_hamza(source.surface(at)),
        ..Form::default()
    };
    let normal = token.normal.as_str();
    for split in splits(normal).iter() {
        form.office |= lexicons.cues.of(split.stem).has(Cue::Office);
        if split.article {
            form.behind_clitics |= lexicons.cues.of(&split.word(normal));
        }
    }
    form
}

/// `وألقى`: the alif, behind و or not, has a hamza and is no article's.
fn begins_with_hamza(surface: &str) -> bool {
    let mut letters = surface.chars().filter(|c| !is_mark(*c) && !is_invisible(*c));
    let first = letters.next();
    let alif = if matches!(first, Some('و' | 'ف')) { letters.next() } else { first };
    matches!(alif, Some('أ' | 'إ'))
}

fn is_companion(word: &str, wanted: &[String]) -> bool {
    splits(word).iter().any(|split| wanted.iter().any(|w| split.stem == w || split.stem.strip_suffix('ا') == Some(w)))
}

/// For each token the number of the range it overlaps.
fn cover(source: &Source<'_>, ranges: impl Iterator<Item = TextRange>) -> Vec<Option<u32>> {
    let mut owner = vec![None; source.tokens.len()];
    for (number, range) in ranges.enumerate() {
        let first = source.tokens.partition_point(|token| token.range.end <= range.start);
        for (at, token) in source.tokens.iter().enumerate().skip(first) {
            if !token.range.overlaps(range) {
                break;
            }
            owner[at] = u32::try_from(number).ok();
        }
    }
    owner
}

/// Which tokens stand in quoted speech. Quotations do not cross lines.
fn quoted(source: &Source<'_>) -> Vec<bool> {
    let mut quoted = vec![false; source.tokens.len()];
    let mut open: Option<usize> = None;
    for (at, token) in source.tokens.iter().enumerate() {
        if open.is_some_and(|start| source.tokens[start].line != token.line) {
            open = None;
        }
        // “ and ” are found in either role in Arabic texts.
        let mark = matches!(token.normal.as_str(), "\"" | "“" | "”" | "«" | "»");
        match open {
            Some(start) if mark && token.normal != "«" => {
                if at - start - 1 > LONGEST_TITLE {
                    quoted[start + 1..at].iter_mut().for_each(|q| *q = true);
                }
                open = None;
            }
            None if mark && token.normal != "»" => open = Some(at),
            _ => {}
        }
    }
    quoted
}
