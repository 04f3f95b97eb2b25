//! The country or body of an office where its title does not say it.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::body::{
    adjective_of_a_body, bodies_by_class, body_by_adjective, body_named_before, body_of_next, ministry_before,
};
use super::home;
use super::same_name::{SameNames, is_same_name};
use crate::arabic::fold;
use crate::arabic::lexicon::{Country, Cue, Entry, Office, Terms};
use crate::base::{EntityKind, TextRange};
use crate::extract::reading::{Mention, RoleHolder, RoleMention, Witness};
use crate::extract::titles;
use crate::extract::words::Words;

/// The name of the witness of a holder that only the page around the title speaks for.
const GUESS: &str = "page";

impl RoleMention {
    /// Whether the office's country is a guess from the page around it, which a stated one outweighs.
    pub fn is_of_guessed(&self) -> bool {
        self.witnesses.iter().any(|witness| witness.name == GUESS)
    }
}

/// Fills in the holder of roles that have none: what a pronoun or a class noun in the title points back to (`رئيسها`, `رئيس الحركة`),
/// the country of another role of the same name, else the country that the sentence and the page speak for.
///
/// `unnamed` are the offices of countries that the page speaks of without a name (`الرئيس اليمني`).
pub fn complete(words: &Words<'_>, mentions: &[Mention], roles: &mut [RoleMention], unnamed: &[(String, Country)]) {
    for role in roles.iter_mut().filter(|role| role.of.is_none()) {
        if let Some(country) = only_of(words, role) {
            role.of = Some(RoleHolder::Country(country.to_owned()));
            role.witnesses.push(Witness::new("only-of", 1.0));
        } else if let Some((title, of)) = body_by_adjective(mentions, role) {
            role.title = title;
            role.of = Some(of);
            role.witnesses.push(Witness::new("adjective", 0.5));
        }
    }
    let mut names = SameNames::new(mentions, roles);
    let bodies = bodies_by_class(mentions);
    for index in 0..roles.len() {
        if roles[index].of.is_none()
            && let Some((of, witness)) = possessor(words, mentions, roles, index)
                .map(|of| (of, "pronoun"))
                .or_else(|| body_named_before(words, mentions, &bodies, &roles[index]).map(|of| (of, "class-noun")))
                .or_else(|| ministry_before(mentions, &roles[index]).map(|of| (of, "ministry-before")))
                .or_else(|| names.holder(roles, index).map(|of| (country_itself(words, mentions, of), "same-person")))
        {
            roles[index].of = Some(of);
            roles[index].witnesses.push(Witness::new(witness, 0.5));
            names.learn(mentions, roles, index);
        }
    }
    let evidence = Evidence::of(words, mentions, roles, unnamed);
    for index in 0..roles.len() {
        if roles[index].of.is_none() {
            // What was only found further down helps what stands above.
            let found = names.holder(roles, index).map(|of| (country_itself(words, mentions, of), "same-person"));
            let found = found.or_else(|| Some((body_of_next(words, mentions, roles, index)?, "next-office")));
            let found = found.or_else(|| {
                let superior = &roles[superior(words, mentions, roles, index)?];
                Some((superior.of.clone()?, if superior.is_of_guessed() { GUESS } else { "pronoun" }))
            });
            let found = found.or_else(|| match evidence.known_holder(words, mentions, &roles[index]) {
                Some(code) => {
                    let told = evidence.shares.contains_key(code);
                    told.then(|| (RoleHolder::Country(code.to_owned()), "term-of-office"))
                }
                None => {
                    let best = evidence.best(words, mentions, roles, index);
                    best.map(|code| (RoleHolder::Country(code.to_owned()), GUESS))
                }
            });
            if let Some((of, witness)) = found {
                roles[index].of = Some(of);
                roles[index].witnesses.push(Witness::new(witness, 0.2));
                names.learn(mentions, roles, index);
            }
        }
    }
}

/// What states have, of the offices whose terms are known.
const OF_STATES: [Office; 6] =
    [Office::State, Office::Government, Office::Foreign, Office::Defence, Office::Crown, Office::Vice];

/// The token that a byte offset stands in.
fn token_at(words: &Words<'_>, offset: u32) -> usize {
    words.source.tokens.partition_point(|token| token.range.end <= offset)
}

