//! Offices: who holds which, of which country or body.
//!
//! A title that stands before a name, or behind it in apposition, gives its person a role. The country is the nisba's, else that of the
//! body or place in the title, else the one that the sentence around it speaks of.

mod body;
mod country;
mod home;
mod same_name;
#[cfg(test)]
mod tests;
mod wording;

use rustc_hash::FxHashSet;

use super::reading::{Mention, RoleHolder, RoleMention, Witness};
use super::titles::{self, Landmark, Landmarks, Part, Title};
use super::words::Words;
use crate::arabic::fold;
use crate::arabic::lexicon::{Cue, TitleClass, WordClass};
use crate::base::{EntityKind, TextRange};

/// The roles in text order of their titles.
pub fn read(words: &Words<'_>, mentions: &[Mention]) -> Vec<RoleMention> {
    let landmarks = landmarks(words, mentions);
    let people = people(words, mentions);
    let mut roles: Vec<RoleMention> = Vec::new();
    let mut unnamed = Vec::new();
    let mut passed = 0;
    let mut titled = vec![false; words.len()];
    let inside = inside_bodies(words, mentions);
    for token in 0..words.len() {
        if token < passed || inside.contains(&token) {
            continue;
        }
        let Some(title) = titles::scan(words, &landmarks, token) else { continue };
        if let Some(named) = title.name_at.and_then(|at| titled.get_mut(at)) {
            *named = true;
        }
        if matches!(title.class, TitleClass::Rank | TitleClass::Honorific) {
            continue;
        }
        passed = title.tokens.1;
        if !matches!(title.class, TitleClass::Office | TitleClass::Monarch) {
            continue;
        }
        let mut title = title;
        let last = roles.last().filter(|role| role.is_behind_its_name());
        if title.name_at.is_some_and(|at| has_its_own(words, mentions, &people, at)) {
            let bare = Title { name_at: None, ..title.clone() };
            let own = in_apposition(words, mentions, &people, &titled, &bare).or_else(|| continued(words, last, &bare));
            title = if own.is_some() { bare } else { title };
        }
        let before = title.name_at.and_then(|at| people[at]);
        // المبعوث، فلان، رئيس المجلس، فلان الفلاني، …: each name stands behind its office.
        let in_turn = || {
            let earlier = in_apposition(words, mentions, &people, &titled, &title)?;
            let first = tokens_of(words, mentions[earlier as usize].range).start;
            let enclosed = words.before(first).is_some_and(|mark| matches!(words.surface(mark), "،" | ","));
            behind_comma(words, mentions, &people, &title).filter(|_| enclosed && titled[first])
        };
        let (person, witness) = match before.or_else(in_turn) {
            Some(person) => (person, "title-before"),
            None => {
                let follows = in_apposition(words, mentions, &people, &titled, &title);
                // ولي العهد وزير الداخلية: an office behind an office that stands behind its name.
                let again = || continued(words, roles.last().filter(|r| r.is_behind_its_name()), &title);
                let next = || behind_comma(words, mentions, &people, &title).map(|person| (person, "title-before"));
                match follows.or_else(again).map(|person| (person, APPOSITION)).or_else(next) {
                    Some(found) => found,
                    None => {
                        let nisba = title.parts.iter().find_map(|part| match part {
                            Part::Nisba(country) => Some(*country),
                            _ => None,
                        });
                        unnamed.extend(nisba.map(|country| (wording::of(words, &title, mentions).title, country)));
                        gather(words, mentions, &people, &title, &mut roles);
                        continue;
                    }
                }
            }
        };
        if title.is_plain_noun && !title.entry.is_counterpart {
            continue;
        }
        push(words, mentions, &title, person, witness, &mut roles);
        if witness == "title-before" {
            share(words, mentions, &people, &title, &mut roles);
        }
    }
    country::complete(words, mentions, &mut roles, &unnamed);
    roles
}

