//! Events too many to be told apart → how many there are in each day, week, month or year.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::density::in_sight;
use super::geometry::{TimelineGeometry, date_of, day_number};
use crate::base::EventKind;
use crate::model::Target;
use crate::model::timeline::{Lane, Timeline};

/// By what events are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountUnit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl CountUnit {
    const ALL: [Self; 7] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year, Self::Decade, Self::Century];

    /// The shortest whose bars are wide enough to be told apart and hit.
    pub(super) fn of(geometry: &TimelineGeometry) -> Self {
        const NARROWEST: f32 = 6.0;
        let fits = |unit: &Self| unit.days() * geometry.points_per_day() >= NARROWEST;
        Self::ALL.into_iter().find(fits).unwrap_or(Self::Century)
    }

    fn days(self) -> f32 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => 30.4,
            Self::Quarter => 91.3,
            Self::Year => 365.2,
            Self::Decade => 3_652.4,
            Self::Century => 36_524.0,
        }
    }

    /// As in `12 a week`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
        }
    }

    fn start(self, day: Date) -> Option<Date> {
        let year = |of: i16| {
            let year = day.year().div_euclid(of) * of;
            Date::new(year.max(1), 1, 1).ok()
        };
        match self {
            Self::Day => Some(day),
            Self::Week => {
                let weeks = (day_number(day) - 4.0).div_euclid(7.0);
                Some(date_of(weeks * 7.0 + 4.0))
            }
            Self::Month => Some(day.first_of_month()),
            Self::Quarter => Date::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok(),
            Self::Year => year(1),
            Self::Decade => year(10),
            Self::Century => year(100),
        }
    }

    fn next(self, start: Date) -> Option<Date> {
        let span = match self {
            Self::Day => 1.day(),
            Self::Week => 7.days(),
            Self::Month => 1.month(),
            Self::Quarter => 3.months(),
            Self::Year => 1.year(),
            Self::Decade => 10.years(),
            Self::Century => 100.years(),
        };
        // From the first decade or century on, which begins with the year 1, the next one begins with a round year.
        let next = start.checked_add(span).ok()?;
        self.start(next)
    }

    /// The day numbers at which units begin, from the one that holds the first drawn day to the one behind the last.
    fn edges(self, geometry: &TimelineGeometry) -> Vec<i32> {
        let mut edges = Vec::new();
        let mut day = self.start(date_of(geometry.days.0));
        while let Some(start) = day {
            let number = crate::model::timeline::day_number(start);
            edges.push(number);
            if f64::from(number) > geometry.days.1 {
                break;
            }
            day = self.next(start);
        }
        edges
    }
}

/// How many events of each kind, in the order of [`EventKind::ALL`].
pub type KindCounts = [u32; EventKind::ALL.len()];

/// The events of a lane in one unit of time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bin {
    /// From the first day to the one behind the last.
    pub days: (i32, i32),
    pub kinds: KindCounts,
    /// How many of each have to do with what is emphasised.
    pub emphasised: KindCounts,
}

impl Bin {
    pub fn count(&self) -> u32 {
        self.kinds.iter().sum()
    }
}

/// The events of `lane` in the drawn days, counted; units without an event are left out. An event longer than a unit counts where its middle is.
pub(super) fn bins(
    timeline: &Timeline,
    lane: &Lane,
    geometry: &TimelineGeometry,
    unit: CountUnit,
    emphasis: Option<Target>,
) -> Vec<Bin> {
    let edges = unit.edges(geometry);
    let empty = |days: &[i32]| Bin {
        days: (days[0], days[1]),
        kinds: KindCounts::default(),
        emphasised: KindCounts::default(),
    };
    let mut bins: Vec<Bin> = edges.windows(2).map(empty).collect();
    for (_, event) in in_sight(timeline, lane, geometry.days) {
        let middle = event.days.0 + (event.days.1 - event.days.0) / 2;
        let at = edges.partition_point(|edge| *edge <= middle);
        let kind = EventKind::ALL.iter().position(|kind| *kind == event.kind).unwrap_or(0);
        let Some(bin) = at.checked_sub(1).and_then(|at| bins.get_mut(at)) else { continue };
        bin.kinds[kind] += 1;
        if emphasis.is_some_and(|target| event.has_to_do_with(target)) {
            bin.emphasised[kind] += 1;
        }
    }
    bins.retain(|bin| bin.count() > 0);
    bins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(unit: CountUnit, day: &str, start: &str, next: &str) {
        let first = unit.start(day.parse().unwrap()).unwrap();
        assert_eq!((first, unit.next(first)), (start.parse().unwrap(), Some(next.parse().unwrap())), "{unit:?}");
    }

    #[test]
    fn units_begin_where_calendars_say() {
        check(CountUnit::Day, "2025-10-17", "2025-10-17", "2025-10-18");
        check(CountUnit::Week, "2025-10-17", "2025-10-13", "2025-10-20");
        check(CountUnit::Month, "2025-12-17", "2025-12-01", "2026-01-01");
        check(CountUnit::Quarter, "2025-11-17", "2025-10-01", "2026-01-01");
        check(CountUnit::Decade, "2025-11-17", "2020-01-01", "2030-01-01");
        check(CountUnit::Century, "0622-07-16", "0600-01-01", "0700-01-01");
        check(CountUnit::Century, "0050-07-16", "0001-01-01", "0100-01-01");
    }
}
