//! People, bodies and countries that are meant without being named: `الوزير`, `الجهات التركية`, `العاصمة`.

use super::identity::Identities;
use super::phrase::{Phrase, Relation, describing, is_counterpart, starts_with_clitic};
use super::scan::Scan;
use crate::arabic::lexicon::{Country, Cue};
use crate::arabic::without_article;
use crate::base::EntityKind;
use crate::extract::reading::RoleHolder;

/// Offices and bodies without a name, resolved to who was named so before.
pub(super) fn add_references(scan: &Scan<'_>, phrases: &mut Vec<Phrase>, identities: &Identities) {
    let mut taken = vec![false; scan.len()];
    for phrase in phrases.iter() {
        taken[phrase.tokens.clone()].iter_mut().for_each(|t| *t = true);
    }
    let mut at = 0;
    while at < scan.len() {
        let body = scan.cue(at, Cue::Bodies).is_some() || scan.is_back_behind_clitics(at, Cue::Bodies);
        let back = scan.cue(at, Cue::Back).is_some() || scan.is_back_behind_clitics(at, Cue::Back);
        let group = scan.cue(at, Cue::Group).is_some() || scan.is_back_behind_clitics(at, Cue::Group);
        let office = scan.is_office_behind_clitics(at);
        if taken[at] || !scan.is_free(at) || !(body || back || group || office) || scan.is_verb(at) {
            at += 1;
            continue;
        }
        if office && let Some((phrase, holder)) = office_of_named(scan, identities, at) {
            phrases
                .iter_mut()
                .filter(|p| p.mention == Some(holder))
                .for_each(|p| p.inner |= phrase.tokens.contains(&p.tokens.start));
            at = phrase.tokens.end;
            phrases.push(phrase);
            continue;
        }
        let mut words = vec![(describing(scan.normal(at)).to_owned(), None)];
        let mut end = at + 1;
        while end < scan.len()
            && scan.is_free(end)
            && !taken[end]
            && scan.is_definite(end)
            && !starts_with_clitic(scan, end)
            && scan.hit(end).is_none()
            && end - at < 6
        {
            words.push((without_article(scan.normal(end)).to_owned(), scan.nisba(end)));
            end += 1;
        }
        // An office without article and without its field (`وزير`) refers to no one.
        let anchored = end > at + 1 || back || body;
        if anchored || group {
            let before = scan.found.mentions.partition_point(|m| m.range.start < scan.source.tokens[at].range.start);
            let kind = if body { EntityKind::Organization } else { EntityKind::Person };
            // `النواب التونسيون`: several, of whom no one is meant by name.
            let holders = scan.has_cue(&words[0].0, Cue::Officeholders);
            let many = holders && !words[0].0.ends_with(['ا', 'ي']);
            let mention = match other_side(scan, at) {
                _ if group || many => None,
                Some(named) if words.len() > 1 => counterpart(identities, before, &named, &words)
                    .or_else(|| identities.referent(before, &words[1..], kind)),
                Some(named) => identities.most_named_before(before, &named),
                None => identities.referent(before, &words, kind),
            };
            let plural = group || holders;
            phrases.push(Phrase {
                mention,
                kind,
                tokens: at..end,
                relation: Relation::Bare,
                joined: false,
                inner: false,
                plural,
            });
        }
        at = end;
    }
}

/// `نظيره`, `ضيفه`: someone else than the person named just before; the mentions of that person.
fn other_side(scan: &Scan<'_>, at: usize) -> Option<Vec<u32>> {
    let word = describing(scan.normal(at));
    let pronoun =
        ["ه", "ها"].iter().filter_map(|end| word.strip_suffix(end)).any(|stem| scan.has_cue(stem, Cue::OtherSide));
    let person = |t: usize| scan.mention_of[t].filter(|m| scan.found.mentions[*m as usize].kind == EntityKind::Person);
    pronoun.then(|| (0..at).rev().find_map(person).into_iter().collect())
}

/// `استقبل وزير الخارجية X ⟦نظيره اليمني⟧`: who holds the same office of the country that the words name.
fn counterpart(
    identities: &Identities,
    before: usize,
    named: &[u32],
    words: &[(String, Option<Country>)],
) -> Option<u32> {
    let person = named.first().filter(|_| is_counterpart(&words[0].0))?;
    let offices = identities.titles_of(*person);
    offices.into_iter().find_map(|title| {
        let office = title.split(' ').map(|word| (word.to_owned(), None));
        let wanted: Vec<_> = office.chain(words[1..].iter().cloned()).collect();
        identities.referent(before, &wanted, EntityKind::Person)
    })
}

/// `ولي عهد ⟦X⟧`, `رئيس ⟦الحكومة⟧`: the holder of an office that is given with its country or body; with the mention inside.
fn office_of_named(scan: &Scan<'_>, identities: &Identities, at: usize) -> Option<(Phrase, u32)> {
    const MOST_WORDS: usize = 3;
    let line = scan.source.tokens[at].line;
    let mut words = Vec::new();
    let mut end = at;
    while end < scan.len() && end - at < MOST_WORDS && scan.source.tokens[end].line == line && scan.is_free(end) {
        let field = end == at || !scan.is_definite(end) && !scan.is_mark(end) && scan.hit(end).is_none();
        if !field || scan.is_preposition(end) {
            return None;
        }
        words.push((describing(scan.normal(end)).to_owned(), None));
        end += 1;
    }
    let holder = scan.mention_of.get(end).copied().flatten()?;
    let mention = scan.found.mentions.get(holder as usize)?;
    if mention.kind == EntityKind::Person || mention.range.start != scan.source.tokens[end].range.start {
        return None;
    }
    // Behind a name it describes that name.
    let before = at.checked_sub(1).map(|t| if scan.is_mark(t) { t.saturating_sub(1) } else { t });
    let person = |m: u32| scan.found.mentions[m as usize].kind == EntityKind::Person;
    if before.is_some_and(|t| scan.mention_of[t].is_some_and(person)) {
        return None;
    }
    let country = match scan.place_name(holder) {
        Some(place) => place.country.filter(|_| place.is_country),
        None => scan.country_of(&RoleHolder::Mention(holder)),
    }?;
    words.push((String::new(), Some(country)));
    while scan.mention_of.get(end).copied().flatten() == Some(holder) {
        end += 1;
    }
    let before = scan.found.mentions.partition_point(|m| m.range.start < scan.source.tokens[at].range.start);
    let mention = identities.referent(before, &words, EntityKind::Person)?;
    let phrase = Phrase {
        mention: Some(mention),
        kind: EntityKind::Person,
        tokens: at..end,
        relation: Relation::Bare,
        joined: false,
        inner: false,
        plural: false,
    };
    Some((phrase, holder))
}

