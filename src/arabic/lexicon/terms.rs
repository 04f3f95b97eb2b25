//! The terms of office of `terms-of-office.tsv`: who could be called the holder of an office on which days.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::Table;
use crate::arabic::{fold, without_article};
use crate::base::{DateValue, DayInterval};

/// What of an office is known by its holders' terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Office {
    State,
    Government,
    Foreign,
    Defence,
    Crown,
    Vice,
    Head,
    Council,
    Policy,
    Envoy,
}

impl Office {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "state" => Self::State,
            "government" => Self::Government,
            "foreign" => Self::Foreign,
            "defence" => Self::Defence,
            "crown" => Self::Crown,
            "vice" => Self::Vice,
            "head" => Self::Head,
            "council" => Self::Council,
            "policy" => Self::Policy,
            "envoy" => Self::Envoy,
            _ => return None,
        })
    }
}

/// One term: its days, the last of them open where it had not ended when the table was written.
#[derive(Clone, Debug, PartialEq)]
struct Term {
    office: Office,
    /// Each what of a name tells the holder, as words in normal form without the article.
    names: Vec<Vec<String>>,
    from: Date,
    to: Option<Date>,
}

/// A wording of an office, as words in normal form without the article.
#[derive(Clone, Debug)]
struct Wording {
    office: Office,
    words: Vec<String>,
    /// Other words may stand between its words and behind them.
    open: bool,
}

/// The table of terms.
#[derive(Debug, Default)]
pub struct Terms {
    until: Option<Date>,
    wordings: Vec<Wording>,
    bodies: Vec<(String, &'static str)>,
    /// By country or body.
    terms: FxHashMap<&'static str, Vec<Term>>,
    /// By the first word of a holder's name: of which countries and bodies.
    holders: FxHashMap<String, BTreeSet<&'static str>>,
}

/// The days on which somebody held an office, each term for itself, in order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub terms: Vec<DayInterval>,
    /// The last of them had not ended when the table was written.
    pub goes_on: bool,
}

impl Terms {
    /// The table built into the binary, parsed at the first call.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Terms> = OnceLock::new();
        BUILTIN.get_or_init(|| Self::parse(include_str!("../../../assets/lexicon/terms-of-office.tsv")))
    }

    fn parse(file: &'static str) -> Self {
        let mut table = Self::default();
        for record in Table::new(file).records() {
            match record.column(0) {
                "until" => table.until = record.column(1).parse().ok(),
                "title" => {
                    let Some(office) = Office::parse(record.column(1)) else { continue };
                    table.wordings.extend(record.values(2).map(|wording| Wording {
                        office,
                        words: bare_words(wording.trim_end_matches('…')),
                        open: wording.ends_with('…'),
                    }));
                }
                "body" => {
                    let code = record.column(1);
                    table.bodies.extend(record.values(2).map(|name| (bare_words(name).join(" "), code)));
                }
                "term" => {
                    let days = |column: usize| record.column(column).parse::<DateValue>().ok()?.interval();
                    let (Some(office), Some(from)) = (Office::parse(record.column(2)), days(4)) else { continue };
                    let names: Vec<Vec<String>> = record.values(3).map(bare_words).collect();
                    for first in names.iter().filter_map(|name| name.first()) {
                        table.holders.entry(first.clone()).or_default().insert(record.column(1));
                    }
                    table.terms.entry(record.column(1)).or_default().push(Term {
                        office,
                        names,
                        from: from.first,
                        to: days(5).map(|days| days.last),
                    });
                }
                _ => {}
            }
        }
        table
    }

    /// The last day up to which the table knows who held office.
    pub fn until(&self) -> Option<Date> {
        self.until
    }

    /// The offices that a title without its country can be.
    pub fn offices(&self, title: &str) -> Vec<Office> {
        let title = bare_words(title);
        let fits = |wording: &&Wording| match wording.open {
            false => wording.words == title,
            true => {
                let mut rest = title.iter();
                title.first() == wording.words.first() && wording.words.iter().all(|word| rest.any(|said| said == word))
            }
        };
        self.wordings.iter().filter(fits).map(|wording| wording.office).collect()
    }

    /// The code of an international body by its name.
    pub fn body(&self, name: &str) -> Option<&'static str> {
        let name = bare_words(name).join(" ");
        self.bodies.iter().find(|(known, _)| *known == name).map(|(_, code)| *code)
    }

    /// When the bearer of `name` held one of `offices`: of the country or body `of`, or of the only one that is possible where that is not
    /// known and the name has several words. `None` where the table knows of no such term.
    pub fn held(&self, of: Option<&str>, offices: &[Office], name: &str) -> Option<Held> {
        let said = bare_words(name);
        let Some(of) = of else {
            let mut known = self.terms.values().filter_map(|terms| held_of(terms, offices, &said));
            return known.next().filter(|_| said.len() > 1 && known.next().is_none()).map(|held| self.told(held));
        };
        held_of(self.terms.get(of)?, offices, &said).map(|held| self.told(held))
    }

    /// The only country or body of which the bearer of `name` held one of `offices` at some time.
    pub fn of_holder(&self, offices: &[Office], name: &str) -> Option<&'static str> {
        let said = bare_words(name);
        let possible: BTreeSet<&str> =
            said.iter().filter_map(|word| self.holders.get(word)).flatten().copied().collect();
        let held = |of: &&str| self.terms.get(of).is_some_and(|terms| held_of(terms, offices, &said).is_some());
        let mut known = possible.into_iter().filter(held);
        known.next().filter(|_| known.next().is_none())
    }

    fn told(&self, mut found: Vec<&Term>) -> Held {
        found.sort_by_key(|term| term.from);
        let last = self.until.unwrap_or(Date::MAX);
        let terms = found.iter().map(|term| DayInterval { first: term.from, last: term.to.unwrap_or(last) });
        Held { terms: terms.collect(), goes_on: found.iter().any(|term| term.to.is_none()) }
    }
}

