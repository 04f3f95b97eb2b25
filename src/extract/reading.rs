use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::dates::{Anchor, Step};
use super::fingerprint::Fingerprint;
use crate::arabic::{Unit, fold};
use crate::base::{CodePoints, ContentHash, DateValue, DayInterval, Diagnostic, EntityKind, EventKind, TextRange};

/// What one document says, before it is compared with any other.
///
/// All ranges are bytes of the document's text. Tables refer to each other by index within this reading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub document: ContentHash,
    /// For files that count offsets in code points, since nothing later has the text.
    pub code_points: CodePoints,
    /// The headline, or the first words where there is none. Empty only for a document without words.
    pub title: String,
    /// Where the headline stands.
    pub title_range: Option<TextRange>,
    /// The outlet, where the page names it (a byline, a mast, a closing credit).
    pub outlet: Option<String>,
    pub date: Option<DocumentDate>,
    /// In text order; they cover every character that is not white space.
    pub sentences: Vec<Sentence>,
    /// In text order, without overlap.
    pub mentions: Vec<Mention>,
    /// What may name people and is not sure enough in this document alone. In text order, beside `mentions`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unsure: Vec<Mention>,
    pub roles: Vec<RoleMention>,
    /// In text order, without overlap.
    pub dates: Vec<DateMention>,
    pub events: Vec<EventMention>,
    /// In text order; of the sentences that tell of events.
    pub quantities: Vec<Quantity>,
    /// By which copies of the article are found.
    pub fingerprint: Fingerprint,
    pub diagnostics: Vec<Diagnostic>,
}

/// Which part of the page a sentence stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Section {
    Headline,
    /// Byline, dateline, meta line.
    Meta,
    Body,
    /// Site furniture: share buttons, "read also", donation blurbs, tag lines.
    Furniture,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    pub range: TextRange,
    pub section: Section,
    /// The number of its paragraph (a line of the text), counted from 0.
    pub paragraph: u32,
}

/// One piece of evidence for a decision and what it weighed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Witness {
    /// A short stable name such as `title-before` or `gazetteer`.
    pub name: Cow<'static, str>,
    pub weight: f32,
}

impl Witness {
    pub fn new(name: &'static str, weight: f32) -> Self {
        Self { name: Cow::Borrowed(name), weight }
    }
}

/// `dateline +2.5, above-the-article +1.0 → +3.5, sure to 0.97`; empty without witnesses.
pub fn weighed(witnesses: &[Witness]) -> String {
    if witnesses.is_empty() {
        return String::new();
    }
    let list: Vec<String> =
        witnesses.iter().map(|witness| format!("{} {:+.1}", witness.name, witness.weight)).collect();
    let score: f32 = witnesses.iter().map(|witness| witness.weight).sum();
    format!("{} → {score:+.1}, sure to {:.2}", list.join(", "), certainty(witnesses))
}

/// From 0 to 1: how sure a decision is whose witnesses have their weights in log odds.
pub fn certainty(witnesses: &[Witness]) -> f32 {
    let score: f32 = witnesses.iter().map(|witness| witness.weight).sum();
    1.0 / (1.0 + (-score).exp())
}

/// A name in the text. Clitics stay outside; the article stays inside (`ل⟦لشرع⟧`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    pub range: TextRange,
    pub kind: EntityKind,
    /// The name as one would list it: the text covered, with the article restored where ل swallowed its alif, and without diacritics, tatweel and invisible characters.
    pub name: String,
    /// ISO 3166 code of the country, where the lexicon or a nisba in the name tells it (`وزارة الدفاع التركية` → `TR`).
    pub country: Option<String>,
    /// The index of the sentence it stands in.
    pub sentence: u32,
    /// From 0 to 1: how sure the reader is that this is a name of this kind.
    pub score: f32,
    pub witnesses: Vec<Witness>,
}

