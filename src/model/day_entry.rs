//! A day as an analyst types it → a date value.

use super::MonthNames;
use crate::arabic::fold;
use crate::base::{DateValue, Precision};

/// What is typed in a field for a day: `2025-10-12`, `12/10/2025`, `12 Oct 2025`, `12 تشرين الأول 2025`, less exact (`10/2025`, `Oct 2025`,
/// `2025`), or in the form of files (`2025-W41;END`). Digits may be Arabic. `None` for anything else; a day stands before its month.
pub fn parse_day(typed: &str) -> Option<DateValue> {
    let text = fold(&latin_digits(typed.trim()));
    let value = text.to_uppercase().parse().ok().or_else(|| numeric(&text)).or_else(|| written(&text))?;
    // A day that is in no calendar, such as the 31st of a short month, has no interval.
    let exists = |value: &DateValue| value.interval().is_some();
    Some(value).filter(exists)
}

fn latin_digits(text: &str) -> String {
    let digit = |letter: char| match letter {
        '٠'..='٩' => char::from_digit(letter as u32 - '٠' as u32, 10).unwrap_or(letter),
        '۰'..='۹' => char::from_digit(letter as u32 - '۰' as u32, 10).unwrap_or(letter),
        other => other,
    };
    text.chars().map(digit).collect()
}

/// `12/10/2025`, `12.10.2025`, `10/2025`
fn numeric(text: &str) -> Option<DateValue> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    match parts[..] {
        [day, month, year] => value(Some(day.parse().ok()?), month.parse().ok()?, year),
        [month, year] => value(None, month.parse().ok()?, year),
        _ => None,
    }
}

/// `12 Oct 2025`, `Oct 2025`
fn written(text: &str) -> Option<DateValue> {
    let words: Vec<&str> = text.split([' ', ',', '،']).filter(|word| !word.is_empty()).collect();
    let (year, rest) = words.split_last()?;
    let day: Option<u8> = rest.first().and_then(|first| first.parse().ok());
    let name = rest[usize::from(day.is_some())..].join(" ");
    value(day, month(&name)?, year)
}

fn month(name: &str) -> Option<u8> {
    let (latin, arabic) = (name.to_lowercase(), fold(name));
    let is_called = |month: &u8| {
        let english = MonthNames::English.of(*month).to_lowercase();
        (latin.len() >= 3 && latin.starts_with(&english))
            || [MonthNames::Levantine, MonthNames::Egyptian].iter().any(|names| fold(names.of(*month)) == arabic)
    };
    (1..=12).find(is_called)
}

fn value(day: Option<u8>, month: u8, year: &str) -> Option<DateValue> {
    let year: i16 = (year.len() == 4).then(|| year.parse().ok())??;
    Some(match day {
        Some(day) => {
            Precision::Day(jiff::civil::Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?).into()
        }
        None => DateValue::month(year, month),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, value: &str) {
        assert_eq!(parse_day(typed).map(|value| value.to_string()).unwrap_or_default(), value, "{typed}");
    }

    #[test]
    fn days_are_read_as_they_are_written() {
        for typed in ["2025-10-12", "12/10/2025", "12.10.2025", "12 Oct 2025", "12 october 2025", " ١٢/١٠/٢٠٢٥ "]
        {
            check(typed, "2025-10-12");
        }
        check("12 تشرين الأول 2025", "2025-10-12");
        check("١٢ أكتوبر، ٢٠٢٥", "2025-10-12");
        check("10/2025", "2025-10");
        check("يونيو 2025", "2025-06");
        check("2025", "2025");
        check("2025-w41;end", "2025-W41;END");
    }

    #[test]
    fn what_is_no_day_is_none() {
        for typed in ["", "soon", "31/2/2025", "12/13/2025", "12/10/25", "XXXX-02-26", "ميناء", "/", "2025-02-30", "٫"]
        {
            check(typed, "");
        }
    }
}