/// The terms among those of one country or body in which somebody of that name held one of `offices`; `None` where there is none.
fn held_of<'t>(terms: &'t [Term], offices: &[Office], said: &[String]) -> Option<Vec<&'t Term>> {
    let place = |term: &Term| {
        let at = |own: &Vec<String>| said.windows(own.len().max(1)).position(|words| words == own.as_slice());
        term.names.iter().filter_map(at).min()
    };
    let of_office = terms.iter().filter(|term| offices.contains(&term.office));
    let found: Vec<(usize, &Term)> = of_office.filter_map(|term| Some((place(term)?, term))).collect();
    // Who is called so from the first word on is meant sooner than whose father is.
    let leads = found.iter().any(|(at, _)| *at == 0);
    let meant: Vec<&Term> = found.into_iter().filter(|(at, _)| !leads || *at == 0).map(|(_, term)| term).collect();
    (!meant.is_empty()).then_some(meant)
}

/// The words of a name or title in normal form, each without its article.
fn bare_words(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(|word| without_article(word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(of: Option<&str>, title: &str, name: &str) -> Option<String> {
        let table = Terms::builtin();
        let held = table.held(of, &table.offices(title), name)?;
        let terms: Vec<String> = held.terms.iter().map(DayInterval::to_string).collect();
        Some(format!("{}{}", terms.join(" "), if held.goes_on { " and on" } else { "" }))
    }

    #[track_caller]
    fn check(of: Option<&str>, title: &str, name: &str, expected: Option<&str>) {
        assert_eq!(terms(of, title, name).as_deref(), expected, "{title} {name}");
    }

    #[test]
    fn every_record_is_read() {
        let file = include_str!("../../../assets/lexicon/terms-of-office.tsv");
        let table = Terms::parse(file);
        let count = |kind: &str| Table::new(file).records().filter(|record| record.column(0) == kind).count();
        assert_eq!(table.terms.values().map(Vec::len).sum::<usize>(), count("term"));
        assert!(count("term") > 600 && table.until.is_some());
        for (of, term) in table.terms.iter().flat_map(|(of, terms)| terms.iter().map(move |term| (*of, term))) {
            assert!(term.to.is_none_or(|to| term.from <= to), "{term:?}");
            assert!(term.names.iter().all(|name| !name.is_empty()) && !term.names.is_empty(), "{term:?}");
            let is_body = table.bodies.iter().any(|(_, code)| *code == of);
            assert!(is_body || of.len() == 2 || of.starts_with("XX-"), "{of} {term:?}");
            assert!(table.wordings.iter().any(|wording| wording.office == term.office), "{term:?}");
        }
    }

    #[test]
    fn holders_by_office_and_country() {
        check(Some("FR"), "الرئيس", "جاك شيراك", Some("1995-05-17/2007-05-16"));
        check(Some("US"), "وزير الخارجية", "كيري", Some("2013-02-01/2017-01-20"));
        check(Some("US"), "رئيس", "جورج بوش", Some("1989-01-20/1993-01-20 2001-01-20/2009-01-20"));
        check(Some("FR"), "وزير الخارجية", "جاك شيراك", None);
        check(Some("UN"), "الأمين العام", "كوفي أنان", Some("1997-01-01/2006-12-31"));
    }

    #[test]
    fn a_title_with_more_fields_is_the_same_office() {
        check(Some("TN"), "وزير الشؤون الخارجية والهجرة", "عثمان الجرندي", Some("2020-09-01/2023-02-28"));
        check(Some("TN"), "وزير الدولة للشؤون الخارجية", "عثمان الجرندي", Some("2020-09-01/2023-02-28"));
        check(Some("TN"), "نائب وزير الخارجية", "عثمان الجرندي", None);
    }

    #[test]
    fn without_a_country_only_a_full_name_of_one_country_will_do() {
        check(None, "الرئيس", "جاك شيراك", Some("1995-05-17/2007-05-16"));
        check(None, "الرئيس", "شيراك", None);
    }

    #[test]
    fn the_first_words_of_a_name_count_before_those_of_the_father() {
        check(Some("JO"), "الملك", "عبد الله الثاني بن الحسين", Some("1999-02-07/2026-12-31 and on"));
    }
}
