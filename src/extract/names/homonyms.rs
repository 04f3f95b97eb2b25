//! A country and another country's capital that are written alike but for their vowel signs: `عُمان` and `عمّان`.
//!
//! The signs decide where they are written; else what else the sentence and the document name decides.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::arabic::lexicon::Table;
use crate::arabic::{fold, is_mark};
use crate::base::EntityKind;
use crate::extract::reading::{Mention, Witness};
use crate::extract::words::Words;

/// What the signs of a mention weigh for the others of its document.
const SIGNED: u32 = 6;
/// What a place or a nisba in the same sentence weighs against one elsewhere in the document.
const BESIDE: u32 = 3;

/// One of the places that a name in normal form can mean.
#[derive(Debug)]
struct Reading {
    /// ISO code of the country it is or lies in.
    country: &'static str,
    /// The spelling with its signs, where the lexicon has one.
    signed: Option<&'static str>,
}

/// By the name in normal form: the country, and the capital of another.
type Homonyms = BTreeMap<String, [Reading; 2]>;

fn builtin() -> &'static Homonyms {
    static BUILTIN: OnceLock<Homonyms> = OnceLock::new();
    BUILTIN.get_or_init(|| parse(include_str!("../../../assets/lexicon/countries.tsv")))
}

fn parse(countries: &'static str) -> Homonyms {
    let spellings = |column: usize| {
        let mut names: BTreeMap<String, Vec<(&'static str, &'static str)>> = BTreeMap::new();
        for record in Table::new(countries).records() {
            for name in record.values(column) {
                names.entry(fold(name)).or_default().push((record.column(0), name));
            }
        }
        names
    };
    let (countries, mut capitals) = (spellings(1), spellings(4));
    let reading = |found: &[(&'static str, &'static str)]| {
        let signed = found.iter().map(|(_, name)| *name).find(|name| name.chars().any(is_mark));
        Some(Reading { country: found.first()?.0, signed })
    };
    let pair = |(name, found): (String, Vec<_>)| {
        let pair = [reading(&found)?, reading(&capitals.remove(&name)?)?];
        (pair[0].country != pair[1].country).then_some((name, pair))
    };
    countries.into_iter().filter_map(pair).collect()
}

/// Gives each ambiguous place the country that signs or context tell. Without either it keeps what it has.
pub fn tell_apart(words: &Words<'_>, mentions: &mut [Mention]) {
    let homonyms = builtin();
    let ambiguous: Vec<(usize, &[Reading; 2])> = mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| mention.kind == EntityKind::Place)
        .filter_map(|(at, mention)| Some((at, homonyms.get(&fold(&mention.name))?)))
        .collect();
    if ambiguous.is_empty() {
        return;
    }
    // What is sure: other names of the countries, nisbas, and mentions with their signs; each with its sentence.
    let mut witnesses: Vec<(&str, u32, u32)> = Vec::new();
    let mut open = Vec::new();
    for &(at, readings) in &ambiguous {
        let mention = &mut mentions[at];
        match by_signs(mention.range.of(words.source.text), readings) {
            Some(country) => {
                mention.country = Some(country.to_owned());
                mention.witnesses.push(Witness::new("vowel-signs", 1.0));
                witnesses.push((country, mention.sentence, SIGNED));
            }
            None => open.push((at, readings)),
        }
    }
    for token in 0..words.len() {
        if let Some((_, country)) = words.nisba(token) {
            witnesses.push((country, words.source.sentence_of[token], 1));
        }
    }
    let others = mentions.iter().enumerate().filter(|(at, _)| ambiguous.iter().all(|(other, _)| other != at));
    let told: Vec<(String, u32)> =
        others.filter_map(|(_, mention)| Some((mention.country.clone()?, mention.sentence))).collect();
    witnesses.extend(told.iter().map(|(country, sentence)| (country.as_str(), *sentence, 1)));
    for (at, [country, capital]) in open {
        let mention = &mut mentions[at];
        let weight = |reading: &Reading| -> u32 {
            let own = witnesses.iter().filter(|(country, ..)| *country == reading.country);
            own.map(|(_, sentence, weight)| if *sentence == mention.sentence { weight * BESIDE } else { *weight }).sum()
        };
        let chosen = match weight(country).cmp(&weight(capital)) {
            std::cmp::Ordering::Greater => country.country,
            std::cmp::Ordering::Less => capital.country,
            std::cmp::Ordering::Equal => continue,
        };
        mention.country = Some(chosen.to_owned());
        mention.witnesses.push(Witness::new("place-context", 0.5));
    }
}

/// The country whose spelling has all the signs that are written, and the other has not.
fn by_signs(surface: &str, readings: &[Reading; 2]) -> Option<&'static str> {
    let written = signs(surface);
    if written.is_empty() {
        return None;
    }
    let fits = |reading: &&Reading| {
        let own = reading.signed.map(signs).unwrap_or_default();
        written.iter().all(|sign| own.contains(sign))
    };
    let mut fitting = readings.iter().filter(fits);
    fitting.next().filter(|_| fitting.next().is_none()).map(|reading| reading.country)
}

/// Each sign with the number of the letter that carries it, counted from the end, since clitics stand in front.
fn signs(word: &str) -> Vec<(usize, char)> {
    let mut letters = 0;
    let mut found = Vec::new();
    for c in word.chars().rev() {
        if c == 'ـ' {
            continue;
        } else if is_mark(c) {
            found.push((letters, c));
        } else {
            letters += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::arabic::lexicon::Lexicons;
    use crate::corpus::Document;

    /// The countries of the places called `عمان`, in text order.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let reading = crate::extract::read(&Document::new("a.txt", text), Lexicons::builtin());
        let places = reading.mentions.iter().filter(|mention| mention.name == "عمان");
        let found: Vec<&str> = places.filter_map(|mention| mention.country.as_deref()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn vowel_signs_decide() {
        check("سافر الوفد من عُمان إلى عمّان ثم عاد.", &["OM", "JO"]);
    }

    #[test]
    fn what_the_sentence_speaks_of_decides() {
        check("وصل الوفد العماني إلى مسقط قادماً من صلالة، وتبقى عمان وسيطاً في المنطقة.", &["OM"]);
        check("استقبل الوزير الأردني ضيفه في عمان ثم زارا إربد.", &["JO"]);
        check("قال الوزير العماني في مسقط ذلك.\nواستقبل الملك الأردني في قصر بالعاصمة الأردنية عمان وفداً.", &["JO"]);
    }

    #[test]
    fn signs_elsewhere_in_the_document_decide() {
        check("تقع عُمان على البحر.\nوزار الوفد عمان أمس.", &["OM", "OM"]);
    }
}
