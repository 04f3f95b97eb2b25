//! Expressions → mentions with values: from the document's day, from dates named before, or from themselves.

use jiff::civil::{Date, Weekday};

use super::anchor::{Anchor, Seek, Step, walk};
use super::because;
use super::expression::{Base, Expression, Meaning};
use super::tense::{Tense, of_clause};
use super::words::Words;
use crate::arabic::{CalendarKind, DateCue, TokenKind, Unit};
use crate::base::{DateValue, Diagnostic, Precision, Severity};
use crate::extract::reading::{DateMention, Section, Witness};

/// Days by which two calendars may differ for one day: the crescent is not seen everywhere at once.
const CALENDAR_SLACK_DAYS: i32 = 2;

/// Tokens of a clause to look back over, and dates to look back at: a text without stops costs no more than another.
const LONGEST_CLAUSE: usize = 80;
const FARTHEST_ANTECEDENT: usize = 50;

/// Gives every expression its value. What counts from a date that was never named and is no date without it is left out.
pub fn settle(
    words: &Words<'_>,
    expressions: Vec<Expression>,
    document_day: Option<Date>,
) -> (Vec<DateMention>, Vec<Diagnostic>) {
    let said = expressions.iter().map(|expression| &expression.meaning);
    let weekdays = said.filter_map(|meaning| Some((meaning.weekday?, meaning.offset?))).collect();
    let mut settled = Settled { words, document_day, weekdays, done: Vec::new(), diagnostics: Vec::new() };
    let mut mentions = Vec::with_capacity(expressions.len());
    for expression in expressions {
        mentions.extend(settled.settle(expression));
    }
    (mentions, settled.diagnostics)
}

/// An expression that later ones may count from.
struct Antecedent {
    tokens: (usize, usize),
    sentence: Option<u32>,
    line: u32,
    value: DateValue,
    anchor: Option<Anchor>,
    /// It stands in a relative clause.
    background: bool,
}

struct Settled<'a> {
    words: &'a Words<'a>,
    document_day: Option<Date>,
    /// Weekdays that the text gives in days from its own: `غداً (الثلاثاء)`.
    weekdays: Vec<(Weekday, i32)>,
    done: Vec<Antecedent>,
    diagnostics: Vec<Diagnostic>,
}

