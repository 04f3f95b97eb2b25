//! The country of an office where its title does not say it.

use crate::base::EntityKind;
use crate::extract::reading::{Mention, RoleHolder, RoleMention, Witness};
use crate::extract::words::Words;

/// Fills in the holder of roles that have none: from another role of the same name in the document, from the list that the title is
/// joined to, from the side of the talks that the sentence names, from the place that the document is written from.
pub fn complete(words: &Words<'_>, mentions: &[Mention], roles: &mut [RoleMention]) {
    for index in 0..roles.len() {
        if roles[index].of.is_some() {
            continue;
        }
        let found = same_person(mentions, roles, index)
            .map(|of| (of, "same-person"))
            .or_else(|| side_before(words, roles, index).map(|of| (of, "side")))
            .or_else(|| joined(mentions, roles, index).map(|of| (of, "joined")));
        if let Some((of, witness)) = found {
            roles[index].of = Some(of);
            roles[index].witnesses.push(Witness::new(witness, 0.5));
        }
    }
    // What is only known further down helps what stands above: a second look at the same names, then the country the page is about.
    let home = home(words, mentions);
    for index in 0..roles.len() {
        if roles[index].of.is_none() {
            let found = same_person(mentions, roles, index).map(|of| (of, "same-person"));
            let found = found.or_else(|| home.clone().map(|of| (RoleHolder::Country(of), "page")));
            if let Some((of, witness)) = found {
                roles[index].of = Some(of);
                roles[index].witnesses.push(Witness::new(witness, 0.2));
            }
        }
    }
}

fn same_person(mentions: &[Mention], roles: &[RoleMention], index: usize) -> Option<RoleHolder> {
    let name = &mentions.get(roles[index].person as usize)?.name;
    roles.iter().enumerate().find_map(|(other, role)| {
        let other_name = &mentions.get(role.person as usize)?.name;
        let same = other_name == name || other_name.ends_with(name.as_str()) || name.ends_with(other_name.as_str());
        if other == index || !same || role.of.is_none() {
            return None;
        }
        // The body of another office says nothing here; the country does.
        match &role.of {
            Some(RoleHolder::Mention(at)) if mentions.get(*at as usize)?.kind == EntityKind::Place => role.of.clone(),
            Some(RoleHolder::Country(_)) => role.of.clone(),
            _ => None,
        }
    })
}

/// `من الجانب التركي`, `الوفد السوري`: the last side named before the title in its paragraph.
fn side_before(words: &Words<'_>, roles: &[RoleMention], index: usize) -> Option<RoleHolder> {
    const SIDES: [&str; 8] = ["الجانب", "الوفد", "للجانب", "الطرف", "بالجانب", "وفد", "الوفدين", "والوفد"];
    let start = roles[index].range.start;
    let tokens = &words.source.tokens;
    let at = tokens.partition_point(|token| token.range.start < start);
    let line = tokens.get(at)?.line;
    for token in (at.saturating_sub(60)..at).rev() {
        if tokens[token].line != line {
            break;
        }
        if SIDES.contains(&tokens[token].normal.as_str())
            && let Some((_, country)) = words.nisba(token + 1)
        {
            return Some(RoleHolder::Country(country.to_owned()));
        }
    }
    None
}

/// A title joined by و to the one before it in the same sentence is of the same country.
fn joined(mentions: &[Mention], roles: &[RoleMention], index: usize) -> Option<RoleHolder> {
    let role = &roles[index];
    let sentence = mentions.get(role.person as usize)?.sentence;
    let previous = roles[..index].last()?;
    let near = role.range.start.saturating_sub(previous.range.end) < 160;
    let same = mentions.get(previous.person as usize)?.sentence == sentence;
    (near && same).then(|| previous.of.clone()).flatten().filter(|of| match of {
        RoleHolder::Country(_) => true,
        RoleHolder::Mention(at) => mentions.get(*at as usize).is_some_and(|m| m.kind == EntityKind::Place),
    })
}

/// The country that most of the page's names of places and bodies belong to, where it has more than half of them.
fn home(words: &Words<'_>, mentions: &[Mention]) -> Option<String> {
    let dateline =
        mentions.iter().find(|m| m.kind == EntityKind::Place && m.witnesses.iter().any(|w| w.name == "dateline"));
    if let Some(country) = dateline.and_then(|m| m.country.clone()) {
        return Some(country);
    }
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let mut count = |country: &'_ str| {
        let code = words.lexicon.country(country).unwrap_or("");
        match counts.iter_mut().find(|(other, _)| *other == code) {
            Some((_, n)) => *n += 1,
            None => counts.push((code, 1)),
        }
    };
    mentions.iter().filter_map(|m| m.country.as_deref()).for_each(&mut count);
    let all: usize = counts.iter().map(|(_, n)| n).sum();
    let (code, most) = counts
        .into_iter()
        .filter(|(code, _)| !code.is_empty())
        .max_by_key(|(code, n)| (*n, std::cmp::Reverse(*code)))?;
    (most * 2 > all).then(|| code.to_owned())
}
