//! One thing as one document names it: what the joining across documents compares.

use crate::arabic::{fold, without_article};
use crate::base::{DocumentId, EntityKind};

use super::body::BodyName;
use super::name::{Fit, Name};
use super::spelling::{are_variants, sound_alike};
use crate::resolve::Reason;
use crate::resolve::folder::MentionId;
use crate::resolve::geography::Geography;

/// A name in the form in which names of its kind are compared.
#[derive(Clone, Debug)]
pub struct Form {
    pub kind: EntityKind,
    /// As listed.
    pub label: String,
    pub name: Name,
    /// ISO code, from the name itself or from the reader.
    pub country: Option<String>,
    /// The country this place is.
    pub is_country: Option<&'static str>,
    /// A body every state has one of.
    pub of_state: bool,
    body: Option<BodyName>,
}

impl Form {
    pub fn new(kind: EntityKind, label: &str, country: Option<&str>) -> Self {
        let body = (kind == EntityKind::Organization).then(|| BodyName::parse(label));
        let is_country = (kind == EntityKind::Place).then(|| Geography::builtin().country_named(label)).flatten();
        let is_city = kind == EntityKind::Place && is_country.is_none();
        let usual = is_city.then(|| Geography::builtin().usual_name_of_city(label)).flatten();
        let own = body.as_ref().and_then(|body| body.country).or(is_country);
        Self {
            kind,
            label: label.to_owned(),
            name: match &body {
                Some(body) => body.core.clone(),
                None => Name::parse(usual.unwrap_or(label)),
            },
            country: own.or(country).map(str::to_owned),
            is_country: is_country.filter(|code| country.is_none_or(|told| told == *code)),
            of_state: body.as_ref().is_some_and(|body| body.of_state),
            body,
        }
    }

    /// A body every state has, and no word of which.
    pub fn is_undetermined(&self) -> bool {
        self.of_state && self.country.is_none()
    }

    pub fn is_latin(&self) -> bool {
        self.label.bytes().any(|byte| byte.is_ascii_alphabetic())
    }

    pub fn body(&self) -> Option<&BodyName> {
        self.body.as_ref()
    }

    /// No evidence that the two stand for different countries.
    pub fn countries_agree(&self, other: &Self) -> bool {
        match (&self.country, &other.country) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }

    /// How `self` can be a form of the equally full or fuller name `other`.
    pub fn fit(&self, other: &Self) -> Option<Fit> {
        if self.kind != other.kind {
            return None;
        }
        if self.is_latin() != other.is_latin() {
            let alike = || sound_alike(&self.name.joined(), &other.name.joined());
            return (self.kind != EntityKind::Person && alike()).then_some(Fit::Spelling);
        }
        match self.kind {
            EntityKind::Person => self.name.fit(&other.name),
            EntityKind::Organization => self.fit_body(other),
            EntityKind::Place => self.fit_place(other),
            EntityKind::Equipment => self.fit_equipment(other),
        }
    }

    fn fit_body(&self, other: &Self) -> Option<Fit> {
        let (own, full) = (self.body.as_ref()?, other.body.as_ref()?);
        if !self.countries_agree(other) {
            None
        } else if own.core == full.core {
            Some(Fit::Same)
        } else if own.is_short_for(full) && (own.country.is_none() || own.country == full.country) {
            Some(Fit::Opening)
        } else {
            let (a, b) = (own.core.joined(), full.core.joined());
            (!self.is_latin() && a.chars().count() >= 5 && are_variants(&a, &b)).then_some(Fit::Spelling)
        }
    }

    fn fit_place(&self, other: &Self) -> Option<Fit> {
        match (self.is_country, other.is_country) {
            (Some(a), Some(b)) => return (a == b).then_some(Fit::Same),
            (None, None) => {}
            _ => return None,
        }
        let (a, b) = (self.name.joined(), other.name.joined());
        if !self.countries_agree(other) {
            None
        } else if a == b {
            Some(Fit::Same)
        } else {
            (!self.is_latin() && a.chars().count().min(b.chars().count()) >= 5 && are_variants(&a, &b))
                .then_some(Fit::Spelling)
        }
    }

    fn fit_equipment(&self, other: &Self) -> Option<Fit> {
        let (a, b) = (self.name.joined(), other.name.joined());
        if a == b {
            Some(Fit::Same)
        } else if a.bytes().any(|byte| byte.is_ascii_digit()) || b.bytes().any(|byte| byte.is_ascii_digit()) {
            None
        } else {
            self.name.fit(&other.name)
        }
    }
}

/// An office as evidence of who somebody is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Office {
    /// Normal form without articles.
    pub title: String,
    /// ISO code.
    pub country: Option<String>,
    /// The body that the office is in, if that is of no country (`الأمم المتحدة`), in normal form without articles.
    pub body: Option<String>,
}

impl Office {
    pub fn new(title: &str, country: Option<&str>, body: Option<&str>) -> Self {
        let body = body.filter(|_| country.is_none()).map(without_articles);
        Self { title: without_articles(title), country: country.map(str::to_owned), body }
    }

    /// The country or the body that the office is of.
    pub fn of(&self) -> Option<&str> {
        self.country.as_deref().or(self.body.as_deref())
    }
}

fn without_articles(words: &str) -> String {
    fold(words).split_whitespace().map(without_article).collect::<Vec<_>>().join(" ")
}

/// One thing as one document names it.
#[derive(Clone, Debug)]
pub struct Thing {
    pub document: DocumentId,
    pub kind: EntityKind,
    /// In text order; never empty.
    pub members: Vec<(MentionId, Reason)>,
    /// The distinct forms, the fullest first; never empty.
    pub forms: Vec<Form>,
    pub offices: Vec<Office>,
    /// ISO code: from a form, or from the context where the name is that of a body every state has.
    pub country: Option<String>,
}

impl Thing {
    pub fn first(&self) -> MentionId {
        self.members[0].0
    }

    pub fn fullest(&self) -> &Form {
        &self.forms[0]
    }
}
