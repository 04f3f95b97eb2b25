//! The words of the calendar: names of months and weekdays, and words such as `أمس`, `الماضي`, `مطلع`, `بعد غد`.

use std::collections::BTreeMap;

use jiff::civil::Weekday;
use rustc_hash::FxHashSet;

use super::lexicon::{PhraseTable, Table};
use super::{Numbers, Token};
use crate::base::Part;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CalendarKind {
    Gregorian,
    /// The Islamic calendar of Umm al-Qura.
    Hijri,
    /// The solar calendar of Iran.
    Persian,
}

/// A month as a text names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthName {
    pub calendar: CalendarKind,
    /// 1 to 12.
    pub month: u8,
    /// The name is also a common word or a person's name: it is a month only beside a day, a year or `شهر`.
    pub doubtful: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// `الماضي`, `المقبل`, `نفسه`: so many periods from where one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Direction {
    /// Counted from a date named before in the text, not from the day of writing.
    pub from_text: bool,
    pub periods: i32,
}

/// An amount of time in one word (`يومين`), or the unit behind a number (`أيام`: no amount).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    pub unit: Unit,
    pub count: Option<i32>,
}

/// Classes of words that only steer the reading of a date and have no value of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateCue {
    /// The first day of a month: `غرة`, `الفاتح`.
    FirstDay,
    /// A part of the day: `مساء`.
    Hour,
    /// In front of a day's name that is no date: `صلاة الجمعة`.
    Recurring,
    /// A kind of media, in front of a name that may end in `اليوم`.
    OutletKind,
    /// Named by a day of the year: `قوى 14 آذار`.
    NamedDay,
    /// Behind it `العام` is "general": `الأمين العام`.
    Public,
    /// Behind `اليوم` it makes it "the day": `اليوم الأخير`.
    General,
    /// A relative pronoun.
    Relative,
    /// The clause is about the future.
    Future,
    /// The clause is about the past.
    Past,
    /// A clause begins behind it with its verb.
    VerbFront,
    /// In front of the day of publication.
    Published,
    /// In front of the day of the last change.
    Updated,
    /// A noun counted by the number in front of it.
    Counted,
    /// In front of a number that is a name or an estimate: `القرار 1970`, `نحو 2000`.
    Numbered,
    /// A noun named by a year behind it: `مونديال 2022`.
    YearEvent,
    /// In front of a date; a bare month name is one only behind it.
    Preposition,
    /// `هذا`: points at a period.
    Demonstrative,
    /// `نفس`: the period named before.
    SamePeriod,
    /// In front of the same day in another calendar.
    SameDay,
    /// In front of an amount that is not exact.
    About,
    /// Behind an amount that is no distance from the day of writing.
    Duration,
    /// Between the two ends or parts of a date.
    Joint,
    /// Behind a year of this calendar.
    GregorianEra,
    /// Behind a year of this calendar.
    HijriEra,
    /// Other words that an expression may begin with.
    Opener,
    /// Begins like a verb in the imperfect and is none.
    NotImperfect,
    /// A verb in the imperfect of three letters, without its prefix: many other words are as short.
    ShortImperfect,
    /// What nouns begin with that look like a verb of the future.
    NotFuture,
    /// No verb, though it follows a relative pronoun.
    NoVerb,
}

/// All words of the calendar.
#[derive(Debug, Default)]
pub struct Calendar {
    pub months: PhraseTable<MonthName>,
    pub weekdays: PhraseTable<Weekday>,
    /// Days from the day of writing.
    pub day_offsets: PhraseTable<i32>,
    pub parts: PhraseTable<Part>,
    pub directions: PhraseTable<Direction>,
    /// A unit as a definite noun, ready for a direction.
    pub periods: PhraseTable<Unit>,
    /// A unit in front of a name or number.
    pub units: PhraseTable<Unit>,
    /// A unit in front of two numbers.
    pub unit_pairs: PhraseTable<Unit>,
    pub amounts: PhraseTable<Amount>,
    cues: BTreeMap<DateCue, PhraseTable<()>>,
    /// First words of all that an expression may begin with.
    openers: FxHashSet<String>,
}

