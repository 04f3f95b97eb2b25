//! What the lexicons know of single words.

use std::ops::{BitOr, BitOrAssign};

/// A set of properties of one word form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct WordClass(u32);

impl WordClass {
    pub const NONE: Self = Self(0);
    /// Particles, pronouns, demonstratives, adverbs.
    pub const FUNCTION: Self = Self(1);
    pub const VERB: Self = Self(1 << 1);
    /// Stands in common text outside names.
    pub const COMMON: Self = Self(1 << 2);
    /// An adjective inside the names of offices and bodies.
    pub const ADJECTIVE: Self = Self(1 << 3);
    /// Says that an office was held once.
    pub const FORMER: Self = Self(1 << 4);
    /// The small words inside a person's name: بن, آل, أبو, فان.
    pub const LINK: Self = Self(1 << 5);
    pub const TIME: Self = Self(1 << 6);
    pub const GIVEN: Self = Self(1 << 7);
    pub const SURNAME: Self = Self(1 << 8);
    /// A name that is an ordinary word as well.
    pub const AMBIGUOUS: Self = Self(1 << 9);
    /// Stands behind عبد.
    pub const DIVINE: Self = Self(1 << 10);
    /// An adjective of a country or its people.
    pub const NISBA: Self = Self(1 << 11);
    /// Of the plural or feminine form of a nisba.
    pub const NISBA_INFLECTED: Self = Self(1 << 12);
    /// Written with the article.
    pub const DEFINITE: Self = Self(1 << 13);

    /// An adjective that follows such a name and is no part of it.
    pub const PASSING: Self = Self(1 << 14);

    /// A particle that is written with ى, which the normal form makes ي: على, not the name علي.
    pub const MAQSURA: Self = Self(1 << 15);

    /// A definite ordinal, which numbers offices and monarchs: النائب الأول, فلان الثالث.
    pub const ORDINAL: Self = Self(1 << 16);

    /// A noun that a name often follows: حكومة, بقيادة, تعيين.
    pub const BEFORE_NAME: Self = Self(1 << 17);
    /// Stands beside the outlet in a credit line: وكالات, المصدر, صورة.
    pub const CREDIT: Self = Self(1 << 18);
    /// Common, and mostly a noun where its part of speech was marked.
    pub const NOUN: Self = Self(1 << 21);

    /// A noun of which every state has one, so that an office with it is of the country: حكومة, جيش.
    pub const OF_STATE: Self = Self(1 << 22);

    /// Begins like a proclitic or the article and has none: كما, بين, الذي.
    pub const UNCUT: Self = Self(1 << 19);
    /// A preposition of one letter with its pronoun or particle: لها, بأن.
    pub const WITH_PREPOSITION: Self = Self(1 << 20);

    /// A name that is not Arabic.
    pub const FOREIGN: Self = Self(1 << 23);
    /// Known for an ordinary word by its forms alone: a foreign surname may sound like it.
    pub const BY_FORM: Self = Self(1 << 24);

    /// An adjective that says whose a body is without naming a country: العربية, الدولية, الوطنية.
    pub const SCOPE: Self = Self(1 << 25);
    /// A construct that goes on with the field of a ministry behind و: وشؤون المغتربين.
    pub const OF_FIELD: Self = Self(1 << 26);
    /// A noun with which outlets are called, before a place or a definite word: صوت, نبض.
    pub const MASTHEAD: Self = Self(1 << 27);
    /// An arm of service behind a rank: الفريق شرطة, اللواء أمن.
    pub const ARM: Self = Self(1 << 28);

    pub const NAME: Self = Self(Self::GIVEN.0 | Self::SURNAME.0);
    /// Ends a name wherever it stands, unless it is a name too.
    pub const STOP: Self = Self(Self::FUNCTION.0 | Self::VERB.0 | Self::TIME.0 | Self::FORMER.0 | Self::PASSING.0);

    pub fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl BitOr for WordClass {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for WordClass {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The forms of a verb in news, from its perfect third person masculine singular (normal form): the persons of the perfect and, by the
/// regular patterns, of the imperfect. Hollow and weak stems change more than this; the lexicon lists their imperfects itself.
pub fn verb_forms(perfect: &str, mut emit: impl FnMut(String)) {
    const PERFECT: [&str; 12] = ["", "ت", "وا", "ا", "تا", "ه", "ها", "هم", "ته", "تها", "وه", "نا"];
    const IMPERFECT: [&str; 7] = ["", "ان", "ون", "ه", "ها", "هم", "وا"];
    let letters = perfect.chars().count();
    if letters < 2 {
        return;
    }
    PERFECT.iter().for_each(|suffix| emit(format!("{perfect}{suffix}")));
    if matches!(perfect.chars().next(), Some('ي' | 'ن')) || letters > 6 {
        return;
    }
    let stem = perfect.strip_prefix('ا').filter(|_| letters > 3).unwrap_or(perfect);
    for prefix in ['ي', 'ت', 'ن'] {
        IMPERFECT.iter().for_each(|suffix| emit(format!("{prefix}{stem}{suffix}")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected() {
        let mut forms = Vec::new();
        verb_forms("اعلن", |form| forms.push(form));
        for form in ["اعلن", "اعلنت", "اعلنوا", "يعلن", "تعلن", "يعلنون"] {
            assert!(forms.iter().any(|f| f == form), "{form}");
        }
    }

    #[test]
    fn classes_combine() {
        let class = WordClass::GIVEN | WordClass::COMMON;
        assert!(class.has(WordClass::NAME) && !class.has(WordClass::STOP));
        assert!(!class.without(WordClass::GIVEN).has(WordClass::NAME));
    }
}
