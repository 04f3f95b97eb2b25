//! Names of organisations: nisba and country apart from the rest, and which of them every state has.

use std::sync::OnceLock;

use crate::arabic::lexicon::Table;
use crate::arabic::{fold, tokenize, without_article};

use super::name::Name;
use crate::resolve::geography::Geography;

/// The bodies every state has, by the words their names begin with.
#[derive(Debug)]
struct StateBodies {
    /// The words of a name and those of the usual name, longest first.
    openings: Vec<(Vec<String>, Vec<String>)>,
}

impl StateBodies {
    fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<StateBodies> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            let mut openings = Vec::new();
            for record in Table::new(include_str!("../../../assets/lexicon/state-bodies.tsv")).records() {
                let usual = words(record.column(0));
                openings.extend(record.values(1).map(|other| (words(other), usual.clone())));
                openings.push((usual.clone(), usual));
            }
            openings.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
            Self { openings }
        })
    }
}

/// An organisation's name taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyName {
    /// Without the nisba, and by its usual name where it has several.
    pub core: Name,
    /// ISO code, from a nisba or a country's name in it.
    pub country: Option<&'static str>,
    /// Every state has such a body.
    pub of_state: bool,
}

impl BodyName {
    pub fn parse(name: &str) -> Self {
        let geography = Geography::builtin();
        let all = words(name);
        let mut country = None;
        let mut core: Vec<String> = Vec::with_capacity(all.len());
        for (at, word) in all.iter().enumerate() {
            match geography.country_of_nisba(word) {
                Some(code) if at > 0 && country.is_none() => country = Some(code),
                _ => core.push(word.clone()),
            }
        }
        if country.is_some() && core.len() > 1 {
            core.retain(|word| !matches!(word.as_str(), "عربي" | "عربيه"));
        }
        let opening = StateBodies::builtin().openings.iter().find(|(opening, _)| core.starts_with(opening));
        if let Some((opening, usual)) = opening {
            core.splice(..opening.len(), usual.iter().cloned());
        }
        Self { core: Name::of_words(core), country, of_state: opening.is_some() }
    }

    /// The words that tell its field: `الدفاع` of `وزارة الدفاع`.
    pub fn field(&self) -> impl Iterator<Item = &str> {
        let skip = usize::from(self.core.len() > 1);
        self.core.words.iter().skip(skip).map(|word| word.form.as_str())
    }

    /// Whether the words of `self` stand in the fuller name `other` in their order, from its head noun on.
    pub fn is_short_for(&self, other: &Self) -> bool {
        let (own, full) = (&self.core.words, &other.core.words);
        if own.len() < 2 || own.len() >= full.len() || own[0] != full[0] {
            return false;
        }
        let mut rest = full[1..].iter();
        own[1..].iter().all(|word| rest.any(|other| stem(&word.form) == stem(&other.form)))
    }
}

/// Normal forms without the article.
fn words(name: &str) -> Vec<String> {
    let words: Vec<String> = tokenize(name)
        .into_iter()
        .filter(|token| token.kind != crate::arabic::TokenKind::Mark)
        .map(|token| without_article(&token.normal).to_owned())
        .collect();
    if words.is_empty() { vec![fold(name)] } else { words }
}

/// A noun, its nisba and its feminine meet: `خليج`, `الخليجي`, `خليجية`.
fn stem(form: &str) -> &str {
    let form = form.strip_prefix("لل").filter(|rest| rest.chars().count() > 2).unwrap_or(form);
    let masculine = form.strip_suffix('ه').unwrap_or(form);
    masculine.strip_suffix('ي').filter(|rest| rest.chars().count() > 2).unwrap_or(masculine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nisba_and_usual_name() {
        let full = BodyName::parse("وزارة الشؤون الخارجية التونسية");
        assert_eq!(full.country, Some("TN"));
        assert!(full.of_state);
        assert_eq!(full.core, BodyName::parse("وزارة الخارجية").core);
        assert_eq!(BodyName::parse("الجيش العربي السوري"), BodyName::parse("الجيش السوري"));
        assert!(!BodyName::parse("جمعية أصدقاء البحر").of_state);
    }

    #[test]
    fn short_names() {
        let (short, full) = (BodyName::parse("اتحاد الغرف"), BodyName::parse("اتحاد الغرف الخليجية"));
        assert!(short.is_short_for(&full) && !full.is_short_for(&short));
        assert!(
            BodyName::parse("اتحاد الغرف الخليجي").is_short_for(&BodyName::parse("اتحاد الغرف لدول الخليج العربية"))
        );
        assert!(!BodyName::parse("نادي الغرف").is_short_for(&full));
    }
}
