//! Days in file names and in the addresses of pages: `2021-03-04-name.txt`, `https://…/2021/3/4/…`.

use jiff::civil::Date;

use super::words::Words;
use crate::base::{DateValue, TextRange};
use crate::extract::reading::{DocumentDate, Witness};

/// The first day that runs of digits give: `20210304`, `2021-3-4`, `4_3_2021`.
pub fn day_in(name: &str) -> Option<Date> {
    let runs: Vec<&str> = name.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let number = |run: &str| run.parse::<i16>().ok();
    let day = |year: &str, month: &str, day: &str| {
        let (year, month, day) = (number(year)?, number(month)?, number(day)?);
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        (1900..2100).contains(&year).then_some(date)
    };
    let whole = runs.iter().filter(|run| run.len() == 8).find_map(|run| day(&run[..4], &run[4..6], &run[6..]));
    let parted = || {
        runs.windows(3).find_map(|fields| match fields {
            [a, b, c] if a.len() == 4 && b.len() <= 2 && c.len() <= 2 => day(a, b, c),
            [a, b, c] if c.len() == 4 && b.len() <= 2 && a.len() <= 2 => day(c, b, a),
            _ => None,
        })
    };
    whole.or_else(parted)
}

/// The day in the page's own address, which stands alone on a line or behind a word or two: `الرابط: https://…/2021/3/4/…`. `None` where `fits`
/// finds none of the days possible, or where several addresses give different ones.
pub fn date(words: &Words<'_>, fits: impl Fn(Date) -> bool) -> Option<DocumentDate> {
    const MOST_WORDS_BEFORE: usize = 3;
    let text = words.source.text;
    let mut found: Option<(Date, TextRange)> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let from = start;
        start += line.len();
        let Some(at) = line.find("http://").or_else(|| line.find("https://")) else { continue };
        let address = line[at..].trim_end();
        let alone =
            !address.contains(char::is_whitespace) && line[..at].split_whitespace().count() <= MOST_WORDS_BEFORE;
        let Some(day) = day_in(address).filter(|day| alone && fits(*day)) else { continue };
        if found.is_some_and(|(other, _)| other != day) {
            return None;
        }
        found.get_or_insert((day, TextRange::from_usize(from + at..from + at + address.len())));
    }
    let (day, range) = found?;
    let because = format!("The address of the page gives {day}");
    Some(DocumentDate {
        value: DateValue::day(day),
        range: Some(range),
        because,
        witnesses: vec![Witness::new("address", 2.0)],
    })
}