/// The mentions that end before an offset.
pub(super) fn before(mentions: &[Mention], offset: u32) -> &[Mention] {
    &mentions[..mentions.partition_point(|m| m.range.end <= offset)]
}

/// The only country that has this office.
fn only_of(words: &Words<'_>, role: &RoleMention) -> Option<Country> {
    let (form, ..) = titles::head(words, token_at(words, role.range.start))?;
    words.lexicon.titles[usize::from(form.title)].only_of
}

/// Whom a deputy or envoy serves, where a masculine pronoun tells it (`نائبه`): the holder of office named before in the sentence.
fn superior(words: &Words<'_>, mentions: &[Mention], roles: &[RoleMention], index: usize) -> Option<usize> {
    let role = &roles[index];
    let at = token_at(words, role.range.start);
    let (form, _, end) = titles::head(words, at)?;
    let entry = words.lexicon.titles[usize::from(form.title)];
    let feminine = (at..end).any(|token| words.surface(token).ends_with("ها"));
    if !entry.has_pronoun || entry.is_counterpart || entry.leads || feminine {
        return None;
    }
    let sentence = mentions.get(role.person as usize)?.sentence;
    let other = roles[..index].iter().rposition(|other| other.person != role.person)?;
    let near = mentions.get(roles[other].person as usize).is_some_and(|m| m.sentence == sentence);
    near.then_some(other)
}

/// Whom the pronoun of a title means: of `رئيسها` the body or country named last; of `نائبه` the same, or what the person is of whose
/// office was named since.
fn possessor(words: &Words<'_>, mentions: &[Mention], roles: &[RoleMention], index: usize) -> Option<RoleHolder> {
    let role = &roles[index];
    let at = token_at(words, role.range.start);
    let (form, _, end) = titles::head(words, at)?;
    let entry = words.lexicon.titles[usize::from(form.title)];
    if !entry.has_pronoun || entry.is_counterpart {
        return None;
    }
    let sentence = mentions.get(role.person as usize)?.sentence;
    let feminine = (at..end).any(|token| words.surface(token).ends_with("ها"));
    let near = before(mentions, role.range.start).iter().enumerate().rev();
    let named = near.take_while(|(_, m)| m.sentence + 1 >= sentence).find(|(_, m)| {
        let first = m.name.split(' ').next().unwrap_or_default();
        let marked = first.ends_with('ة') || first.ends_with("ات") || first.ends_with('ا');
        // Which gender a country or a proper name has, its form seldom tells.
        let is_state = m.kind == EntityKind::Place && is_state(words, m);
        let agrees = m.kind == EntityKind::Organization && (marked == feminine || !m.name.contains(' '));
        is_state || agrees
    });
    let named_at = named.map_or(0, |(_, m)| m.range.start);
    if let Some(superior) = superior(words, mentions, roles, index) {
        return roles[superior].of.clone();
    }
    let colleague = roles[..index].iter().rev().find(|other| other.person != role.person).filter(|other| {
        let near = mentions.get(other.person as usize).is_some_and(|m| m.sentence + 1 >= sentence);
        near && other.range.end > named_at && !entry.leads && other.of.is_some()
    });
    let named = named.and_then(|(at, _)| u32::try_from(at).ok()).map(RoleHolder::Mention);
    colleague.map_or(named, |colleague| colleague.of.clone())
}

/// The other offices of who holds one in a part of a country are of the country.
fn country_itself(words: &Words<'_>, mentions: &[Mention], of: RoleHolder) -> RoleHolder {
    let RoleHolder::Mention(at) = of else { return of };
    let Some(place) = mentions.get(at as usize).filter(|m| m.kind == EntityKind::Place && !is_state(words, m)) else {
        return of;
    };
    place.country.clone().map_or(of, RoleHolder::Country)
}

fn is_state(words: &Words<'_>, mention: &Mention) -> bool {
    let entries = words.matches(token_at(words, mention.range.start)).iter().map(|found| found.entry);
    entries.into_iter().any(|entry| matches!(entry, Entry::Place(place) if place.is_country))
}