impl Calendar {
    /// From the texts of the lexicon files.
    pub fn parse(months: &str, foreign_months: &str, weekdays: &str, words: &str, numbers: &Numbers) -> Self {
        let mut calendar = Self::default();
        for record in Table::new(months).records() {
            let Ok(month) = record.column(0).parse() else { continue };
            let kind = match record.column(1) {
                "hijri" => CalendarKind::Hijri,
                "persian" => CalendarKind::Persian,
                _ => CalendarKind::Gregorian,
            };
            let doubtful = kind != CalendarKind::Gregorian || record.has(3, "libya");
            let name = MonthName { calendar: kind, month, doubtful };
            record.values(2).for_each(|form| calendar.months.insert(form, name));
        }
        for record in Table::new(foreign_months).records() {
            let Ok(month) = record.column(0).parse() else { continue };
            let name = MonthName { calendar: CalendarKind::Gregorian, month, doubtful: true };
            record.values(1).for_each(|form| calendar.months.insert(form, name));
        }
        for record in Table::new(weekdays).records() {
            let Some(day) = record.column(0).parse().ok().and_then(|n| Weekday::from_monday_one_offset(n).ok()) else {
                continue;
            };
            record.values(1).for_each(|form| calendar.weekdays.insert(form, day));
        }
        for record in Table::new(words).records() {
            calendar.add_word_class(record.column(0), record.column(1), record.values(2));
        }
        calendar.openers = calendar.first_words();
        calendar.openers.extend(numbers.first_words().map(str::to_owned));
        calendar
    }

    fn add_word_class<'a>(&mut self, class: &str, value: &str, forms: impl Iterator<Item = &'a str>) {
        match class {
            "day-offset" => add(&mut self.day_offsets, value.parse().ok(), forms),
            "part" => add(&mut self.parts, part(value), forms),
            "direction" => add(&mut self.directions, direction(value), forms),
            "period" => add(&mut self.periods, unit(value), forms),
            "unit" => add(&mut self.units, unit(value), forms),
            "unit-pair" => add(&mut self.unit_pairs, unit(value), forms),
            "count" => add(&mut self.amounts, amount(value), forms),
            other => {
                if let Some(cue) = cue(other) {
                    add(self.cues.entry(cue).or_default(), Some(()), forms);
                }
            }
        }
    }

    fn first_words(&self) -> FxHashSet<String> {
        let names = self.months.first_words().chain(self.weekdays.first_words()).chain(self.day_offsets.first_words());
        let periods = self.parts.first_words().chain(self.periods.first_words());
        let units = self.units.first_words().chain(self.unit_pairs.first_words());
        let cues = [DateCue::FirstDay, DateCue::Demonstrative, DateCue::SamePeriod, DateCue::Opener];
        let cues = cues.iter().filter_map(|cue| self.cues.get(cue)).flat_map(PhraseTable::first_words);
        names.chain(periods).chain(units).chain(cues).map(str::to_owned).collect()
    }

    /// An expression, or a number, may begin with this word: a quick look before the grammar reads.
    pub fn may_open(&self, word: &str) -> bool {
        self.openers.contains(word)
    }

    /// The number of tokens of a cue phrase that begins with `first` and goes on in `following`.
    pub fn cue(&self, cue: DateCue, first: &str, following: &[Token]) -> Option<usize> {
        self.cues.get(&cue)?.longest(first, following).map(|(_, tokens)| tokens)
    }

    /// One token is such a cue by itself.
    pub fn is(&self, cue: DateCue, token: &Token) -> bool {
        self.cue(cue, &token.normal, &[]).is_some()
    }
}

fn add<'a, T: Clone>(table: &mut PhraseTable<T>, value: Option<T>, forms: impl Iterator<Item = &'a str>) {
    if let Some(value) = value {
        forms.for_each(|form| table.insert(form, value.clone()));
    }
}