fn landmarks(words: &Words<'_>, mentions: &[Mention]) -> Landmarks {
    let mut table: Vec<Option<Landmark>> = vec![None; words.len()];
    for (index, mention) in mentions.iter().enumerate() {
        let tokens = tokens_of(words, mention.range);
        if !matches!(mention.kind, EntityKind::Organization | EntityKind::Place) || tokens.is_empty() {
            continue;
        }
        let first = tokens.start;
        let cut = words.cuts(first).iter().find(|cut| words.name_start(first, cut) == mention.range.start);
        table[first] = Some(Landmark {
            first: u32::try_from(first).unwrap_or(u32::MAX),
            end: u32::try_from(tokens.end).unwrap_or(u32::MAX),
            kind: mention.kind,
            country: mention.country.as_deref().and_then(|code| words.lexicon.country(code)),
            mention: u32::try_from(index).ok(),
            conjunction: cut.is_some_and(|cut| cut.conjunction),
            preposition: cut.and_then(|cut| cut.preposition),
        });
    }
    Landmarks(table)
}

/// The tokens in the names of bodies behind their first words: `النواب` in `مجلس النواب` is no office.
fn inside_bodies(words: &Words<'_>, mentions: &[Mention]) -> FxHashSet<usize> {
    let bodies = mentions.iter().filter(|mention| mention.kind == EntityKind::Organization);
    bodies.flat_map(|mention| tokens_of(words, mention.range).skip(1)).collect()
}

/// The tokens that a range touches; its first may begin inside a token, behind the clitics.
fn tokens_of(words: &Words<'_>, range: TextRange) -> std::ops::Range<usize> {
    let tokens = &words.source.tokens;
    let first = tokens.partition_point(|token| token.range.end <= range.start);
    let end = tokens.partition_point(|token| token.range.start < range.end);
    first..end.max(first)
}

/// For each token, the person whose name begins in it.
fn people(words: &Words<'_>, mentions: &[Mention]) -> Vec<Option<u32>> {
    let mut table = vec![None; words.len()];
    for (index, mention) in mentions.iter().enumerate() {
        if mention.kind == EntityKind::Person
            && let Some(slot) = table.get_mut(tokens_of(words, mention.range).start)
        {
            *slot = u32::try_from(index).ok();
        }
    }
    table
}

/// The name of the witness of a title behind its name.
const APPOSITION: &str = "apposition";

impl RoleMention {
    fn is_behind_its_name(&self) -> bool {
        self.witnesses.iter().any(|witness| witness.name == APPOSITION)
    }
}

/// The person whose name ends directly before the title: with a comma between (`فلان، وزير خارجية …`), in the accusative of what he
/// became (`فلان وزيراً ل…`), or, where a rank or address opens the name, with nothing between (`الفريق فلان قائد …`).
fn in_apposition(
    words: &Words<'_>,
    mentions: &[Mention],
    people: &[Option<u32>],
    titled: &[bool],
    title: &Title,
) -> Option<u32> {
    let head = title.tokens.0;
    let mut before = words.before(head)?;
    let mut comma = matches!(words.surface(before), "،" | "," | "(" | "-" | "–" | "—" | "ـ");
    if words.surface(before) == ":" {
        comma = is_item(words, people, before);
    }
    let cut = words.cuts(head).iter().find(|cut| words.name_start(head, cut) == title.head.start)?;
    if comma {
        before = words.before(before)?;
    }
    let accusative = title.is_accusative(words.source.text);
    let is_plural = title.form.is_plural && !accusative;
    // فلان، رئيس كذا سمسم: the title of a name that was not read.
    if comma && !accusative && (unknown_behind(words, title.tokens.1) || name_near(words, people, title.tokens.1)) {
        return None;
    }
    if cut.conjunction || cut.preposition.is_some() || is_plural || title.entry.is_counterpart {
        return None;
    }
    if title.parts.is_empty() && !title.is_definite {
        return None;
    }
    let first = (0..=before).rev().take(10).find(|&token| people[token].is_some())?;
    let person = people[first]?;
    let range = mentions.get(person as usize)?.range;
    let full = tokens_of(words, range).len() > 1 && (!is_met(words, first) || meets_another(words, people, title));
    let construct = title.name_at.is_none() && (titled[first] || full && !title.parts.is_empty());
    if !comma && !accusative && !construct {
        return None;
    }
    (tokens_of(words, range).end == before + 1).then_some(person)
}

/// A word that no lexicon has stands at the token, which may be the name of whoever holds the office before it.
fn unknown_behind(words: &Words<'_>, token: usize) -> bool {
    let next = token.checked_sub(1).and_then(|last| words.after(last)).filter(|&next| next == token);
    next.is_some_and(|next| {
        let class = words.bare(next).class;
        let surname =
            class.has(WordClass::NAME) && !class.has(WordClass::COMMON | WordClass::STOP | WordClass::AMBIGUOUS);
        let unknown = class.is_empty() || surname && !words.bare(next).is_definite();
        words.token(next).is_word() && unknown && !words.hides_clitic(next) && words.nisba(next).is_none()
    })
}

