//! What a date expression says, before it is tied to a day.

use jiff::civil::{Date, Weekday};

use super::anchor::{Seek, Step};
use super::convert::{gregorian_day, gregorian_days, value_of};
use crate::arabic::{CalendarKind, Direction, Unit};
use crate::base::{DateValue, Part, TextRange};

/// From where an expression counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Base {
    /// It says all by itself.
    Value(DateValue),
    /// The day the document was written.
    Document,
    /// A date named before in the text.
    Text,
}

/// What an expression says.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    pub base: Base,
    pub steps: Vec<Step>,
    /// Days from the day of writing, where a word such as `اليوم` or `أمس` says so, whatever else is said.
    pub offset: Option<i32>,
    pub weekday: Option<Weekday>,
    /// Month and day stated beside a word such as `غداً`.
    pub month_day: Option<(u8, u8)>,
    /// Nothing in the expression tells past from future: the clause has to.
    pub open: bool,
    /// A date all in digits whose first two fields could be told the other way round: the fields as written.
    pub fields: Option<(u8, u8)>,
    /// The same day as another calendar gives it, where both are written.
    pub second: Option<Date>,
}

impl Meaning {
    pub fn new(base: Base, steps: Vec<Step>) -> Self {
        Self { base, steps, offset: None, weekday: None, month_day: None, open: false, fields: None, second: None }
    }

    pub fn value(value: DateValue) -> Self {
        Self::new(Base::Value(value), Vec::new())
    }

    /// A word such as `أمس`.
    pub fn day_offset(days: i32) -> Self {
        let mut meaning = Self::new(Base::Document, vec![Step::Shift { unit: Unit::Day, count: days }]);
        meaning.offset = Some(days);
        meaning
    }

    pub fn weekday(weekday: Weekday, direction: Option<Direction>) -> Self {
        let iso = weekday.to_monday_one_offset().unsigned_abs();
        let mut meaning = match direction {
            None => {
                let step = Step::Weekday { iso, seek: Seek::OnOrBefore };
                Self { open: true, ..Self::new(Base::Document, vec![step]) }
            }
            Some(direction) => {
                let mut steps = vec![Step::Weekday { iso, seek: seek(direction.periods) }];
                let further = direction.periods - direction.periods.signum();
                if further != 0 {
                    steps.push(Step::Shift { unit: Unit::Day, count: 7 * further });
                }
                Self::new(base(direction), steps)
            }
        };
        meaning.weekday = Some(weekday);
        meaning
    }

    /// A period with a direction: `الشهر الماضي`, `العام نفسه`.
    pub fn period(unit: Unit, direction: Direction) -> Self {
        Self::new(base(direction), vec![Step::Shift { unit, count: direction.periods }])
    }

    #[must_use]
    pub fn then(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    #[must_use]
    pub fn with_part(mut self, part: Option<Part>) -> Self {
        if let Some(part) = part {
            match &mut self.base {
                Base::Value(value) if self.steps.is_empty() => value.part = Some(part),
                _ => self.steps.push(Step::Part(part)),
            }
        }
        self
    }

    /// The day it names in full, whatever the document's day is.
    pub fn full_day(&self) -> Option<Date> {
        match self.base {
            Base::Value(value) if self.steps.is_empty() => value.as_day(),
            _ => None,
        }
    }

    /// It names a day of a month, of whatever year.
    pub fn names_day(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Nearest { day: Some(_), .. }))
    }

    /// Adds what a date beside it says: `اليوم الاثنين (22 نيسان 2024)`, `غداً، 26 فبراير`.
    #[must_use]
    pub fn beside(self, date: Self) -> Self {
        let weekday = self.weekday.or(date.weekday);
        if self.offset.is_none() || date.full_day().is_some() {
            return Self { offset: self.offset, weekday, ..date };
        }
        let month_day = date.steps.iter().find_map(|step| match *step {
            Step::Nearest { calendar: CalendarKind::Gregorian, month, day: Some(day), .. } => Some((month, day)),
            _ => None,
        });
        Self { weekday, month_day, ..self }
    }
}

fn base(direction: Direction) -> Base {
    if direction.from_text { Base::Text } else { Base::Document }
}

fn seek(periods: i32) -> Seek {
    match periods {
        ..0 => Seek::Before,
        0 => Seek::Closest,
        1.. => Seek::After,
    }
}

/// The year of a written date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum YearSaid {
    Number(i16),
    /// `من العام الماضي`
    Relative(Direction),
}

/// A month, with or without a day and a year, as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Written {
    pub calendar: CalendarKind,
    pub month: u8,
    pub day: Option<u8>,
    pub year: Option<YearSaid>,
    /// `شباط الماضي`
    pub direction: Option<Direction>,
}

impl Written {
    /// `None` where no such date exists.
    pub fn meaning(self) -> Option<Meaning> {
        let Self { calendar, month, day, year, direction } = self;
        match (year, direction) {
            (Some(YearSaid::Number(year)), _) => {
                let value = match (day, calendar) {
                    (Some(day), _) => DateValue::day(gregorian_day(calendar, year, month, day)?),
                    (None, CalendarKind::Gregorian) => DateValue::month(year, month),
                    (None, _) => value_of(gregorian_days(calendar, year, Some(month))?),
                };
                value.interval()?;
                Some(Meaning::value(value))
            }
            (Some(YearSaid::Relative(direction)), _) => {
                let year = Meaning::period(Unit::Year, direction).then(Step::Month(month));
                Some(match day {
                    Some(day) => year.then(Step::Day(day)),
                    None => year,
                })
            }
            (None, Some(direction)) => {
                // «The May before last» is a year before the last one.
                let further = direction.periods - direction.periods.signum();
                let nearest = Step::Nearest { calendar, month, day, seek: seek(direction.periods) };
                let meaning = Meaning::new(base(direction), vec![nearest]);
                Some(match day {
                    None if further != 0 => meaning.then(Step::Shift { unit: Unit::Month, count: 12 * further }),
                    _ => meaning,
                })
            }
            (None, None) => {
                // 2024 was a leap year: a 29 February may exist.
                let longest = if calendar == CalendarKind::Gregorian { 2024 } else { 1446 };
                if let Some(day) = day.filter(|day| calendar == CalendarKind::Gregorian || *day > 30) {
                    gregorian_day(calendar, longest, month, day)?;
                }
                let nearest = Step::Nearest { calendar, month, day, seek: Seek::OnOrBefore };
                Some(Meaning { open: true, ..Meaning::new(Base::Document, vec![nearest]) })
            }
        }
    }
}

/// A date expression and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    pub range: TextRange,
    /// The token it begins in, and the first behind it.
    pub tokens: (usize, usize),
    pub meaning: Meaning,
}