/// Every place in the page that speaks of a country.
struct Evidence {
    /// In text order.
    places: Vec<Sign>,
    /// Each country's share of them.
    shares: BTreeMap<Country, f32>,
    dateline: Option<Country>,
    /// Where the newspaper is at home.
    home: Vec<Country>,
    /// The roles of each title.
    by_title: FxHashMap<String, Vec<usize>>,
    /// The countries whose holder of a title the page speaks of without a name.
    unnamed: FxHashMap<String, BTreeSet<Country>>,
    /// The countries whose ministry of a field the page names, by field in normal form.
    ministries: FxHashMap<String, BTreeSet<Country>>,
}

struct Sign {
    token: usize,
    sentence: u32,
    country: Country,
    /// The title that it is part of, which another person holds.
    in_title: Option<String>,
}

impl Evidence {
    fn of(words: &Words<'_>, mentions: &[Mention], roles: &[RoleMention], offices: &[(String, Country)]) -> Self {
        let in_title = |range: TextRange| {
            // Titles do not overlap; several people may share one.
            let behind = roles.partition_point(|role| role.range.start <= range.start);
            let start = roles[..behind].last()?.range.start;
            let shared = &roles[roles.partition_point(|role| role.range.start < start)..behind];
            shared.iter().find(|role| range.end <= role.range.end).map(|role| role.title.clone())
        };
        let mut places = Vec::new();
        let mut covered = 0;
        for mention in mentions {
            if let Some(country) = mention.country.as_deref().and_then(|code| words.lexicon.country(code)) {
                let token = token_at(words, mention.range.start);
                places.push(Sign { token, sentence: mention.sentence, country, in_title: in_title(mention.range) });
            }
        }
        for token in 0..words.len() {
            let range = words.token(token).range;
            let next = before(mentions, range.start).len();
            let named = mentions.get(next).is_some_and(|m| m.range.start < range.end);
            if token < covered || named {
                continue;
            }
            let nisba = words.nisba(token).or_else(|| {
                words.cuts(token).iter().find_map(|cut| cut.nisba.filter(|_| cut.is_definite())).map(|c| (token + 1, c))
            });
            if let Some((end, country)) = nisba {
                covered = end;
                let sentence = words.source.sentence_of[token];
                places.push(Sign { token, sentence, country, in_title: in_title(range) });
            }
        }
        places.sort_by_key(|sign| sign.token);
        let mut shares: BTreeMap<Country, f32> = BTreeMap::new();
        let mut all = 0.0;
        for sign in &places {
            // Who is called by his country is foreign to the page more often than not.
            let weight = if sign.in_title.is_some() { IN_A_TITLE } else { 1.0 };
            *shares.entry(sign.country).or_default() += weight;
            all += weight;
        }
        shares.values_mut().for_each(|share| *share /= all);
        let dateline = mentions
            .iter()
            .find(|m| m.kind == EntityKind::Place && m.witnesses.iter().any(|w| w.name == "dateline"))
            .and_then(|m| words.lexicon.country(m.country.as_deref()?));
        let mut by_title: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (index, role) in roles.iter().enumerate() {
            match by_title.get_mut(&role.title) {
                Some(same) => same.push(index),
                None => drop(by_title.insert(role.title.clone(), vec![index])),
            }
        }
        let mut unnamed: FxHashMap<String, BTreeSet<Country>> = FxHashMap::default();
        for (title, country) in offices {
            unnamed.entry(title.clone()).or_default().insert(country);
        }
        let ministries = ministries(words, mentions);
        Self { places, shares, dateline, home: home::countries(words), by_title, unnamed, ministries }
    }

    /// The country whose office the person is known to have held: `الرئيس` and the name. A surname alone must be of a country that the
    /// page speaks of. Where the page speaks of another alone, it does not say whose office it is.
    fn known_holder(&self, words: &Words<'_>, mentions: &[Mention], role: &RoleMention) -> Option<Country> {
        let terms = Terms::builtin();
        let offices: Vec<Office> =
            terms.offices(&role.title).into_iter().filter(|office| OF_STATES.contains(office)).collect();
        let name = &mentions.get(role.person as usize)?.name;
        let country = words.lexicon.country(terms.of_holder(&offices, name)?)?;
        (name.contains(' ') || self.shares.contains_key(country)).then_some(country)
    }