/// A name begins behind the word at the token, which no particle or verb parts from the office before it: `رئيس كذا إمام فلان`.
fn name_near(words: &Words<'_>, people: &[Option<u32>], token: usize) -> bool {
    let class = words.bare(token).class;
    let line = |token: usize| words.source.tokens.get(token).map(|other| other.line);
    let noun = words.source.tokens.get(token).is_some_and(crate::arabic::Token::is_word)
        && !class.has(WordClass::STOP | WordClass::DEFINITE)
        && words.cuts(token).iter().all(|cut| cut.is_bare() || cut.class.is_empty());
    noun && line(token) == line(token - 1) && people.get(token + 1).is_some_and(Option::is_some)
}

/// The name at a token stands behind a comma or a form of address, and has an office of its own behind it:
/// `فلان وزير الخارجية، فلان الفلاني نائب المدير`.
fn has_its_own(words: &Words<'_>, mentions: &[Mention], people: &[Option<u32>], name: usize) -> bool {
    const LONGEST_ADDRESS: usize = 3;
    let comma = |token: usize| matches!(words.surface(token), "،" | ",");
    let Some(person) = people.get(name).copied().flatten() else { return false };
    let end = tokens_of(words, mentions[person as usize].range).end;
    let line = words.token(name).line;
    let addressed = |token: usize| {
        let class = titles::head(words, token).map(|(form, ..)| words.lexicon.titles[usize::from(form.title)].class);
        class == Some(TitleClass::Honorific)
    };
    let apart = (name.saturating_sub(LONGEST_ADDRESS)..name).any(|token| comma(token) || addressed(token));
    let office = titles::head(words, end).is_some_and(|(form, cut, _)| {
        let class = words.lexicon.titles[usize::from(form.title)].class;
        cut.is_bare() && !form.is_plural && class == TitleClass::Office
    });
    apart && office && words.token(end).line == line
}

/// The colon stands behind the name that is all its line begins with, but for a mark: `• فلان الفلاني: عضو المكتب`.
fn is_item(words: &Words<'_>, people: &[Option<u32>], colon: usize) -> bool {
    let line = words.token(colon).line;
    let start = words.source.tokens.partition_point(|token| token.line < line);
    let mark = start < colon && !words.is_wordlike(start) && !words.is_opening_quote(start);
    mark && people.get(start + 1).copied().flatten().is_some()
}

/// A verb stands before the name whose object may be the office behind it: `استقبل فلان الفلاني وزير الخارجية`.
fn is_met(words: &Words<'_>, name: usize) -> bool {
    words.before(name).is_some_and(|before| {
        let joined = words.token(before).normal.strip_prefix('و');
        words.is(before, Cue::Meets) || joined.is_some_and(|verb| words.cues.of(verb).has(Cue::Meets))
    })
}

/// The person whose full name stands between the comma behind the title and another: `زعيم المعارضة، فلان الفلاني، …`. A verb or
/// particle may stand in place of the second comma.
fn behind_comma(words: &Words<'_>, mentions: &[Mention], people: &[Option<u32>], title: &Title) -> Option<u32> {
    let comma = |token: usize| matches!(words.surface(token), "،" | ",");
    let says_which = !title.parts.is_empty() && !title.form.is_plural && !title.is_plain_noun;
    let first = words.after(title.tokens.1 - 1).filter(|&t| says_which && comma(t)).and_then(|t| words.after(t))?;
    let person = people.get(first).copied().flatten()?;
    let range = mentions.get(person as usize)?.range;
    let tokens = tokens_of(words, range);
    let full = tokens.len() > 1 && words.token(first).range.start == range.start;
    let ends = words.after(tokens.end - 1).is_some_and(|next| {
        comma(next) || words.bare(next).class.has(WordClass::FUNCTION | WordClass::TIME) || !words.token(next).is_word()
    });
    (full && ends).then_some(person)
}

