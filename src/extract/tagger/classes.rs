//! Words → what the lexicons know of them, as a set of classes.

use crate::arabic::lexicon::{Entry, NameLexicon, PlacePattern, Standing, TitleClass, WordClass, WordId};
use crate::arabic::{Token, splits};

/// What the lexicons know of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes(u32);

impl Classes {
    pub const NONE: Self = Self(0);
    pub const GIVEN: Self = Self(1);
    /// A given name that is an ordinary word too.
    pub const GIVEN_OR_WORD: Self = Self(1 << 1);
    pub const SURNAME: Self = Self(1 << 2);
    /// A surname that is an ordinary word too.
    pub const SURNAME_OR_WORD: Self = Self(1 << 3);
    /// A small word inside the names of people.
    pub const LINK: Self = Self(1 << 4);
    pub const COUNTRY: Self = Self(1 << 5);
    pub const PLACE: Self = Self(1 << 6);
    pub const SMALL_PLACE: Self = Self(1 << 7);
    /// A place whose name is an ordinary word or a name of people too.
    pub const PLACE_OR_WORD: Self = Self(1 << 8);
    /// A class noun that belongs to the name of a place.
    pub const PLACE_HEAD: Self = Self(1 << 9);
    /// A class noun before the name of a place, outside of it.
    pub const PLACE_LABEL: Self = Self(1 << 10);
    pub const NISBA: Self = Self(1 << 11);
    pub const ORGANIZATION: Self = Self(1 << 12);
    pub const ORGANIZATION_OR_WORD: Self = Self(1 << 13);
    /// A class noun that begins the name of an organisation.
    pub const ORGANIZATION_HEAD: Self = Self(1 << 14);
    /// A class noun before the name of an organisation, outside of it.
    pub const ORGANIZATION_LABEL: Self = Self(1 << 15);
    pub const EQUIPMENT: Self = Self(1 << 16);
    pub const OFFICE: Self = Self(1 << 17);
    /// A rank, a profession or a form of address.
    pub const TITLE: Self = Self(1 << 18);
    pub const TIME: Self = Self(1 << 19);
    /// An adjective inside the names of bodies and offices.
    pub const ADJECTIVE: Self = Self(1 << 20);
    /// An adjective behind a name that is no part of it.
    pub const PASSING: Self = Self(1 << 21);
    /// The first word of an expression of several words that is listed.
    pub const PHRASE: Self = Self(1 << 22);
    /// A later word of one.
    pub const IN_PHRASE: Self = Self(1 << 23);

    /// The classes that can stand for all of a word, those that tell most first.
    const FOREMOST: [Self; 22] = [
        Self::TIME,
        Self::ORGANIZATION,
        Self::OFFICE,
        Self::TITLE,
        Self::ORGANIZATION_HEAD,
        Self::ORGANIZATION_LABEL,
        Self::EQUIPMENT,
        Self::PLACE_HEAD,
        Self::PLACE_LABEL,
        Self::COUNTRY,
        Self::NISBA,
        Self::PLACE,
        Self::LINK,
        Self::PASSING,
        Self::ADJECTIVE,
        Self::GIVEN,
        Self::SURNAME,
        Self::GIVEN_OR_WORD,
        Self::ORGANIZATION_OR_WORD,
        Self::SURNAME_OR_WORD,
        Self::SMALL_PLACE,
        Self::PLACE_OR_WORD,
    ];

    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn any_of(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    /// The place in [`Self::FOREMOST`], counted from 1, of the one that tells most.
    fn foremost(self) -> Option<u64> {
        const ANY: u32 = {
            let (mut any, mut at) = (0, 0);
            while at < Classes::FOREMOST.len() {
                any |= Classes::FOREMOST[at].0;
                at += 1;
            }
            any
        };
        // Of most words nothing is known.
        let known = self.any_of(Self(ANY));
        known.then(|| Self::FOREMOST.iter().zip(1..).find(|(class, _)| self.any_of(**class)).map(|(_, place)| place))?
    }

    /// The set as a number.
    pub fn bits(self) -> u32 {
        self.0
    }
}

/// The classes of one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Of the word as it stands.
    pub whole: Classes,
    /// Of what is left when its proclitics are taken off.
    pub stripped: Classes,
}

impl Found {
    pub fn all(self) -> Classes {
        self.whole.and(self.stripped)
    }

    /// One class in the place of all, as a number: the one that tells most; odd where only what its proclitics leave is listed.
    pub fn foremost(self) -> u64 {
        let whole = self.whole.foremost().map(|place| place * 2);
        whole.or_else(|| self.stripped.foremost().map(|place| place * 2 + 1)).unwrap_or(0)
    }
}

/// What the lexicons know of each token; expressions of several words give their classes to all their words.
pub fn look_up(tokens: &[Token], lexicon: &NameLexicon) -> Vec<Found> {
    let ids: Vec<Option<WordId>> = tokens.iter().map(|token| lexicon.words.get(&token.normal)).collect();
    let mut found = vec![Found::default(); tokens.len()];
    for (at, token) in tokens.iter().enumerate() {
        if !token.is_word() {
            mark(ids[at], at, true, &ids, lexicon, &mut found);
            continue;
        }
        for split in splits(&token.normal).iter() {
            // Listed forms have the article where a name has it; where ل swallowed its alif, it is given back.
            let word = match (split.article, split.preposition) {
                (true, Some('ل')) => lexicon.words.get(&format!("ال{}", split.stem)),
                (true, _) => continue,
                (false, _) => lexicon.words.get(split.stem),
            };
            mark(word, at, split.is_bare(), &ids, lexicon, &mut found);
        }
    }
    found
}

