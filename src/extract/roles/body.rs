//! The body that an office is in, where the text around the title tells it.

use rustc_hash::FxHashMap;

use super::country::before;
use crate::arabic::fold;
use crate::arabic::lexicon::{Cue, WordClass};
use crate::base::EntityKind;
use crate::extract::reading::{Mention, RoleHolder, RoleMention};
use crate::extract::words::Words;

/// The body of the office that directly follows one which any body may have: `رئيس مجلس الإدارة، المدير العام لشركة كذا`.
pub(super) fn body_of_next(
    words: &Words<'_>,
    mentions: &[Mention],
    roles: &[RoleMention],
    index: usize,
) -> Option<RoleHolder> {
    const MARK_AND_SPACE: u32 = 6;
    let (role, next) = (&roles[index], roles.get(index + 1)?);
    let near = next.person == role.person && next.range.start.saturating_sub(role.range.end) <= MARK_AND_SPACE;
    // رئيس مجلس الإدارة, المدير العام; but رئيس الهيئة العامة للرياضة has its body already.
    let of_any = role.title.split(' ').all(|word| {
        let word = fold(word);
        words.cues.of(word.strip_prefix("ال").unwrap_or(&word)).has(Cue::OfAnyBody)
    });
    let says_which = of_any && role.title.contains(' ');
    let Some(RoleHolder::Mention(body)) = next.of.as_ref().filter(|_| near && says_which) else { return None };
    let known = mentions.get(*body as usize).is_some_and(|m| m.kind == EntityKind::Organization);
    known.then_some(RoleHolder::Mention(*body))
}

/// `المبعوث الأممي` is of the body that the page calls `الأمم المتحدة`: the title without the adjective, and the body.
pub(super) fn body_by_adjective(mentions: &[Mention], role: &RoleMention) -> Option<(String, RoleHolder)> {
    let (at, name) = adjective_of_a_body(role)?;
    let body = mentions.iter().position(|m| m.kind == EntityKind::Organization && fold(&m.name) == name)?;
    let words = role.title.split(' ').enumerate().filter(|(word, _)| *word != at).map(|(_, word)| word);
    Some((words.collect::<Vec<_>>().join(" "), RoleHolder::Mention(u32::try_from(body).ok()?)))
}

/// Which word of a title is the adjective of a body between states, and the body's name in normal form.
pub(super) fn adjective_of_a_body(role: &RoleMention) -> Option<(usize, &'static str)> {
    const BODIES: [(&str, &str); 2] = [("امم", "الامم المتحده"), ("اوروب", "الاتحاد الاوروبي")];
    role.title.split(' ').enumerate().skip(1).find_map(|(at, word)| {
        let word = fold(word);
        let stem = word.strip_prefix("ال").unwrap_or(&word);
        let stem = stem.strip_suffix("ي").or_else(|| stem.strip_suffix("يه"))?;
        BODIES.iter().find(|(adjective, _)| *adjective == stem).map(|(_, name)| (at, *name))
    })
}

/// `الوزير` alone is of the ministry that the sentence or the one before names.
pub(super) fn ministry_before(mentions: &[Mention], role: &RoleMention) -> Option<RoleHolder> {
    let sentence = mentions.get(role.person as usize)?.sentence;
    if !matches!(role.title.as_str(), "الوزير" | "الوزيرة") {
        return None;
    }
    let near =
        before(mentions, role.range.start).iter().enumerate().rev().take_while(|(_, m)| m.sentence + 1 >= sentence);
    let ministry = |m: &Mention| m.kind == EntityKind::Organization && m.name.starts_with("وزارة");
    near.into_iter().find(|(_, m)| ministry(m)).and_then(|(at, _)| u32::try_from(at).ok()).map(RoleHolder::Mention)
}

/// The body that a class noun in the title points back to: `المتحدث باسم الحركة` is of the last body called حركة.
pub(super) fn body_named_before(
    words: &Words<'_>,
    mentions: &[Mention],
    bodies: &FxHashMap<String, Vec<usize>>,
    role: &RoleMention,
) -> Option<RoleHolder> {
    let title = fold(&role.title);
    let mut wording = title.split(' ').rev();
    let noun = wording.next()?.strip_prefix("ال")?;
    let governed = wording.next().is_some_and(|word| !word.starts_with("ال"));
    // What every country has one of is the field of its office.
    let of_state = words.lexicon.words.get(noun).is_some_and(|id| words.lexicon.class(id).has(WordClass::OF_STATE));
    if !governed || of_state {
        return None;
    }
    let called = bodies.get(noun)?;
    let before = called.partition_point(|&at| mentions[at].range.end <= role.range.start);
    let last = *called.get(before.checked_sub(1)?)?;
    u32::try_from(last).ok().map(RoleHolder::Mention)
}

/// The bodies of more than one word by their first, without its article.
pub(super) fn bodies_by_class(mentions: &[Mention]) -> FxHashMap<String, Vec<usize>> {
    let mut bodies: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, mention) in mentions.iter().enumerate().filter(|(_, m)| m.kind == EntityKind::Organization) {
        let name = fold(&mention.name);
        let Some((first, _)) = name.split_once(' ') else { continue };
        bodies.entry(first.to_owned()).or_default().push(at);
        if let Some(bare) = first.strip_prefix("ال") {
            bodies.entry(bare.to_owned()).or_default().push(at);
        }
    }
    bodies
}