/// Somebody else is named near behind the title, whom the one before it may have met: `استقبل فلان الفلاني رئيس المجلس … فلاناً`.
fn meets_another(words: &Words<'_>, people: &[Option<u32>], title: &Title) -> bool {
    const NEAR: usize = 14;
    let line = words.token(title.tokens.0).line;
    let behind = title.tokens.1..(title.tokens.1 + NEAR).min(words.len());
    let behind =
        behind.take_while(|&token| words.token(token).line == line && !matches!(words.surface(token), "." | "؛"));
    let bare = |token: usize| words.cuts(token).iter().all(|cut| !cut.conjunction || cut.class.is_empty());
    behind.filter(|&token| people[token].is_some()).any(bare)
}

/// The person of the office that ends directly before this one, or before the comma or و between them.
fn continued(words: &Words<'_>, previous: Option<&RoleMention>, title: &Title) -> Option<u32> {
    let previous = previous?;
    let before = words.before(title.tokens.0)?;
    let between = matches!(words.surface(before), "،" | "," | "-" | "–" | "—");
    let before = if between { words.before(before)? } else { before };
    let bare = words.token(title.tokens.0).range.start == title.head.start;
    // والقائد العام …: a second office of his; but one that he had as well would not be told of by its head again.
    let head = |range: TextRange| fold(range.of(words.source.text).split(' ').next().unwrap_or_default());
    let joined = is_joined(words, title) && head(previous.range) != head(title.head);
    let says_which = title.is_definite || !title.parts.is_empty();
    let plain = !title.form.is_plural && says_which && title.name_at.is_none();
    ((bare || joined) && plain && words.token(before).range.end == previous.range.end).then_some(previous.person)
}

/// Nothing but و stands between the title's head and the word before it.
fn is_joined(words: &Words<'_>, title: &Title) -> bool {
    let token = title.tokens.0;
    let cut = words.cuts(token).iter().find(|cut| words.name_start(token, cut) == title.head.start);
    cut.is_some_and(|cut| cut.conjunction && cut.preposition.is_none())
}

/// Gives a plural title to the people listed behind it: `رؤساء دول، هم التركي فلان والسوري فلان`.
fn gather(
    words: &Words<'_>,
    mentions: &[Mention],
    people: &[Option<u32>],
    title: &Title,
    roles: &mut Vec<RoleMention>,
) {
    // رؤساء دول: the field without its article.
    const FIELDS: [(&str, &str); 3] = [("دول", "الدولة"), ("حكومات", "الحكومة"), ("برلمانات", "البرلمان")];
    if !title.form.is_plural {
        return;
    }
    let noun = words.source.tokens.get(title.tokens.1).map_or("", |token| token.normal.as_str());
    let field = FIELDS.iter().find(|(plural, _)| title.parts.is_empty() && noun == *plural).map(|(_, field)| *field);
    let first = title.tokens.1 + usize::from(field.is_some());
    let behind = first..(first + 4).min(words.len());
    let passed = |token: &usize| matches!(words.surface(*token), "،" | "," | ":") || words.is(*token, Cue::OfList);
    let Some(at) = behind.clone().find(|token| !passed(token)).filter(|at| *at > first) else { return };
    let Some((name_at, country)) = words.nisba(at).filter(|_| words.bare(at).is_definite()) else { return };
    let Some(person) = people.get(name_at).copied().flatten() else { return };
    let mut own = title.clone();
    own.parts.push(Part::Nisba(country));
    own.name_at = Some(name_at);
    let known = roles.len();
    push(words, mentions, &own, person, "listed", roles);
    share(words, mentions, people, &own, roles);
    if let Some(field) = field {
        roles[known..].iter_mut().for_each(|role| role.title = format!("{} {field}", role.title));
    }
}

fn push(
    words: &Words<'_>,
    mentions: &[Mention],
    title: &Title,
    person: u32,
    witness: &'static str,
    roles: &mut Vec<RoleMention>,
) {
    let last = title.tokens.1.saturating_sub(1);
    let range = title.head.cover(TextRange::new(title.head.start, words.token(last).range.end.max(title.head.end)));
    let mut role = RoleMention {
        person,
        range,
        title: String::new(),
        of: holder(title),
        former: title.former,
        witnesses: vec![Witness::new(witness, 1.0)],
    };
    if title.entry.is_counterpart {
        let Some(other) = counterpart_of(mentions, roles, person) else { return };
        role.title = other.title.clone();
        role.witnesses.push(Witness::new("counterpart", 0.5));
    } else {
        let wording = wording::of(words, title, mentions);
        role.title = wording.title;
        if let Some(body) = wording.body {
            role.of = Some(RoleHolder::Mention(body));
        }
    }
    if let Some(body) = title.within.filter(|_| role.of.is_none()).and_then(|at| called_before(words, mentions, at)) {
        role.of = Some(RoleHolder::Mention(body));
        role.witnesses.push(Witness::new("class-noun", 0.5));
    }
    // السفير فلان, of which country or where is not said: a rank of the service; المستشار فلان: a judge.
    let alone = title.parts.is_empty() && title.is_definite;
    let address =
        title.entry.alone_in.filter(|_| alone).is_some_and(|countries| !speaks_of(words, mentions, countries));
    if !address {
        roles.push(role);
    }
}