/// Gives the classes of the word `first` and of the expressions that it begins to the token `at` and those behind it.
fn mark(
    first: Option<WordId>,
    at: usize,
    is_bare: bool,
    ids: &[Option<WordId>],
    lexicon: &NameLexicon,
    found: &mut [Found],
) {
    let Some(word) = first else { return };
    let mut own = of_word(lexicon.class(word));
    let following = std::iter::once(first).chain(ids[at + 1..].iter().copied());
    let mut longest = (1, Classes::NONE);
    for (length, entries) in lexicon.phrases.prefixes(following) {
        let classes = entries.iter().fold(Classes::NONE, |all, entry| all.and(of_entry(entry, lexicon)));
        if length == 1 {
            own = own.and(classes);
        } else if classes != Classes::NONE {
            longest = (length, classes);
        }
    }
    let (length, classes) = longest;
    if length > 1 {
        own = own.and(classes).and(Classes::PHRASE);
        for later in &mut found[at + 1..at + length] {
            later.whole = later.whole.and(classes).and(Classes::IN_PHRASE);
        }
    }
    let into = if is_bare { &mut found[at].whole } else { &mut found[at].stripped };
    *into = into.and(own);
}

fn of_word(class: WordClass) -> Classes {
    let ambiguous = class.has(WordClass::AMBIGUOUS);
    let (given, surname) =
        if ambiguous { (Classes::GIVEN_OR_WORD, Classes::SURNAME_OR_WORD) } else { (Classes::GIVEN, Classes::SURNAME) };
    let pairs = [
        (WordClass::GIVEN, given),
        (WordClass::SURNAME, surname),
        (WordClass::LINK, Classes::LINK),
        (WordClass::NISBA, Classes::NISBA),
        (WordClass::TIME, Classes::TIME),
        (WordClass::ADJECTIVE, Classes::ADJECTIVE),
        (WordClass::PASSING | WordClass::FORMER, Classes::PASSING),
    ];
    let held = pairs.iter().filter(|(word, _)| class.has(*word));
    held.fold(Classes::NONE, |all, (_, class)| all.and(*class))
}

fn of_entry(entry: &Entry, lexicon: &NameLexicon) -> Classes {
    match entry {
        Entry::Place(place) => match place.standing {
            Standing::Ambiguous | Standing::Doubtful => Classes::PLACE_OR_WORD,
            _ if place.is_country => Classes::COUNTRY,
            Standing::Minor => Classes::SMALL_PLACE,
            Standing::Known | Standing::Major => Classes::PLACE,
        },
        Entry::Organization(organization) if organization.is_ambiguous => Classes::ORGANIZATION_OR_WORD,
        Entry::Organization(_) => Classes::ORGANIZATION,
        Entry::OrganizationHead { head, .. } if head.pattern.label => Classes::ORGANIZATION_LABEL,
        Entry::OrganizationHead { .. } => Classes::ORGANIZATION_HEAD,
        Entry::Equipment { .. } | Entry::EquipmentClass => Classes::EQUIPMENT,
        Entry::PlaceHead(PlacePattern::Inside) => Classes::PLACE_HEAD,
        Entry::PlaceHead(_) => Classes::PLACE_LABEL,
        Entry::Nisba(_) => Classes::NISBA,
        Entry::Title(form) => match lexicon.titles.get(usize::from(form.title)).map(|title| title.class) {
            Some(TitleClass::Office | TitleClass::Monarch) => Classes::OFFICE,
            Some(TitleClass::Kin) | None => Classes::NONE,
            Some(_) => Classes::TITLE,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::lexicon::Lexicons;
    use crate::arabic::tokenize;

    fn found(text: &str, word: usize) -> Found {
        look_up(&tokenize(text), &Lexicons::builtin().names)[word]
    }

    #[test]
    fn words_under_clitics_and_article() {
        assert!(found("زار القاهرة", 1).whole.any_of(Classes::PLACE));
        assert!(found("إلى سوريا", 1).whole.any_of(Classes::COUNTRY));
        assert!(found("وبسوريا", 0).stripped.any_of(Classes::COUNTRY));
        assert!(found("للسعودية", 0).stripped.any_of(Classes::COUNTRY));
        assert!(found("القوات السورية", 1).whole.any_of(Classes::NISBA));
        assert!(found("قال الرئيس", 1).whole.any_of(Classes::OFFICE));
        assert_eq!(found("كتكوت", 0), Found::default());
    }

    #[test]
    fn expressions_of_several_words() {
        let text = "في رأس الخيمة أمس";
        assert!(found(text, 1).whole.any_of(Classes::PHRASE));
        assert!(found(text, 2).whole.any_of(Classes::IN_PHRASE));
        assert!(!found(text, 3).all().any_of(Classes::PHRASE.and(Classes::IN_PHRASE)));
    }

    #[test]
    fn one_class_stands_for_all() {
        let of = |whole, stripped| Found { whole, stripped }.foremost();
        let (place, given) = (Classes::PLACE, Classes::GIVEN);
        assert_eq!(of(place.and(given), Classes::NONE), of(place, given));
        assert_ne!(of(place, Classes::NONE), of(Classes::NONE, place));
        assert_eq!(of(Classes::NONE, Classes::NONE), 0);
    }
}
