//! Lemma → inflected forms, in normal form: verbs in both tenses, nouns and participles with case endings and suffixed pronouns.
//!
//! Only third persons are made: news tells of others. The passive has the letters of the active in all but hollow verbs.

use crate::arabic::fold;

/// The part of speech of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Word {
    Perfect,
    Imperfect,
    Noun,
    /// An active participle in the accusative: the حال of `مؤكداً`.
    Participle,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Number {
    One,
    Two,
    Many,
}

/// One inflected form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub text: String,
    pub word: Word,
    pub number: Number,
    pub feminine: bool,
    /// Ends in a pronoun: the object of a verb, the owner of a noun.
    pub suffixed: bool,
    /// Ends in أ, which the normal form takes for ا.
    pub spelled_with_hamza: bool,
}

const PRONOUNS: [&str; 4] = ["ه", "ها", "هم", "هما"];

struct Forms {
    word: Word,
    made: Vec<Form>,
}

impl Forms {
    fn add(&mut self, text: String, number: Number, feminine: bool) {
        self.made.push(Form { text, word: self.word, number, feminine, suffixed: false, spelled_with_hamza: false });
    }

    fn add_suffixed(&mut self, stem: &str, number: Number, feminine: bool) {
        for pronoun in PRONOUNS {
            let text = format!("{stem}{pronoun}");
            self.made.push(Form { text, word: self.word, number, feminine, suffixed: true, spelled_with_hamza: false });
        }
    }
}

fn without_last(text: &str) -> &str {
    text.char_indices().next_back().map_or("", |(at, _)| &text[..at])
}

/// The third persons of the perfect, from the masculine singular (`التقى`, `زار`, `أعلن`).
pub fn perfect(lemma: &str) -> Vec<Form> {
    let mut forms = Forms { word: Word::Perfect, made: Vec::new() };
    let base = fold(lemma);
    let stem = without_last(&base);
    // The stems before ت, before the dual's ا, before the plural's وا, and before a pronoun.
    let (feminine, dual, plural, before_pronoun) = match lemma.chars().next_back() {
        Some('ى') => (stem.to_owned(), format!("{stem}ي"), stem.to_owned(), format!("{stem}ا")),
        Some('ا') => (stem.to_owned(), format!("{stem}و"), stem.to_owned(), base.clone()),
        _ => (base.clone(), base.clone(), base.clone(), base.clone()),
    };
    forms.add(base.clone(), Number::One, false);
    forms.made[0].spelled_with_hamza = lemma.ends_with('أ');
    forms.add(format!("{feminine}ت"), Number::One, true);
    forms.add(format!("{dual}ا"), Number::Two, false);
    forms.add(format!("{feminine}تا"), Number::Two, true);
    forms.add(format!("{plural}وا"), Number::Many, false);
    forms.add_suffixed(&before_pronoun, Number::One, false);
    forms.add_suffixed(&format!("{feminine}ت"), Number::One, true);
    forms.add_suffixed(&format!("{dual}ا"), Number::Two, false);
    forms.add_suffixed(&format!("{plural}و"), Number::Many, false);
    forms.made
}

/// The third persons of the imperfect, from the masculine singular (`يلتقي`, `يزور`, `يعلن`).
pub fn imperfect(lemma: &str) -> Vec<Form> {
    let mut forms = Forms { word: Word::Imperfect, made: Vec::new() };
    let base = fold(lemma);
    let Some(body) = base.strip_prefix('ي') else { return forms.made };
    let weak = matches!(lemma.chars().next_back(), Some('ي' | 'ى' | 'و' | 'ا'));
    let (dual, plural) = match lemma.chars().next_back() {
        Some('ا' | 'ى') => (format!("{}ي", without_last(body)), without_last(body)),
        _ if weak => (body.to_owned(), without_last(body)),
        _ => (body.to_owned(), body),
    };
    for (prefix, feminine) in [("ي", false), ("ت", true)] {
        forms.add(format!("{prefix}{body}"), Number::One, feminine);
        if weak {
            forms.add(format!("{prefix}{}", without_last(body)), Number::One, feminine);
        }
        for ending in ["ان", "ا"] {
            forms.add(format!("{prefix}{dual}{ending}"), Number::Two, feminine);
        }
        forms.add_suffixed(&format!("{prefix}{body}"), Number::One, feminine);
    }
    for ending in ["ون", "وا"] {
        forms.add(format!("ي{plural}{ending}"), Number::Many, false);
    }
    forms.made
}