/// The body named last before a token whose first word is the noun that stands there behind its preposition.
fn called_before(words: &Words<'_>, mentions: &[Mention], token: usize) -> Option<u32> {
    let noun = words.token(token).normal.strip_prefix("بال")?;
    let before = mentions.partition_point(|mention| mention.range.end <= words.token(token).range.start);
    let called = |mention: &Mention| {
        let first = fold(mention.name.split(' ').next().unwrap_or_default());
        mention.kind == EntityKind::Organization && first.strip_prefix("ال").unwrap_or(&first) == noun
    };
    mentions[..before].iter().rposition(called).and_then(|at| u32::try_from(at).ok())
}

/// Whether the page names one of the countries, or something of it.
fn speaks_of(words: &Words<'_>, mentions: &[Mention], countries: &str) -> bool {
    countries.split(' ').any(|code| {
        mentions.iter().any(|mention| mention.country.as_deref() == Some(code))
            || (0..words.len()).any(|token| words.nisba(token).is_some_and(|(_, country)| country == code))
    })
}

/// Whose office a counterpart repeats: that of the person named last who has one that countries have, and not bodies.
fn counterpart_of<'r>(mentions: &[Mention], roles: &'r [RoleMention], person: u32) -> Option<&'r RoleMention> {
    let sentence = mentions.get(person as usize)?.sentence;
    let of_a_body = |role: &RoleMention| match role.of {
        Some(RoleHolder::Mention(at)) => mentions.get(at as usize).is_some_and(|m| m.kind == EntityKind::Organization),
        _ => false,
    };
    let before = mentions.get(..person as usize)?.iter().rev();
    let near = before.take_while(|m| m.sentence + 3 >= sentence).filter(|m| m.kind == EntityKind::Person);
    let held = near.filter_map(|earlier| {
        let is_his = |role: &&RoleMention| {
            let name = mentions.get(role.person as usize).map_or("", |m| m.name.as_str());
            name == earlier.name || name.strip_suffix(earlier.name.as_str()).is_some_and(|rest| rest.ends_with(' '))
        };
        roles.iter().rev().find(is_his)
    });
    held.filter(|role| role.person != person).find(|role| !of_a_body(role))
}

/// The country by nisba, else the place or body of the title.
fn holder(title: &Title) -> Option<RoleHolder> {
    let nisba = title.parts.iter().find_map(|part| match part {
        Part::Nisba(country) => Some(RoleHolder::Country((*country).to_owned())),
        _ => None,
    });
    nisba.or_else(|| {
        title.parts.iter().find_map(|part| match part {
            Part::Landmark(landmark) if landmark.kind == EntityKind::Place => landmark.mention.map(RoleHolder::Mention),
            Part::Landmark(landmark) => landmark.country.map(|country| RoleHolder::Country(country.to_owned())),
            _ => None,
        })
    })
}

/// Gives the title to the further people that share it: `وزيرا الخارجية التركي فلان والسوري فلان`, `وزيرا الخارجية فلان والدفاع فلان`.
fn share(words: &Words<'_>, mentions: &[Mention], people: &[Option<u32>], title: &Title, roles: &mut Vec<RoleMention>) {
    let Some(first) = title.name_at else { return };
    for link in titles::chain(words, &title.form, first) {
        let Some(person) = people.get(link.name_at).copied().flatten() else { continue };
        let mut shared = title.clone();
        let listed = link.field.is_none() && link.country.is_none();
        shared.parts.retain(|part| listed || matches!(part, Part::Words(_)) && link.field.is_none());
        if let Some(field) = link.field {
            shared.parts.push(Part::Words(field));
        }
        if let Some(country) = link.country {
            shared.parts.push(Part::Nisba(country));
        }
        push(words, mentions, &shared, person, "shared-title", roles);
    }
}