fn part(value: &str) -> Option<Part> {
    match value {
        "start" => Some(Part::Start),
        "mid" => Some(Part::Mid),
        "end" => Some(Part::End),
        _ => None,
    }
}

fn unit(value: &str) -> Option<Unit> {
    match value {
        "day" => Some(Unit::Day),
        "week" => Some(Unit::Week),
        "month" => Some(Unit::Month),
        "year" => Some(Unit::Year),
        _ => None,
    }
}

fn direction(value: &str) -> Option<Direction> {
    let (from, periods) = value.split_once(':')?;
    Some(Direction { from_text: from == "text", periods: periods.parse().ok()? })
}

fn amount(value: &str) -> Option<Amount> {
    let (name, count) = value.split_once(':')?;
    Some(Amount { unit: unit(name)?, count: count.parse().ok() })
}

fn cue(class: &str) -> Option<DateCue> {
    Some(match class {
        "first-day" => DateCue::FirstDay,
        "hour" => DateCue::Hour,
        "recurring" => DateCue::Recurring,
        "public" => DateCue::Public,
        "outlet-kind" => DateCue::OutletKind,
        "named-day" => DateCue::NamedDay,
        "general" => DateCue::General,
        "relative" => DateCue::Relative,
        "future" => DateCue::Future,
        "past" => DateCue::Past,
        "verb-front" => DateCue::VerbFront,
        "published" => DateCue::Published,
        "updated" => DateCue::Updated,
        "counted" => DateCue::Counted,
        "numbered" => DateCue::Numbered,
        "year-event" => DateCue::YearEvent,
        "preposition" => DateCue::Preposition,
        "demonstrative" => DateCue::Demonstrative,
        "same-period" => DateCue::SamePeriod,
        "same-day" => DateCue::SameDay,
        "about" => DateCue::About,
        "duration" => DateCue::Duration,
        "joint" => DateCue::Joint,
        "gregorian-era" => DateCue::GregorianEra,
        "hijri-era" => DateCue::HijriEra,
        "opener" => DateCue::Opener,
        "not-imperfect" => DateCue::NotImperfect,
        "short-imperfect" => DateCue::ShortImperfect,
        "not-future" => DateCue::NotFuture,
        "no-verb" => DateCue::NoVerb,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::lexicon::Lexicons;
    use crate::arabic::tokenize;

    #[track_caller]
    fn check_month(text: &str, calendar: CalendarKind, month: u8, tokens: usize) {
        let words = tokenize(text);
        let found = Lexicons::builtin().calendar.months.longest(&words[0].normal, &words[1..]);
        assert_eq!(found.map(|(m, n)| (m.calendar, m.month, n)), Some((calendar, month, tokens)), "{text}");
    }

    #[test]
    fn months_of_every_region() {
        check_month("تشرين الثاني 2003", CalendarKind::Gregorian, 11, 2);
        check_month("دجنبر", CalendarKind::Gregorian, 12, 1);
        check_month("جويلية", CalendarKind::Gregorian, 7, 1);
        check_month("Oct", CalendarKind::Gregorian, 10, 1);
        check_month("جمادى الآخرة", CalendarKind::Hijri, 6, 2);
        check_month("بهمن", CalendarKind::Persian, 11, 1);
    }

    #[test]
    fn every_word_class_is_known() {
        let file = include_str!("../../assets/lexicon/calendar-words.tsv");
        let valued = ["day-offset", "part", "direction", "period", "unit", "unit-pair", "count"];
        for record in Table::new(file).records() {
            let (class, value) = (record.column(0), record.column(1));
            let understood = match class {
                "day-offset" => value.parse::<i32>().is_ok(),
                "part" => part(value).is_some(),
                "direction" => direction(value).is_some(),
                "period" | "unit" | "unit-pair" => unit(value).is_some(),
                "count" => amount(value).is_some(),
                other => !valued.contains(&other) && cue(other).is_some(),
            };
            assert!(understood, "{class} {value}");
            assert!(record.values(2).next().is_some(), "{class} {value} has no forms");
        }
    }
}