impl Settled<'_> {
    fn settle(&mut self, mut expression: Expression) -> Option<DateMention> {
        let (story, how) = self.close(&mut expression);
        let meaning = &expression.meaning;
        let (from, anchor) = match meaning.base {
            Base::Value(_) => (None, meaning.offset.map(|days| offset_anchor(meaning, days))),
            Base::Document => (self.document_day.map(DateValue::day), Some(anchor_of(meaning, &[]))),
            Base::Text => match story.or_else(|| self.antecedent(&expression)).and_then(|index| self.done.get(index)) {
                Some(antecedent) => {
                    let before = antecedent.anchor.as_ref().map(|anchor| anchor.steps.as_slice());
                    (Some(antecedent.value), before.map(|steps| anchor_of(meaning, steps)))
                }
                None if is_distance(meaning) => return None,
                None => (None, None),
            },
        };
        let reached = match meaning.base {
            Base::Value(value) => Some(value),
            _ => from.and_then(|from| walk(&meaning.steps, from)),
        };
        let value = match reached {
            Some(value) => self.agreed(&expression, value),
            None => partial(meaning),
        };
        let resolved = !matches!(value.precision, Precision::Unresolved { .. });
        let from = from.filter(|from| !matches!(from.precision, Precision::Unresolved { .. }));
        let mention = DateMention {
            range: expression.range,
            value,
            sentence: self.words.source.sentence_at(expression.range.start),
            because: because::sentence(&expression.meaning, value, from),
            relative: anchor.is_some() && !resolved,
            anchor: anchor.clone(),
            witnesses: witnesses(&expression.meaning, value, from.is_some(), how),
        };
        self.check_second_calendar(&expression, value);
        self.remember(&expression, value, anchor);
        Some(mention)
    }

    /// Settles on which side an open expression lies: by the story being told, whose last date is returned, or by the clause's tense; that is the witness.
    fn close(&self, expression: &mut Expression) -> (Option<usize>, Option<Witness>) {
        if !expression.meaning.open {
            return (None, None);
        }
        let (first, next) = expression.tokens;
        if let Some(story) = self.story(expression)
            && let [Step::Nearest { seek, .. }, ..] = &mut expression.meaning.steps[..]
        {
            *seek = Seek::Closest;
            expression.meaning.base = Base::Text;
            return (Some(story), Some(Witness::new("nearest-to-story", 0.5)));
        }
        if let Some(witness) = self.told_elsewhere(&mut expression.meaning) {
            return (None, Some(witness));
        }
        let tense = of_clause(self.words, first, next);
        match expression.meaning.steps.first_mut() {
            // Half a year lies between a month and the next or last such month: nearness says more than the present tense does.
            Some(Step::Nearest { seek, .. }) if tense == Tense::Present => *seek = Seek::Closest,
            Some(Step::Nearest { seek, .. } | Step::Weekday { seek, .. }) => {
                *seek = if tense == Tense::Past { Seek::OnOrBefore } else { Seek::OnOrAfter };
            }
            _ => {}
        }
        let (name, weight) = match tense {
            Tense::Past => ("told-as-past", 1.0),
            Tense::Present => ("told-in-present", 0.3),
            Tense::Future => ("told-as-future", 1.0),
        };
        (None, Some(Witness::new(name, weight)))
    }

    /// A bare `الثلاثاء` is the same as the `غداً (الثلاثاء)` of the text.
    fn told_elsewhere(&self, meaning: &mut Meaning) -> Option<Witness> {
        let [Step::Weekday { seek, .. }] = &mut meaning.steps[..] else { return None };
        let told = self.weekdays.iter().find(|(weekday, _)| meaning.weekday == Some(*weekday));
        let (_, days) = told?;
        *seek = if *days > 0 { Seek::OnOrAfter } else { Seek::OnOrBefore };
        Some(Witness::new("weekday-told-elsewhere", 1.5))
    }

    /// The date that a month without a year belongs to when it does not count from the document's day: the last one named in a story
    /// of the past told in this paragraph, or, in a document without a date, the last one named.
    fn story(&self, expression: &Expression) -> Option<usize> {
        const FAR_FROM_TODAY_DAYS: i32 = 500;
        let line = self.words.token(expression.tokens.0)?.line;
        let index = self.done.iter().rposition(|before| {
            matches!(before.value.precision, Precision::Day(_) | Precision::Month { .. } | Precision::Week { .. })
        })?;
        let last = &self.done[index];
        let Some(today) = self.document_day else { return Some(index) };
        let days = today.until(last.value.interval()?.first).ok()?.get_days().abs();
        (last.line == line && days > FAR_FROM_TODAY_DAYS).then_some(index)
    }

    /// The date an expression such as `اليوم التالي` counts from: the last one that is exact enough and not told in passing.
    fn antecedent(&self, expression: &Expression) -> Option<usize> {
        let is_week = |before: &Antecedent| matches!(before.value.precision, Precision::Week { .. });
        let is_year = |before: &Antecedent| matches!(before.value.precision, Precision::Year(_));
        let exact = |before: &Antecedent| match expression.meaning.steps.first() {
            Some(Step::Shift { unit: Unit::Day, .. } | Step::Weekday { .. }) => is_day(before),
            Some(Step::Shift { unit: Unit::Week, .. }) => is_day(before) || is_week(before),
            Some(Step::Shift { unit: Unit::Month, .. } | Step::Nearest { .. }) => !is_year(before),
            _ => true,
        };
        let at = expression.tokens.0;
        let recent = self.done.len().saturating_sub(FARTHEST_ANTECEDENT);
        let last =
            |fits: &dyn Fn(&Antecedent) -> bool| self.done[recent..].iter().rposition(fits).map(|at| recent + at);
        last(&|before| exact(before) && !self.closed_background(before, at)).or_else(|| last(&exact))
    }

    /// The relative clause that `before` stands in was over before token `at`.
    fn closed_background(&self, before: &Antecedent, at: usize) -> bool {
        if !before.background {
            return false;
        }
        let same_sentence = self.words.source.sentence_of.get(at).copied() == before.sentence;
        let closing = same_sentence
            && (before.tokens.1..at).any(|place| {
                let joined = self.words.token(place + 1).is_some_and(|token| token.normal.starts_with('و'));
                self.words.is_mark(place, &["،", ","]) && !joined
            });
        !same_sentence || closing
    }

    fn remember(&mut self, expression: &Expression, value: DateValue, anchor: Option<Anchor>) {
        let (first, next) = expression.tokens;
        if self.words.source.section(first) == Section::Furniture {
            return;
        }
        let sentence = self.words.source.sentence_of.get(first).copied();
        let Some(line) = self.words.token(first).map(|token| token.line) else { return };
        let clause = (0..first).rev().take_while(|at| self.words.source.sentence_of.get(*at).copied() == sentence);
        // A comma or the verb of the main clause ends a relative clause: `الذي تقوده لاغارد قد خفض`.
        let ends = |at: usize| self.words.is_mark(at, &["،", ","]) || self.words.is(at, "قد");
        let background = clause
            .take(LONGEST_CLAUSE)
            .take_while(|at| !ends(*at))
            .filter_map(|at| self.words.token(at).filter(|token| token.kind == TokenKind::Word))
            .any(|token| self.words.calendar().is(DateCue::Relative, token));
        self.done.push(Antecedent { tokens: (first, next), sentence, line, value, anchor, background });
    }

    /// `value`, unless what is stated beside the expression speaks against it; then the nearest day with the stated weekday or date.
    fn agreed(&mut self, expression: &Expression, value: DateValue) -> DateValue {
        let meaning = &expression.meaning;
        let Some(day) = value.as_day() else { return value };
        if let Some((month, number)) = meaning.month_day {
            let stated =
                Step::Nearest { calendar: CalendarKind::Gregorian, month, day: Some(number), seek: Seek::Closest };
            if let Some(other) = stated.take(value).filter(|other| *other != value) {
                let message = format!("The text states {other} for what would be {value} by the document's date");
                self.warn(expression, message);
                return other;
            }
        }
        let Some(stated) = meaning.weekday.filter(|stated| *stated != day.weekday()) else { return value };
        self.warn(expression, because::wrong_weekday(day, stated));
        // A date written in full stands; «today, Sunday» follows the name of the day.
        if meaning.full_day().is_some() || meaning.offset.is_none() || meaning.month_day.is_some() {
            return value;
        }
        let iso = stated.to_monday_one_offset().unsigned_abs();
        Step::Weekday { iso, seek: Seek::Closest }.take(value).unwrap_or(value)
    }

    fn check_second_calendar(&mut self, expression: &Expression, value: DateValue) {
        let (Some(day), Some(other)) = (value.as_day(), expression.meaning.second) else { return };
        let apart = day.until(other).map_or(0, |span| span.get_days()).abs();
        if apart > CALENDAR_SLACK_DAYS {
            let message =
                format!("The text gives one day in two calendars, but they are {apart} days apart: {day} and {other}");
            self.warn(expression, message);
        }
    }

    fn warn(&mut self, expression: &Expression, message: String) {
        let path = self.words.source.document.path.as_str();
        self.diagnostics.push(Diagnostic::new(Severity::Note, path, message).at(expression.range));
    }
}

