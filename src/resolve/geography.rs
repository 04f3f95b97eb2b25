//! Names, nisba forms and cities → countries.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::arabic::lexicon::Table;
use crate::arabic::{fold, without_article};

/// Countries by their names and nisba forms, all in normal form.
#[derive(Debug, Default)]
pub struct Geography {
    by_name: FxHashMap<String, &'static str>,
    by_nisba: FxHashMap<String, &'static str>,
    /// The nisbas whose feminine is an ordinary word: المالية.
    masculine_alone: FxHashSet<String>,
    primary: FxHashMap<&'static str, &'static str>,
    city: FxHashMap<String, &'static str>,
    capital: FxHashMap<String, &'static str>,
    /// For each name of a city that no other city has, the usual one.
    usual: FxHashMap<String, &'static str>,
}

impl Geography {
    /// From the lexicon of countries built into the binary, parsed at the first call.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Geography> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            let countries = include_str!("../../assets/lexicon/countries.tsv");
            Self::parse(countries, include_str!("../../assets/lexicon/cities.tsv"))
        })
    }

    fn parse(countries: &'static str, cities: &'static str) -> Self {
        let mut geography = Self::default();
        for record in Table::new(countries).records() {
            let code = record.column(0);
            for name in record.values(1) {
                geography.by_name.entry(bare(name)).or_insert(code);
                geography.primary.entry(code).or_insert(name);
            }
            for nisba in record.values(2).filter(|nisba| !nisba.contains(' ')) {
                geography.by_nisba.entry(bare(nisba)).or_insert(code);
                if record.has(5, "masculine") {
                    geography.masculine_alone.insert(bare(nisba));
                }
            }
        }
        for record in Table::new(cities).records().filter(|record| !record.has(2, "region")) {
            let usual = record.values(0).next().filter(|_| !record.has(4, "homonym"));
            for name in record.values(0) {
                if let Some(usual) = usual {
                    geography.usual.entry(bare(name)).or_insert(usual);
                }
                geography.city.entry(bare(name)).or_insert(record.column(1));
                if record.has(2, "capital") {
                    geography.capital.entry(bare(of_capital(name))).or_insert(record.column(1));
                }
            }
        }
        geography
    }

    /// The country of the best-known city of this name.
    pub fn country_of_city(&self, name: &str) -> Option<&'static str> {
        self.city.get(&bare(name)).copied()
    }

    /// The usual name of the only city of this name: `مكة` → `مكة المكرمة`.
    pub fn usual_name_of_city(&self, name: &str) -> Option<&'static str> {
        self.usual.get(&bare(name)).copied()
    }

    /// The country whose capital has this name: of `الجزائر` the one that has the same name.
    pub fn country_of_capital(&self, name: &str) -> Option<&'static str> {
        self.capital.get(&bare(of_capital(name))).copied()
    }

    /// The country whose name this is: `سورية` → `SY`.
    pub fn country_named(&self, name: &str) -> Option<&'static str> {
        self.by_name.get(&bare(name)).copied()
    }

    /// The country of a nisba in any gender, with or without article: `التركية` → `TR`.
    pub fn country_of_nisba(&self, word: &str) -> Option<&'static str> {
        let word = bare(word);
        let masculine = word.strip_suffix('ه').filter(|masculine| !self.masculine_alone.contains(*masculine));
        let masculine = masculine.unwrap_or(&word);
        self.by_nisba.get(masculine).or_else(|| self.by_nisba.get(&word)).copied()
    }

    /// A country's usual name.
    pub fn name_of(&self, code: &str) -> Option<&'static str> {
        self.primary.get(code).copied()
    }
}

/// `تونس العاصمة` → `تونس`
fn of_capital(name: &str) -> &str {
    name.strip_suffix(" العاصمة").unwrap_or(name)
}

/// The normal form without the article.
fn bare(name: &str) -> String {
    without_article(&fold(name)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_nisbas() {
        let geography = Geography::builtin();
        assert_eq!(geography.country_named("سورية"), Some("SY"));
        assert_eq!(geography.country_named("الأردن"), Some("JO"));
        assert_eq!(geography.country_of_nisba("التركية"), Some("TR"));
        assert_eq!(geography.country_of_nisba("سوري"), Some("SY"));
        assert_eq!(geography.country_of_nisba("العربية"), None);
        assert_eq!(geography.country_of_nisba("المالية"), None);
        assert_eq!(geography.country_of_city("طرابلس"), Some("LY"));
        assert_eq!(geography.country_of_city("تركيا"), None);
        assert_eq!(geography.usual_name_of_city("مكة"), Some("مكة المكرمة"));
        assert_eq!(geography.usual_name_of_city("تركيا"), None);
        assert_eq!(geography.country_of_capital("تونس"), Some("TN"));
        assert_eq!(geography.country_of_capital("إسطنبول"), None);
        assert_eq!(geography.name_of("TR"), Some("تركيا"));
    }
}