    /// The country that most speaks for an office: what its sentence names, the side it stands on, the offices it is listed with, and
    /// the page as a whole, whose own country's offices need no nisba.
    fn best(&self, words: &Words<'_>, mentions: &[Mention], roles: &[RoleMention], index: usize) -> Option<Country> {
        let role = &roles[index];
        if adjective_of_a_body(role).is_some() {
            return None;
        }
        let at = token_at(words, role.range.start);
        let sentence = *words.source.sentence_of.get(at)?;
        let mut scores = self.shares.clone();
        scores.values_mut().for_each(|share| *share *= OF_THE_PAGE);
        let mut add = |country: Country, weight: f32| *scores.entry(country).or_default() += weight;
        if let Some(country) = self.dateline {
            add(country, OF_THE_DATELINE);
        }
        for &country in self.home.iter().filter(|&country| self.shares.contains_key(country)) {
            add(country, OF_HOME);
        }
        let mut nearest: BTreeMap<Country, f32> = BTreeMap::new();
        let from = self.places.partition_point(|sign| sign.sentence + 1 < sentence);
        for sign in self.places[from..].iter().take_while(|sign| sign.sentence <= sentence) {
            if sign.in_title.as_ref() == Some(&role.title) {
                continue;
            }
            let side = if sign.token < at { BEFORE } else { BEHIND };
            let part = if sign.in_title.is_some() { OF_A_COLLEAGUE } else { 1.0 };
            let part = if sign.sentence == sentence { part } else { part * A_SENTENCE_BEFORE };
            // متوجهاً إلى كذا: where he goes he is not from.
            let part = if words.before(sign.token).is_some_and(|to| words.token(to).is("الي")) {
                part * TRAVELLED_TO
            } else {
                part
            };
            let weight = part * side / (1.0 + sign.token.abs_diff(at) as f32 / 8.0);
            let best = nearest.entry(sign.country).or_default();
            *best = best.max(weight);
        }
        nearest.into_iter().for_each(|(country, weight)| add(country, weight));
        for &country in self.unnamed.get(&role.title).into_iter().flatten() {
            add(country, OF_UNNAMED);
        }
        let head = role.title.split_once(' ').map(|(head, _)| head).filter(|head| head.starts_with("وزير"));
        let by_head = head.and_then(|head| self.unnamed.get(&format!("ال{head}")));
        if !self.unnamed.contains_key(&role.title) {
            by_head.into_iter().flatten().for_each(|&country| add(country, OF_HEAD));
        }
        let field = fold(&role.title);
        let field = field.strip_prefix("وزير ").or_else(|| field.strip_prefix("وزيره "));
        for &country in field.and_then(|field| self.ministries.get(field)).into_iter().flatten() {
            add(country, OF_MINISTRY);
        }
        // Where an ambassador is sent is the one country that he is not of.
        let inside = self.places.partition_point(|sign| sign.token < at);
        let end = token_at(words, role.range.end);
        for sign in self.places[inside..].iter().take_while(|sign| sign.token < end) {
            add(sign.country, POSTED);
        }
        if let Some(country) = self.side_before(words, mentions, roles, index) {
            add(country, OF_THE_SIDE);
        }
        if let Some(country) = joined(words, mentions, roles, index) {
            add(country, OF_THE_LIST);
        }
        // A country has one holder of an office at a time.
        let titled = self.by_title.get(&role.title).map_or(&[][..], Vec::as_slice);
        let place = titled.partition_point(|&other| other < index);
        let nearest = place.saturating_sub(COLLEAGUES)..(place + COLLEAGUES).min(titled.len());
        for other in titled[nearest].iter().map(|&other| &roles[other]) {
            let people = mentions.get(other.person as usize).zip(mentions.get(role.person as usize));
            let same = people.is_some_and(|(a, b)| is_same_name(&a.name, &b.name));
            let taken = !same && !other.former && !role.former && !other.is_of_guessed();
            if taken && let Some(country) = country_of(words, mentions, other) {
                add(country, TAKEN);
            }
        }
        let best = scores.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then_with(|| b.0.cmp(a.0)))?;
        (best.1 >= ENOUGH).then_some(best.0)
    }

    /// `من الجانب التركي`, `الوفد السوري`, `وفد قطر`: the last side named before the title in its paragraph.
    /// Of a delegation without a country of its own (`على رأس وفد ضم …`) and of company (`يرافقه`) it is that of the holder of office named
    /// before.
    fn side_before(
        &self,
        words: &Words<'_>,
        mentions: &[Mention],
        roles: &[RoleMention],
        index: usize,
    ) -> Option<Country> {
        let at = token_at(words, roles[index].range.start);
        let tokens = &words.source.tokens;
        let line = tokens.get(at)?.line;
        let is_company = |token: usize| words.is(token, Cue::Company);
        let named = |token: usize| {
            let sign = self.places.get(self.places.partition_point(|sign| sign.token < token))?;
            (sign.token == token).then_some(sign.country)
        };
        (at.saturating_sub(60)..at)
            .rev()
            .take_while(|&token| tokens[token].line == line)
            .filter(|&token| is_company(token) || words.is(token, Cue::Side))
            .find_map(|token| {
                let led = || {
                    let offset = tokens[token].range.start;
                    let leader = roles[..index].iter().rev().find(|role| role.range.end <= offset)?;
                    let near = mentions.get(leader.person as usize)?.sentence == words.source.sentence_of[token];
                    country_of(words, mentions, leader)
                        .filter(|_| near && (tokens[token].is("وفد") || is_company(token)))
                };
                named(token + 1).or_else(led)
            })
    }
}