/// A definite or plural noun directly behind a verb acts (`رحّبت ⟦الجهات⟧ …`), though the text names no one.
pub(super) fn add_unnamed_subjects(scan: &Scan<'_>, phrases: &mut Vec<Phrase>) {
    let mut taken = vec![false; scan.len()];
    for phrase in phrases.iter() {
        taken[phrase.tokens.clone()].iter_mut().for_each(|t| *t = true);
    }
    for verb in 0..scan.len().saturating_sub(1) {
        let first = verb + 1;
        if !scan.is_verb(verb)
            || taken[first]
            || !scan.is_free(first)
            || scan.hit(first).is_some()
            || scan.is_function_word(first)
        {
            continue;
        }
        let normal = scan.normal(first);
        let people = normal.ends_with("ون") && normal.chars().count() > 4;
        let bare_definite = scan.is_definite(first) && !starts_with_clitic(scan, first);
        if !(bare_definite || people) {
            continue;
        }
        let mut end = first + 1;
        while end < scan.len()
            && !taken[end]
            && scan.is_free(end)
            && scan.is_definite(end)
            && !starts_with_clitic(scan, end)
        {
            end += 1;
        }
        let kind = EntityKind::Person;
        phrases.push(Phrase {
            mention: None,
            kind,
            tokens: first..end,
            relation: Relation::Bare,
            joined: false,
            inner: false,
            plural: people,
        });
    }
}

/// `الجهات التركية`, `مسؤولين أتراك`: where no one is named the country speaks; `العاصمة التركية` is its city.
pub(super) fn stand_for_countries(scan: &Scan<'_>, phrases: &mut Vec<Phrase>, identities: &Identities) {
    // `الوكالة القطرية` passes on what others say.
    let is_outlet = |phrase: &Phrase| {
        let head = describing(scan.normal(phrase.tokens.start));
        scan.has_cue(head.strip_prefix("ال").unwrap_or(head), Cue::Outlet)
    };
    for phrase in phrases.iter_mut().filter(|phrase| phrase.mention.is_none() && !is_outlet(phrase)) {
        let offset = scan.source.tokens[phrase.tokens.start].range.start;
        let reach = phrase.tokens.start..(phrase.tokens.end + 1).min(scan.len());
        let country = reach.filter(|t| scan.is_free(*t)).find_map(|t| scan.nisba(t));
        if let Some(mention) = country.and_then(|country| scan.mention_of_country(country, offset)) {
            phrase.mention = Some(mention);
            phrase.kind = EntityKind::Place;
        }
    }
    add_own_countries(scan, phrases, identities);
    let mut taken = vec![false; scan.len()];
    for phrase in phrases.iter() {
        taken[phrase.tokens.clone()].iter_mut().for_each(|t| *t = true);
    }
    for at in 0..scan.len().saturating_sub(1) {
        let capital = scan.normal(at).ends_with("العاصمه") && scan.is_free(at);
        let officials = scan.cue(at, Cue::Officials).is_some();
        if taken[at] || taken[at + 1] || !(capital || officials) {
            continue;
        }
        let offset = scan.source.tokens[at].range.start;
        let Some(country) = scan.nisba(at + 1).filter(|_| scan.is_free(at + 1)) else { continue };
        let mention =
            if capital { scan.mention_of_capital(country, offset) } else { scan.mention_of_country(country, offset) };
        phrases.push(Phrase {
            mention,
            kind: EntityKind::Place,
            tokens: at..at + 2,
            relation: Relation::Bare,
            joined: false,
            inner: false,
            plural: officials,
        });
    }
}

/// `واستدعت ⟦بلاده⟧ سفيرها`: behind a verb, the country of the person named last before it in the sentence.
fn add_own_countries(scan: &Scan<'_>, phrases: &mut Vec<Phrase>, identities: &Identities) {
    for at in 1..scan.len() {
        if !scan.is_free(at) || scan.cue(at, Cue::OwnCountry).is_none() || !scan.is_verb(at - 1) {
            continue;
        }
        let sentence = scan.source.sentence_of[at];
        let inside = (0..at).rev().take_while(|t| scan.source.sentence_of[*t] == sentence);
        let country = inside.filter_map(|t| scan.mention_of[t]).find_map(|mention| identities.country_of(mention));
        let mention = country.and_then(|country| scan.mention_of_country(country, scan.source.tokens[at].range.start));
        if mention.is_some() && !phrases.iter().any(|phrase| phrase.tokens.contains(&at)) {
            phrases.push(Phrase {
                mention,
                kind: EntityKind::Place,
                tokens: at..at + 1,
                relation: Relation::Bare,
                joined: false,
                inner: false,
                plural: false,
            });
        }
    }
}
