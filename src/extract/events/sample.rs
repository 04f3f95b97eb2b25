//! A day for a page without one, so that its events can be put in order.
//!
//! Which of two days comes first, which is news and which is memory, hardly depends on the day of writing: any day will do on which the page
//! could say what it says. The events are read as if it were that day, which is taken out of them again.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::merge::Draft;
use super::settle::DateReason;
use crate::base::DateValue;
use crate::extract::dates::Anchor;
use crate::extract::reading::{DateMention, DocumentDate};

/// Where no year is written.
const FIRST: Date = date(2000, 1, 1);
/// After so many days the calendar repeats itself.
const CYCLE_DAYS: i32 = 28 * 366;
/// So many days behind the last day that the page names with its year: what is written out is no news.
const MEMORY_DAYS: i32 = 60;

/// An undated page as if it were of some day.
#[derive(Clone, Debug)]
pub struct Sample {
    pub day: DocumentDate,
    pub dates: Vec<DateMention>,
}

impl Sample {
    /// A day on which most of the page's date expressions fit; `None` where none counts from the day of writing.
    pub fn of(dates: &[DateMention]) -> Option<Self> {
        if !dates.iter().any(|date| date.relative) {
            return None;
        }
        let written = |date: &DateMention| date.value.interval().filter(|_| date.anchor.is_none());
        let last = dates.iter().filter_map(written).map(|days| days.last).filter(|last| last.year() < 2100).max();
        let from = last.and_then(|last| last.checked_add(MEMORY_DAYS.days()).ok()).unwrap_or(FIRST);
        let telling = |anchor: &&Anchor| anchor.weekday.is_some() || anchor.month_day.is_some();
        let anchors: Vec<&Anchor> = dates.iter().filter_map(|date| date.anchor.as_ref()).filter(telling).collect();
        let fitting = |day: Date| anchors.iter().filter(|anchor| anchor.fits(day)).count();
        let days = from.series(1.day()).take(CYCLE_DAYS.unsigned_abs() as usize);
        let mut best = (from, fitting(from));
        for day in days {
            if best.1 == anchors.len() {
                break;
            }
            let fits = fitting(day);
            if fits > best.1 {
                best = (day, fits);
            }
        }
        let day = best.0;
        let value = |date: &DateMention| if date.relative { date.resolve_against(day) } else { date.value };
        Some(Self {
            day: DocumentDate {
                value: DateValue::day(day),
                range: None,
                because: String::new(),
                witnesses: Vec::new(),
            },
            dates: dates.iter().map(|date| DateMention { value: value(date), ..date.clone() }).collect(),
        })
    }

    /// Takes the day out of a draft again: `dates` are the page's own. True where the draft is of the day of writing.
    pub fn take_out(&self, draft: &mut Draft, reason: DateReason, dates: &[DateMention]) -> bool {
        let of_the_page = draft.date == Some(self.day.value) && draft.date_mention.is_none();
        draft.date = draft.date_mention.and_then(|at| dates.get(at as usize)).map(|date| date.value);
        if draft.date_mention.is_none() && !of_the_page && reason != DateReason::Document {
            draft.date_witnesses.clear();
        }
        of_the_page
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::lexicon::Lexicons;
    use crate::corpus::Document;
    use crate::extract::read;

    /// The days of the events of a page that does not say its own, the words of their dates, and whether each is of the day of writing.
    fn days(body: &str) -> Vec<(String, String, bool)> {
        let text = format!("عنوان من دون تاريخ\n\n{body}\n");
        let reading = read(&Document::new("test.txt", text.as_str()), Lexicons::builtin());
        assert_eq!(reading.date, None);
        let shown = reading.events.iter().map(|event| {
            let words = event.date_mention.map_or("", |at| reading.dates[at as usize].range.of(&text));
            let value = event.date.map_or_else(String::new, |date| date.to_string());
            (value, words.to_owned(), event.on_document_day)
        });
        shown.collect()
    }

    #[test]
    fn what_an_undated_page_recalls_is_not_of_the_day_of_its_news() {
        let told = days(
            "التقى وزير الزراعة اللبناني نبيل حداد نظيره الأردني كمال العطار في بيروت، اليوم الثلاثاء. وكان حداد زار عمان في آذار الماضي. \
             وأكد الوزير اللبناني نبيل حداد أن التعاون مستمر.",
        );
        let words: Vec<&str> = told.iter().map(|(_, words, _)| words.as_str()).collect();
        assert_eq!(words.first(), Some(&"اليوم الثلاثاء"), "{told:?}");
        assert!(words.contains(&"آذار الماضي"), "{told:?}");
        let (value, last, of_the_page) = told.last().expect("a statement");
        assert!(*of_the_page || last == "اليوم الثلاثاء", "{told:?}");
        // The day it was read for is no part of what is read.
        assert!(told.iter().all(|(value, ..)| value.is_empty() || value.starts_with("XXXX")), "{value}: {told:?}");
    }

    #[test]
    fn a_sample_day_fits_weekday_and_day_of_the_month() {
        let text = "وصل الوزير اليوم الاثنين 27 أيار إلى بيروت.\n";
        let reading = read(&Document::new("test.txt", text), Lexicons::builtin());
        let sample = Sample::of(&reading.dates).expect("a relative date");
        let day = sample.day.value.as_day().expect("a day");
        assert_eq!((day.month(), day.day(), day.weekday()), (5, 27, jiff::civil::Weekday::Monday));
    }
}