/// The country or body an office belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RoleHolder {
    /// A mention of this reading.
    Mention(u32),
    /// An ISO 3166 code, from a nisba (`التركي`) where the country itself is not named at this place.
    Country(String),
}

/// The text says that a person holds an office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoleMention {
    /// Index of the person's mention.
    pub person: u32,
    /// The words of the office.
    pub range: TextRange,
    /// In its usual definite form, without the nisba: `وزير الخارجية`, `الرئيس`, `ولي العهد`.
    pub title: String,
    pub of: Option<RoleHolder>,
    /// `السابق`, `الراحل`: held before the document's day, not on it.
    pub former: bool,
    pub witnesses: Vec<Witness>,
}

/// A date expression and its value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateMention {
    pub range: TextRange,
    pub value: DateValue,
    pub sentence: u32,
    /// How the value came about, in one sentence.
    pub because: String,
    /// What a document date, once known, would still change: `اليوم الأحد` in an undated article.
    pub relative: bool,
    /// How it hangs on the day of writing, where it does; kept in dated documents too, so that a doubtful date can be tested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// What speaks for the value and against it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub witnesses: Vec<Witness>,
}

impl DateMention {
    /// The value for a document written on `document_day`: that of the anchor's steps, or the value as it stands where the expression
    /// does not hang on that day.
    pub fn resolve_against(&self, document_day: Date) -> DateValue {
        self.anchor.as_ref().and_then(|anchor| anchor.value(document_day)).unwrap_or(self.value)
    }

    /// Whether a document written on `document_day` could say this: the stated weekday, month and day, and a date given in full
    /// beside a word such as `اليوم`, all agree with where the steps lead. True of what does not hang on that day.
    pub fn fits(&self, document_day: Date) -> bool {
        let Some(anchor) = &self.anchor else { return true };
        let same = self.relative || anchor.value(document_day) == Some(self.value);
        same && anchor.fits(document_day)
    }
}

/// The day the document was written, as far as it says so itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentDate {
    pub value: DateValue,
    /// Where it is stated; `None` when it comes from the file's name.
    pub range: Option<TextRange>,
    pub because: String,
    /// What speaks for this day and against it; empty where it comes from the file's name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub witnesses: Vec<Witness>,
}

/// On which side of an event a participant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Who visits, calls, says, signs, decides.
    Agent,
    /// Who is met, called, visited, appointed.
    Counterpart,
    /// Who is there as well.
    Attendee,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Participant {
    /// Index of a mention.
    pub mention: u32,
    pub side: Side,
    /// What of the sentences says that they took part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub witnesses: Vec<Witness>,
}

/// `وزير الدفاع اليمني`: somebody who takes part and is not named, so that no mention stands for him.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeParty {
    /// The words of the office, with its country.
    pub range: TextRange,
    /// The same words as a text.
    pub words: String,
    /// By which the office is compared with others ([`super::office_key`]).
    pub key: String,
    /// ISO 3166 code of the country that the words name.
    pub country: String,
    pub side: Side,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Index of a mention of kind place.
    pub mention: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub witnesses: Vec<Witness>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EventStatus {
    Happened,
    /// Firmly announced for a day that had not come when the document was written.
    Scheduled,
}

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// From the number to the noun.
    pub range: TextRange,
    pub value: u32,
    /// The counted noun as it is written, without diacritics.
    pub of: String,
}

impl Quantity {
    /// What is counted, in the form in which nouns are compared: normal, without the alif of the accusative (`قتيلاً`).
    pub fn counted(&self) -> String {
        let folded = fold(&self.of);
        let words = folded.split_whitespace().map(|word| word.strip_suffix('ا').unwrap_or(word));
        words.collect::<Vec<_>>().join(" ")
    }
}