// What each sign weighs; a page that speaks of one country alone gives it `OF_THE_PAGE`.
const OF_THE_PAGE: f32 = 2.0;
const OF_THE_DATELINE: f32 = 0.3;
const BEFORE: f32 = 1.0;
const BEHIND: f32 = 0.8;
const OF_THE_SIDE: f32 = 2.0;
const OF_THE_LIST: f32 = 1.0;
const TAKEN: f32 = -1.5;
const OF_UNNAMED: f32 = 1.0;
/// `الوزير السعودي` elsewhere in the page, for a minister whose country is not said.
const OF_HEAD: f32 = 0.7;
const OF_MINISTRY: f32 = 1.0;
const OF_HOME: f32 = 0.7;
const POSTED: f32 = -2.0;
/// Of the holders of the same title so many before and behind are asked for their country.
const COLLEAGUES: usize = 64;
const IN_A_TITLE: f32 = 0.15;
const OF_A_COLLEAGUE: f32 = 0.6;
const A_SENTENCE_BEFORE: f32 = 0.7;
const TRAVELLED_TO: f32 = 0.3;
const ENOUGH: f32 = 0.3;

fn country_of(words: &Words<'_>, mentions: &[Mention], role: &RoleMention) -> Option<Country> {
    match role.of.as_ref()? {
        RoleHolder::Country(code) => words.lexicon.country(code),
        RoleHolder::Mention(at) => {
            let mention = mentions.get(*at as usize).filter(|m| m.kind == EntityKind::Place)?;
            words.lexicon.country(mention.country.as_deref()?)
        }
    }
}

/// `وزارة الدفاع السعودية` → the field and its country.
fn ministries(words: &Words<'_>, mentions: &[Mention]) -> FxHashMap<String, BTreeSet<Country>> {
    let mut found: FxHashMap<String, BTreeSet<Country>> = FxHashMap::default();
    for mention in mentions.iter().filter(|m| m.kind == EntityKind::Organization) {
        let name = fold(&mention.name);
        let Some((field, country)) =
            name.strip_prefix("وزاره ").zip(mention.country.as_deref().and_then(|code| words.lexicon.country(code)))
        else {
            continue;
        };
        let nisba = |word: &&str| words.lexicon.words.get(word).is_some_and(|id| words.lexicon.nisba(id).is_some());
        let field: Vec<&str> = field.split(' ').take_while(|word| !nisba(word)).collect();
        found.entry(field.join(" ")).or_default().insert(country);
    }
    found
}

/// A title joined by و to the one before it in the same sentence is of the same country.
fn joined(words: &Words<'_>, mentions: &[Mention], roles: &[RoleMention], index: usize) -> Option<Country> {
    let role = &roles[index];
    let sentence = mentions.get(role.person as usize)?.sentence;
    let previous = roles[..index].iter().rev().find(|other| other.person != role.person)?;
    let near = role.range.start.saturating_sub(previous.range.end) < 160;
    let same = mentions.get(previous.person as usize)?.sentence == sentence;
    let conjunction = words.token(token_at(words, role.range.start)).range.start < role.range.start;
    country_of(words, mentions, previous).filter(|_| near && same && conjunction)
}