/// Cases, duals and owners of a singular noun.
pub fn noun(lemma: &str) -> Vec<Form> {
    let mut forms = Forms { word: Word::Noun, made: Vec::new() };
    let base = fold(lemma);
    forms.add(base.clone(), Number::One, false);
    let mut dual = base.clone();
    if let Some(stem) = base.strip_suffix('ه') {
        dual = format!("{stem}ت");
        forms.add_suffixed(&dual, Number::One, true);
    } else {
        forms.add(format!("{base}ا"), Number::One, false);
        forms.add_suffixed(&base, Number::One, false);
        if let Some(stem) = base.strip_suffix("اء") {
            // لقائه and لقاؤه, whose hamza the normal form turns into its carrier.
            forms.add_suffixed(&format!("{stem}اي"), Number::One, false);
            forms.add_suffixed(&format!("{stem}او"), Number::One, false);
        }
    }
    for ending in ["ان", "ين", "ي"] {
        forms.add(format!("{dual}{ending}"), Number::Two, false);
    }
    forms.made
}

/// Cases and owners of a noun in the plural.
pub fn plural(lemma: &str) -> Vec<Form> {
    let mut forms = Forms { word: Word::Noun, made: Vec::new() };
    let base = fold(lemma);
    forms.add(base.clone(), Number::Many, false);
    forms.add_suffixed(&base, Number::Many, false);
    forms.made
}

/// The accusatives of an active participle.
pub fn participle(lemma: &str) -> Vec<Form> {
    let mut forms = Forms { word: Word::Participle, made: Vec::new() };
    let base = fold(lemma);
    let before_plural = if lemma.ends_with('ي') { without_last(&base) } else { &base };
    forms.add(format!("{base}ا"), Number::One, false);
    forms.add(format!("{base}ه"), Number::One, true);
    forms.add(format!("{base}ان"), Number::Two, false);
    forms.add(format!("{before_plural}ين"), Number::Many, false);
    forms.add(format!("{before_plural}ون"), Number::Many, false);
    forms.made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(forms: &[Form], expected: &[&str]) {
        for text in expected {
            assert!(forms.iter().any(|form| form.text == fold(text)), "{text} is not among {forms:?}");
        }
    }

    #[test]
    fn sound_and_weak_perfects() {
        check(&perfect("أعلن"), &["أعلن", "أعلنت", "أعلنا", "أعلنوا", "أعلنه", "أعلنته"]);
        check(&perfect("التقى"), &["التقى", "التقت", "التقيا", "التقوا", "التقاه", "التقتهم"]);
        check(&perfect("دعا"), &["دعا", "دعت", "دعوا"]);
        check(&perfect("هنأ"), &["هنأ", "هنأت"]);
    }

    #[test]
    fn sound_and_weak_imperfects() {
        check(&imperfect("يوقع"), &["يوقع", "توقع", "يوقعان", "يوقعون", "يوقعه"]);
        check(&imperfect("يلتقي"), &["يلتقي", "تلتقي", "يلتقيان", "يلتقون"]);
        check(&imperfect("يدعو"), &["يدعو", "تدعو", "يدعوان", "يدعون"]);
        check(&imperfect("يتبنى"), &["يتبنى", "تتبنى", "يتبنيان", "يتبنون"]);
    }

    #[test]
    fn nouns_and_participles() {
        check(&noun("لقاء"), &["لقاء", "لقاءه", "لقائه", "لقاؤهما", "لقاءين"]);
        check(&noun("زيارة"), &["زيارة", "زيارته", "زيارتان", "زيارتين", "زيارتي"]);
        check(&noun("اجتماع"), &["اجتماعاً", "اجتماعهم", "اجتماعين"]);
        check(&plural("محادثات"), &["محادثات", "محادثاتهما"]);
        check(&participle("داعي"), &["داعياً", "داعية", "داعين"]);
        check(&participle("مؤكد"), &["مؤكداً", "مؤكدة", "مؤكدين"]);
    }
}
