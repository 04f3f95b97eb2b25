//! The lexicons of names and of the words around names, in one trie.

use super::table::Table;
use super::trie::{Phrases, Vocabulary, WordId, spellings, with_article};
use super::words::{WordClass, verb_forms};
use crate::arabic::fold;

/// An ISO 3166 code, or one of the codes that `countries.tsv` adds for former and unrecognised states.
pub type Country = &'static str;

/// How far the name of a place can be believed without other evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Also an ordinary word or the name of people.
    Ambiguous,
    /// Well known, but also an ordinary word: believed where a preposition or a dateline shows a place.
    Doubtful,
    /// A town among thousands.
    Minor,
    Known,
    /// A country, a capital, a city that everyone knows.
    Major,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceName {
    pub country: Option<Country>,
    pub standing: Standing,
    pub is_country: bool,
    /// A building or the like, which stands in a city.
    pub is_site: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrganizationName {
    pub key: &'static str,
    pub country: Option<Country>,
    pub kind: &'static str,
    pub is_ambiguous: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TitleClass {
    Office,
    /// An office that is also said with the name alone: الملك, البابا.
    Monarch,
    Profession,
    Rank,
    Honorific,
    /// A relation to another person: نجله, سلفه.
    Kin,
}

/// A title as the lexicon lists it.
#[derive(Clone, Copy, Debug)]
pub struct TitleEntry {
    /// Masculine singular, the usual spelling.
    pub masculine: &'static str,
    /// Feminine singular, or empty.
    pub feminine: &'static str,
    pub class: TitleClass,
    /// A pronoun says whose office it is: نائبه, وزير خارجيتها.
    pub has_pronoun: bool,
    /// Field, body or country may follow with a preposition.
    pub takes_preposition: bool,
    /// No complement follows.
    pub is_whole: bool,
    /// The form with the article is the office also before a name.
    pub stands_bare: bool,
    /// Repeats the office named before: نظيره.
    pub is_counterpart: bool,
    /// Its pronoun means the body that the holder leads: رئيسها.
    pub leads: bool,
    /// What follows with في, ب, لدى or إلى is where the holder is sent: السفير لدى X.
    pub is_posted: bool,
    /// The only country that has this office.
    pub only_of: Option<Country>,
    /// With the article alone before a name it is an address, but in pages that speak of one of these countries, whose codes stand with
    /// spaces between them.
    pub alone_in: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TitleForm {
    /// Index into [`NameLexicon::titles`].
    pub title: u16,
    pub is_plural: bool,
    pub is_feminine: bool,
}

/// How the name of an organisation goes on behind its head noun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeadPattern {
    pub field: bool,
    pub state: bool,
    pub bare: bool,
    pub label: bool,
    pub proper: bool,
    pub ordinal: bool,
    pub national: bool,
    pub joined: bool,
    pub with_for: bool,
    /// An ordinary noun more often than the head of a name: مكتب, لجنة.
    pub weak: bool,
    /// It is no name, though its first word heads names: مجلس الإدارة.
    pub generic: bool,
    /// It means other things as well: موقع الحادث, شبكة الطرق.
    pub vague: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrganizationHead {
    pub pattern: HeadPattern,
    pub kind: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacePattern {
    /// The noun stays outside the name.
    Outside,
    /// The noun belongs to the name.
    Inside,
    /// Outside before the name of a place, inside otherwise.
    ByName,
}

/// What a phrase can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    Place(PlaceName),
    Organization(OrganizationName),
    Equipment { is_ambiguous: bool },
    Title(TitleForm),
    OrganizationHead { head: OrganizationHead, has_article: bool },
    EquipmentClass,
    PlaceHead(PlacePattern),
    Nisba(Country),
}

/// The lexicons of names.
#[derive(Debug, Default)]
pub struct NameLexicon {
    pub words: Vocabulary,
    pub phrases: Phrases<Entry>,
    pub titles: Vec<TitleEntry>,
    classes: Vec<WordClass>,
    nisbas: Vec<Option<Country>>,
    countries: Vec<Country>,
}

impl NameLexicon {
    /// The lexicons built into the binary.
    pub fn builtin() -> Self {
        let mut lexicon = Self::default();
        lexicon.add_common_words(include_str!("../../../assets/lexicon/common-words.tsv"), WordClass::NONE);
        lexicon.add_common_words(include_str!("../../../assets/lexicon/frequent-words.tsv"), WordClass::BY_FORM);
        lexicon.add_closed_words(include_str!("../../../assets/lexicon/closed-words.tsv"));
        lexicon.add_given_names(include_str!("../../../assets/lexicon/given-names.tsv"));
        lexicon.add_foreign_names(include_str!("../../../assets/lexicon/given-names-foreign.tsv"));
        lexicon.add_surnames(include_str!("../../../assets/lexicon/surnames.tsv"));
        lexicon.add_place_heads(include_str!("../../../assets/lexicon/place-heads.tsv"));
        lexicon.add_countries(include_str!("../../../assets/lexicon/countries.tsv"));
        lexicon.add_cities(include_str!("../../../assets/lexicon/cities.tsv"));
        lexicon.add_places(include_str!("../../../assets/lexicon/places.tsv"));
        lexicon.add_organizations(include_str!("../../../assets/lexicon/organizations.tsv"));
        lexicon.add_organization_heads(include_str!("../../../assets/lexicon/organization-heads.tsv"));
        lexicon.add_equipment(include_str!("../../../assets/lexicon/equipment.tsv"));
        lexicon.add_equipment_classes(include_str!("../../../assets/lexicon/equipment-classes.tsv"));
        lexicon.add_titles(include_str!("../../../assets/lexicon/titles.tsv"));
        lexicon
    }

    pub fn class(&self, word: WordId) -> WordClass {
        self.classes.get(word.index()).copied().unwrap_or_default()
    }

    /// The country of a one-word nisba, without or with article.
    pub fn nisba(&self, word: WordId) -> Option<Country> {
        self.nisbas.get(word.index()).copied().flatten()
    }

    /// The code as the lexicon holds it, or `None` where it knows no such country.
    pub fn country(&self, code: &str) -> Option<Country> {
        self.countries.iter().copied().find(|&known| known == code)
    }

    fn mark(&mut self, normal: &str, class: WordClass) -> WordId {
        let id = self.words.intern(normal);
        if self.classes.len() <= id.index() {
            self.classes.resize(id.index() + 1, WordClass::NONE);
        }
        self.classes[id.index()] |= class;
        id
    }

    fn add(&mut self, phrase: &str, entry: Entry) {
        for spelling in spellings(phrase) {
            let words = self.words.intern_phrase(&spelling);
            if !self.phrases.get(&words).contains(&entry) {
                self.phrases.insert(&words, entry);
            }
        }
    }

    /// `besides` is what else holds of the words of the file.
    fn add_common_words(&mut self, file: &'static str, besides: WordClass) {
        for record in Table::new(file).records() {
            let class = |kind| match kind {
                "verb" => WordClass::VERB,
                "particle" => WordClass::FUNCTION,
                "noun" => WordClass::COMMON | WordClass::NOUN,
                _ => WordClass::COMMON,
            };
            let kinds = record.values(1).map(class).reduce(|one, other| one | other);
            self.mark(record.column(0), kinds.unwrap_or(WordClass::COMMON) | besides);
        }
    }

    fn add_closed_words(&mut self, file: &'static str) {
        for record in Table::new(file).records() {
            for word in record.values(1) {
                let normal = fold(word);
                match record.column(0) {
                    "verb" => verb_forms(&normal, |form| {
                        self.mark(&form, WordClass::VERB);
                    }),
                    class => {
                        let class = match class {
                            "function" if word.ends_with('ى') => WordClass::FUNCTION | WordClass::MAQSURA,
                            "function" => WordClass::FUNCTION,
                            "adjective" => WordClass::ADJECTIVE,
                            "ordinal" => WordClass::ORDINAL | WordClass::ADJECTIVE,
                            "before-name" => WordClass::BEFORE_NAME,
                            "of-state" => WordClass::OF_STATE,
                            "credit" => WordClass::CREDIT | WordClass::COMMON,
                            "scope" => WordClass::SCOPE | WordClass::ADJECTIVE,
                            "of-field" => WordClass::OF_FIELD | WordClass::COMMON,
                            "arm" => WordClass::ARM | WordClass::COMMON,
                            "masthead" => WordClass::MASTHEAD | WordClass::COMMON,
                            "passing" => WordClass::PASSING,
                            "former" => WordClass::FORMER,
                            "link" => WordClass::LINK,
                            "uncut" => WordClass::UNCUT,
                            "with-preposition" => WordClass::WITH_PREPOSITION,
                            _ => WordClass::TIME,
                        };
                        self.mark(&normal, class);
                    }
                }
            }
        }
    }

    fn add_given_names(&mut self, file: &'static str) {
        for record in Table::new(file).records() {
            for name in record.values(0) {
                let mut class = WordClass::GIVEN;
                if record.has(2, "common-word") {
                    class |= WordClass::AMBIGUOUS;
                }
                if record.has(2, "divine") {
                    class |= WordClass::DIVINE;
                }
                if record.has(2, "foreign") {
                    class |= WordClass::FOREIGN;
                }
                self.mark(&fold(name), class);
            }
        }
    }

    fn add_foreign_names(&mut self, file: &'static str) {
        for record in Table::new(file).records() {
            for name in record.values(0).filter(|name| !name.contains(' ')) {
                let normal = fold(name);
                let known = self.words.get(&normal).map_or(WordClass::NONE, |id| self.class(id));
                let short = normal.chars().count() < 4;
                let doubtful = short || known.has(WordClass::COMMON | WordClass::FUNCTION | WordClass::VERB);
                let class = if doubtful { WordClass::GIVEN | WordClass::AMBIGUOUS } else { WordClass::GIVEN };
                let class = if known.has(WordClass::GIVEN) { WordClass::FOREIGN } else { class | WordClass::FOREIGN };
                self.mark(&normal, class);
            }
        }
    }

    fn add_surnames(&mut self, file: &'static str) {
        for record in Table::new(file).records() {
            let mut class = WordClass::SURNAME;
            if record.has(1, "foreign") {
                class |= WordClass::FOREIGN;
            }
            if record.has(1, "common-word") {
                class |= WordClass::AMBIGUOUS;
            }
            // بقرار was seen as a surname once, and is ب and قرار everywhere else.
            let is_rare = record.has(1, "rare");
            for normal in record.values(0).map(fold) {
                if !(is_rare && self.is_joined_noun(&normal)) {
                    self.mark(&normal, class);
                }
            }
        }
    }

    /// A proclitic with a common noun behind it.
    fn is_joined_noun(&self, normal: &str) -> bool {
        let rest = normal.strip_prefix(['ب', 'ل', 'و', 'ك']).filter(|rest| rest.chars().nth(3).is_some());
        let class = rest.and_then(|rest| self.words.get(rest)).map_or(WordClass::NONE, |id| self.class(id));
        class.has(WordClass::NOUN) && !class.has(WordClass::NAME)
    }

    fn add_countries(&mut self, file: &'static str) {
        for record in Table::new(file).records() {
            let code: Country = record.column(0);
            self.countries.push(code);
            let is_ambiguous = record.has(5, "ambiguous");
            for name in record.values(1) {
                // دولة قطر: the noun stays outside.
                if matches!(self.behind_class_noun(name), Some((PlacePattern::Outside, _))) {
                    continue;
                }
                let standing = if is_ambiguous && !name.contains(' ') { Standing::Known } else { Standing::Major };
                let place = PlaceName { country: Some(code), standing, is_country: true, is_site: false };
                self.add(name, Entry::Place(place));
            }
            for capital in record.values(4) {
                let place =
                    PlaceName { country: Some(code), standing: Standing::Major, is_country: false, is_site: false };
                self.add(capital, Entry::Place(place));
            }
            for nisba in record.values(2) {
                let masculine = record.has(5, "masculine");
                for form in nisba_forms(nisba).into_iter().filter(|form| !masculine || !form.ends_with('ة')) {
                    self.add_nisba(&form, code, form != nisba);
                }
            }
            for form in record.values(3) {
                self.add_nisba(form, code, true);
            }
        }
    }

    fn add_nisba(&mut self, nisba: &str, code: Country, is_inflected: bool) {
        let mut class = WordClass::NISBA;
        if is_inflected {
            class |= WordClass::NISBA_INFLECTED;
        }
        // الجنوب أفريقي has its article once as well.
        for form in [nisba.to_owned(), with_article(nisba), format!("ال{nisba}")] {
            if form.contains(' ') {
                self.add(&form, Entry::Nisba(code));
            } else {
                let id = self.mark(&fold(&form), class);
                if self.nisbas.len() <= id.index() {
                    self.nisbas.resize(id.index() + 1, None);
                }
                self.nisbas[id.index()].get_or_insert(code);
            }
        }
    }

    fn add_cities(&mut self, file: &'static str) {
        for record in Table::new(file).records() {
            let ambiguous = record.has(4, "ambiguous");
            let capital = record.column(2) == "capital";
            let people: u64 = record.column(3).parse().unwrap_or(0);
            let standing = match () {
                () if ambiguous && !capital => {
                    if record.has(4, "major") {
                        Standing::Doubtful
                    } else {
                        Standing::Ambiguous
                    }
                }
                () if capital || record.has(4, "major") => Standing::Major,
                () if people >= 300_000 => Standing::Known,
                () => Standing::Minor,
            };
            for name in record.values(0) {
                let standing = self.doubted(name, standing);
                let country = Some(record.column(1)).filter(|code| !code.is_empty());
                self.add(name, Entry::Place(PlaceName { country, standing, is_country: false, is_site: false }));
            }
        }
    }

    /// A minor place whose name is a common word or a person's name is ambiguous even where its list does not say so.
    fn doubted(&self, name: &str, standing: Standing) -> Standing {
        let class = self.words.get(&fold(name)).map_or(WordClass::NONE, |id| self.class(id));
        let doubtful = class.has(WordClass::NAME | WordClass::STOP | WordClass::COMMON);
        if doubtful && standing < Standing::Major && standing != Standing::Doubtful {
            Standing::Ambiguous
        } else {
            standing
        }
    }

    fn add_places(&mut self, file: &'static str) {
        const SITES: [&str; 4] = ["building", "airport", "district", "camp"];
        for record in Table::new(file).records() {
            let ambiguous = record.has(3, "ambiguous");
            let country = Some(record.column(1)).filter(|code| !code.is_empty());
            let is_site = SITES.contains(&record.column(2));
            for name in record.values(0) {
                let short = !name.contains(' ');
                let standing =
                    if ambiguous && short { Standing::Ambiguous } else { self.doubted(name, Standing::Known) };
                let place = PlaceName { country, standing, is_country: false, is_site };
                match self.behind_class_noun(name) {
                    // معبر رفح: the place is رفح, the noun is found by the grammar of class nouns.
                    Some((PlacePattern::Outside, rest)) => {
                        let standing = self.doubted(rest, Standing::Minor).min(standing);
                        self.add(rest, Entry::Place(PlaceName { standing, ..place }));
                    }
                    Some((PlacePattern::ByName, rest)) if self.is_place(rest) => {}
                    _ => self.add(name, Entry::Place(place)),
                }
            }
        }
    }

    fn behind_class_noun<'n>(&self, name: &'n str) -> Option<(PlacePattern, &'n str)> {
        let (noun, rest) = name.split_once(' ')?;
        let noun = self.words.get(&fold(noun))?;
        let pattern = self.phrases.get(&[noun]).iter().find_map(|entry| match entry {
            Entry::PlaceHead(pattern) => Some(*pattern),
            _ => None,
        })?;
        Some((pattern, rest))
    }

    fn is_place(&mut self, name: &str) -> bool {
        let words = self.words.intern_phrase(name);
        self.phrases.get(&words).iter().any(|entry| matches!(entry, Entry::Place(_)))
    }

    fn add_place_heads(&mut self, file: &'static str) {
        for record in Table::new(file).records() {
            let pattern = match record.column(1) {
                "outside" => PlacePattern::Outside,
                "inside" => PlacePattern::Inside,
                _ => PlacePattern::ByName,
            };
            for noun in record.values(0) {
                self.add(noun, Entry::PlaceHead(pattern));
                self.mark(&fold(noun), WordClass::COMMON);
            }
        }
    }

    fn add_organizations(&mut self, file: &'static str) {
        for record in Table::new(file).records() {
            let organization = OrganizationName {
                key: record.column(0),
                country: Some(record.column(2)).filter(|code| !code.is_empty()),
                kind: record.column(3),
                is_ambiguous: record.has(4, "ambiguous"),
            };
            for name in record.values(1) {
                let long = name.contains(' ');
                let is_ambiguous = organization.is_ambiguous && !long;
                self.add(name, Entry::Organization(OrganizationName { is_ambiguous, ..organization }));
            }
        }
    }

    fn add_organization_heads(&mut self, file: &'static str) {
        for record in Table::new(file).records() {
            let pattern = HeadPattern {
                field: record.has(1, "field"),
                state: record.has(1, "state"),
                bare: record.has(1, "bare"),
                label: record.has(1, "label"),
                proper: record.has(1, "proper"),
                ordinal: record.has(1, "ordinal"),
                national: record.has(3, "national"),
                joined: record.has(3, "and"),
                weak: record.has(3, "weak"),
                generic: record.has(3, "generic"),
                vague: record.has(3, "vague"),
                with_for: record.has(3, "for") || record.has(1, "for"),
            };
            let head = OrganizationHead { pattern, kind: record.column(2) };
            for noun in record.values(0) {
                let has_article = noun.starts_with("ال");
                self.add(noun, Entry::OrganizationHead { head, has_article });
                if !noun.contains(' ') {
                    self.mark(&fold(noun), WordClass::COMMON);
                    if !has_article {
                        self.add(&with_article(noun), Entry::OrganizationHead { head, has_article: true });
                    }
                }
            }
        }
    }

    fn add_equipment(&mut self, file: &'static str) {
        for record in Table::new(file).records() {
            let is_ambiguous = record.has(4, "ambiguous");
            for name in record.values(1) {
                let is_ambiguous = is_ambiguous && !name.chars().any(|c| c.is_ascii_digit() || c == ' ');
                self.add(name, Entry::Equipment { is_ambiguous });
            }
        }
    }

    fn add_equipment_classes(&mut self, file: &'static str) {
        for record in Table::new(file).records() {
            for noun in record.values(0) {
                self.add(noun, Entry::EquipmentClass);
                self.add(&with_article(noun), Entry::EquipmentClass);
            }
        }
    }

    fn add_titles(&mut self, file: &'static str) {
        for record in Table::new(file).records() {
            let class = match record.column(3) {
                "office" => TitleClass::Office,
                "monarch" => TitleClass::Monarch,
                "profession" => TitleClass::Profession,
                "rank" => TitleClass::Rank,
                "honorific" => TitleClass::Honorific,
                _ => TitleClass::Kin,
            };
            let title = u16::try_from(self.titles.len()).expect("the list of titles is short");
            let masculine = record.values(0).next().unwrap_or("");
            self.titles.push(TitleEntry {
                masculine,
                has_pronoun: masculine.split(' ').any(|word| word.ends_with('ه')),
                feminine: record.values(1).next().unwrap_or(""),
                class,
                takes_preposition: record.has(4, "preposition"),
                is_whole: record.has(4, "whole"),
                stands_bare: record.has(4, "bare"),
                is_counterpart: record.has(4, "counterpart"),
                leads: record.has(4, "leads"),
                is_posted: record.has(4, "posted"),
                only_of: record.values(4).find_map(|flag| flag.strip_prefix("of=")),
                alone_in: record.values(4).find_map(|flag| flag.strip_prefix("alone-in=")),
            });
            for (column, is_feminine, is_plural) in [(0, false, false), (1, true, false), (2, false, true)] {
                for form in record.values(column) {
                    let entry = Entry::Title(TitleForm { title, is_plural, is_feminine });
                    self.add(form, entry);
                    if form.contains(' ') {
                        continue;
                    }
                    let known = self.words.get(&fold(form)).map_or(WordClass::NONE, |id| self.class(id));
                    if !known.has(WordClass::GIVEN) {
                        self.mark(&fold(form), WordClass::COMMON);
                    }
                    if !form.starts_with("ال") {
                        self.add(&with_article(form), entry);
                    }
                }
            }
        }
    }
}

/// The inflections of a nisba given in the masculine singular: feminine, dual, plural, tanwin. Both words of a compound inflect alike.
fn nisba_forms(nisba: &str) -> Vec<String> {
    const ENDINGS: [&str; 8] = ["", "ة", "ان", "ين", "ون", "ات", "تان", "تين"];
    ENDINGS
        .iter()
        .map(|ending| nisba.split(' ').map(|word| format!("{word}{ending}")).collect::<Vec<_>>().join(" "))
        .collect()
}
