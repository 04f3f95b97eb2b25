//! Names of months in the calendars and regions that an axis may be labelled in, from the lexicon.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::words::month_name;
use crate::arabic::lexicon::Table;

/// What the months of the Gregorian calendar are called on an axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MonthNames {
    #[default]
    English,
    /// `كانون الثاني`, `شباط`
    Levantine,
    /// `يناير`, `فبراير`
    Egyptian,
}

impl MonthNames {
    pub const ALL: [Self; 3] = [Self::English, Self::Levantine, Self::Egyptian];

    /// The name of a month, counted from 1.
    pub fn of(self, month: u8) -> &'static str {
        match self {
            Self::English => month_name(month),
            Self::Levantine => name(&names().levantine, month),
            Self::Egyptian => name(&names().egyptian, month),
        }
    }
}

/// The name of a month of the Islamic calendar, counted from 1.
pub fn hijri_month_name(month: u8) -> &'static str {
    name(&names().hijri, month)
}

#[derive(Default)]
struct Names {
    levantine: [&'static str; 12],
    egyptian: [&'static str; 12],
    hijri: [&'static str; 12],
}

fn name(names: &[&'static str; 12], month: u8) -> &'static str {
    names.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("?")
}

/// Parsed from the lexicon at the first call.
fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut found = Names::default();
        for record in Table::new(include_str!("../../assets/lexicon/months.tsv")).records() {
            let Some(at) = record.column(0).parse::<usize>().ok().and_then(|month| month.checked_sub(1)) else {
                continue;
            };
            let names = match (record.column(1), record.column(3)) {
                ("gregorian", "levant") => &mut found.levantine,
                ("gregorian", "egypt-gulf") => &mut found.egyptian,
                ("hijri", _) => &mut found.hijri,
                _ => continue,
            };
            if let (Some(slot), Some(usual)) = (names.get_mut(at), record.values(2).next())
                && slot.is_empty()
            {
                *slot = usual;
            }
        }
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_has_a_name_in_every_calendar() {
        for month in 1..=12 {
            for names in MonthNames::ALL {
                assert!(!names.of(month).is_empty() && names.of(month) != "?", "{names:?} {month}");
            }
            assert!(!hijri_month_name(month).is_empty(), "{month}");
        }
        assert_eq!(MonthNames::Levantine.of(10), "تشرين الأول");
        assert_eq!(hijri_month_name(9), "رمضان");
        assert_eq!(MonthNames::Egyptian.of(13), "?");
    }
}