/// One event as this document tells it, with every word that names it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventMention {
    pub kind: EventKind,
    pub status: EventStatus,
    /// The trigger words, in text order; never empty.
    pub triggers: Vec<TextRange>,
    /// For each trigger what speaks for it naming an event, and what made it join those before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trigger_witnesses: Vec<Vec<Witness>>,
    pub participants: Vec<Participant>,
    pub place: Option<Place>,
    pub date: Option<DateValue>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub date_witnesses: Vec<Witness>,
    /// Index into `Reading::dates` of the expression that dates it, where there is one.
    pub date_mention: Option<u32>,
    /// Fresh news without a date of its own: it happened on the document's day, whichever that turns out to be.
    #[serde(default)]
    pub on_document_day: bool,
    /// The lexicon's nouns among the triggers: `اتفاق`, `قمة`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nouns: Vec<String>,
    /// What the nouns are followed by, in normal form without the article, names left out: `سلام` and `شامل` of `اتفاق السلام الشامل`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// Which of a row of meetings it is: 28 of `القمة الثامنة والعشرون`, `الدورة الـ 28 للقمة`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<u32>,
    /// Who takes part by an office alone, whose holder the document does not name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<OfficeParty>,
    /// Where the document says that it was before or after another of its events.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub temporal_links: Vec<TemporalLink>,
    /// How kind, date and place came about, a sentence each.
    pub because: Vec<String>,
}

/// `بعد ⟦القمة⟧ بيومين`: where an event lies in time, told by another one (a TLINK of TimeML; Pustejovsky and others, 2003).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemporalLink {
    /// The words that say so.
    pub range: TextRange,
    /// The trigger of the other event.
    pub to: TextRange,
    pub side: TimeSide,
    /// How far from the other event; `None` where that is not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance: Option<Distance>,
}

/// On which side of another event in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TimeSide {
    Before,
    After,
}

impl TimeSide {
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Before => Self::After,
            Self::After => Self::Before,
        }
    }
}

/// `يومين`, `شهر`: a length of time, as exact as its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Distance {
    pub unit: Unit,
    pub count: i32,
}

impl Distance {
    /// The days so far on that side of one of `days`; `None` where the calendar ends.
    pub fn from(self, days: DayInterval, side: TimeSide) -> Option<DayInterval> {
        let count = if side == TimeSide::After { self.count } else { self.count.checked_neg()? };
        let step = Step::Shift { unit: self.unit, count };
        let there = |day| step.take(DateValue::day(day))?.interval();
        Some(DayInterval { first: there(days.first)?.first, last: there(days.last)?.last })
    }
}

impl fmt::Display for Distance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        write!(f, "{} {unit}{}", self.count, if self.count == 1 { "" } else { "s" })
    }
}

impl TemporalLink {
    /// `2 days after`, `before`
    pub fn told(&self) -> String {
        let side = match self.side {
            TimeSide::Before => "before",
            TimeSide::After => "after",
        };
        self.distance.map_or_else(|| side.to_owned(), |distance| format!("{distance} {side}"))
    }
}

/// The witnesses of a day that no expression gives: what is told before or around the event, or that it is told as news.
pub const INFERRED_DAY: [&str; 4] = ["date-of-event-before", "date-of-event-around", "told-as-news", "eve-or-morrow"];

impl EventMention {
    /// Its day is that of its neighbours or of the page, and not written with it.
    pub fn has_inferred_day(&self) -> bool {
        let inferred = |witness: &Witness| INFERRED_DAY.contains(&witness.name.as_ref());
        self.date_mention.is_none() || self.date_witnesses.iter().any(inferred)
    }

    /// What speaks for the event, its day and its place, a sentence each.
    pub fn weights(&self) -> Vec<String> {
        let named = self.trigger_witnesses.first().map(|witnesses| weighed(witnesses)).unwrap_or_default();
        let place = self.place.as_ref().map(|place| weighed(&place.witnesses)).unwrap_or_default();
        let all = [("Named", named), ("Day", weighed(&self.date_witnesses)), ("Place", place)];
        let told = all.into_iter().filter(|(_, weights)| !weights.is_empty());
        told.map(|(what, weights)| format!("{what}: {weights}")).collect()
    }
}