/// What speaks for `value` being meant and against it, in log odds. `how` settled on which side of the starting point it lies.
fn witnesses(meaning: &Meaning, value: DateValue, counted: bool, how: Option<Witness>) -> Vec<Witness> {
    let mut found = vec![match meaning.base {
        Base::Value(_) if value.as_day().is_some() => Witness::new("written-in-full", 4.0),
        Base::Value(_) => Witness::new("written-with-year", 3.0),
        Base::Document if counted => Witness::new("counted-from-document-date", 2.0),
        Base::Document => Witness::new("document-date-unknown", -2.0),
        Base::Text if counted => Witness::new("counted-from-date-before", 1.5),
        Base::Text => Witness::new("no-date-before", -2.0),
    }];
    found.extend(how);
    let day = value.as_day();
    if let (Some(day), Some(stated)) = (day, meaning.weekday) {
        found.push(match day.weekday() == stated {
            true => Witness::new("weekday-agrees", 1.5),
            false => Witness::new("weekday-disagrees", -2.0),
        });
    }
    if let (Some(day), Some(stated)) = (day, meaning.month_day) {
        found.push(match (day.month().unsigned_abs(), day.day().unsigned_abs()) == stated {
            true => Witness::new("day-of-month-agrees", 1.5),
            false => Witness::new("day-of-month-disagrees", -2.0),
        });
    }
    if let (Some(day), Some(second)) = (day, meaning.second) {
        let apart = day.until(second).map_or(0, |span| span.get_days()).abs();
        found.push(match apart <= CALENDAR_SLACK_DAYS {
            true => Witness::new("second-calendar-agrees", 1.5),
            false => Witness::new("second-calendar-disagrees", -1.0),
        });
    }
    found
}

fn is_day(before: &Antecedent) -> bool {
    // An unresolved day still leads on, by its steps.
    before.value.as_day().is_some()
        || matches!(before.value.precision, Precision::Unresolved { .. }) && before.anchor.is_some()
}

/// `بعد أربعة أيام`: without a date before it, a duration.
fn is_distance(meaning: &Meaning) -> bool {
    matches!(meaning.steps[..], [Step::Shift { count, .. }] if count.abs() > 1)
}

fn anchor_of(meaning: &Meaning, before: &[Step]) -> Anchor {
    Anchor {
        steps: before.iter().chain(&meaning.steps).copied().collect(),
        weekday: meaning.weekday.map(|weekday| weekday.to_monday_one_offset().unsigned_abs()),
        month_day: meaning.month_day,
    }
}

fn offset_anchor(meaning: &Meaning, days: i32) -> Anchor {
    Anchor { steps: vec![Step::Shift { unit: Unit::Day, count: days }], ..anchor_of(meaning, &[]) }
}

/// What is known without a year.
fn partial(meaning: &Meaning) -> DateValue {
    let (mut month, mut day, mut part) = (None, None, None);
    if let Some((stated_month, stated_day)) = meaning.month_day {
        (month, day) = (Some(stated_month), Some(stated_day));
    }
    for step in &meaning.steps {
        match *step {
            Step::Nearest { calendar: CalendarKind::Gregorian, month: named, day: number, .. } => {
                (month, day) = (Some(named), number);
            }
            Step::Month(named) => month = Some(named),
            Step::Day(number) => day = Some(number),
            Step::Part(named) => part = Some(named),
            _ => {}
        }
    }
    DateValue { precision: Precision::Unresolved { month, day }, part }
}
