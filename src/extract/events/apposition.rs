//! Offices beside the name they belong to: `⟦X⟧، وزير الدفاع،` and `وزير الدفاع، ⟦X⟧`.

use super::identity::Identities;
use super::phrase::{Phrase, describing, is_office, starts_with_clitic};
use super::scan::Scan;
use crate::arabic::lexicon::Cue;
use crate::base::EntityKind;

/// `X، المدير العام للدفاع`: words of office behind a name and a comma describe it too.
pub(super) fn describe_in_apposition(scan: &Scan<'_>, phrases: &[Phrase], identities: &mut Identities) {
    for phrase in phrases.iter().filter(|phrase| phrase.kind == EntityKind::Person) {
        let Some(mention) = phrase.mention else { continue };
        let mut at = phrase.tokens.end;
        if !matches!(scan.normal(at), "،" | ",") || at + 1 >= scan.len() || !scan.is_bare_office(at + 1) {
            continue;
        }
        if apposition_end(scan, phrase).is_none() {
            continue;
        }
        at += 1;
        let mut words = Vec::new();
        while at < scan.len()
            && scan.is_free(at)
            && (is_office(scan, at) || scan.is_definite(at))
            && !starts_with_clitic(scan, at)
        {
            words.push(describing(scan.normal(at)));
            if let Some(country) = scan.nisba(at) {
                identities.place_in(mention, country);
            }
            at += 1;
        }
        identities.describe(mention, &words.join(" "));
    }
}

/// `⟦X⟧ رئيس دولة ⟦Y⟧`, `⟦X⟧، وزير الدفاع،`: an office behind a name describes it, and what it names is no phrase of its own.
pub(super) fn absorb_appositions(scan: &Scan<'_>, phrases: &mut [Phrase]) {
    for number in 0..phrases.len() {
        let phrase = &phrases[number];
        if phrase.inner || phrase.kind != EntityKind::Person || phrase.mention.is_none() {
            continue;
        }
        // `⟦X⟧، ولي العهد، رئيس الوزراء،`: several offices in a row.
        let first = apposition_end(scan, phrase);
        let Some(end) = std::iter::successors(first, |end| office_end(scan, *end)).last() else { continue };
        phrases[number].tokens.end = end;
        let behind = phrases[number + 1..].iter_mut().take_while(|p| p.tokens.start < end);
        behind.filter(|p| p.tokens.end <= end).for_each(|p| p.inner = true);
    }
}

/// The end of an office that is said of a name behind it. Of a person with an office before the name, one of another country is not
/// (`استقبل الرئيس X الوزير اليمني`), nor one that a comma parts from a further name (`الرئيس X، رئيس الوزراء الياباني، Y`).
fn apposition_end(scan: &Scan<'_>, phrase: &Phrase) -> Option<usize> {
    let end = office_end(scan, phrase.tokens.end)?;
    let named = (phrase.tokens.clone()).find(|t| scan.mention_of[*t] == phrase.mention).unwrap_or(phrase.tokens.end);
    let is_head = |t: usize| {
        scan.is_free(t)
            && scan.is_bare_office(t)
            && (scan.cue(t, Cue::Honorific).is_none() || scan.normal(t) == "الرييس")
    };
    let titled = (phrase.tokens.start..named).any(is_head);
    if !titled {
        return Some(end);
    }
    let nisba = |tokens: std::ops::Range<usize>| tokens.filter(|t| scan.is_free(*t)).find_map(|t| scan.nisba(t));
    let abroad = nisba(phrase.tokens.end..end).filter(|country| nisba(phrase.tokens.start..named) != Some(country));
    let comma = |t: usize| matches!(scan.normal(t), "،" | ",");
    let person = |t: usize| {
        scan.mention_of
            .get(t)
            .copied()
            .flatten()
            .is_some_and(|m| scan.found.mentions[m as usize].kind == EntityKind::Person)
    };
    const RANK: usize = 4;
    let ranked = scan.cue(end + 1, Cue::Honorific).is_some();
    let mut rank = end + 1..(end + 1 + RANK).min(scan.len());
    let next = rank.find(|t| !scan.is_free(*t) || scan.is_mark(*t) || !ranked);
    let parted = comma(end) && next.is_some_and(person);
    let other = abroad.is_some() && (!comma(phrase.tokens.end) || parted);
    (!other).then_some(end)
}

/// The end of the words of office behind the end of a name, or `None` where none follow.
fn office_end(scan: &Scan<'_>, name_end: usize) -> Option<usize> {
    let comma = |t: usize| matches!(scan.normal(t), "،" | ",");
    let start = if comma(name_end) { name_end + 1 } else { name_end };
    if start >= scan.len() || !scan.is_bare_office(start) || !scan.is_free(start) || scan.is_verb(start) {
        return None;
    }
    // `عيّن X ⟦رئيساً⟧ للهيئة`: what he becomes.
    let accusative = scan.normal(start).strip_suffix('ا').is_some_and(|stem| scan.is_office_stem(stem));
    if accusative && !scan.is_definite(start) {
        return None;
    }
    let line = scan.source.tokens[start].line;
    let mut at = start;
    while at < scan.len() && scan.source.tokens[at].line == line {
        if scan.date_of[at].is_some() || scan.is_verb(at) {
            break;
        }
        if let Some(mention) = scan.mention_of[at] {
            let mention = &scan.found.mentions[mention as usize];
            if mention.kind == EntityKind::Person {
                // A title of the name that follows, unless و or a comma parts them.
                return None;
            }
            let joined = scan.normal(at).starts_with('و') && mention.range.start > scan.source.tokens[at].range.start;
            if joined && at > start {
                break;
            }
            at += 1;
            continue;
        }
        if scan.is_mark(at) {
            if scan.is_quote(at) {
                at += 1;
                continue;
            }
            break;
        }
        let office_joined =
            scan.normal(at).starts_with('و') && scan.is_office_behind_clitics(at) && !scan.is_bare_office(at);
        let preposition = scan.is_preposition(at) && !matches!(scan.normal(at), "لدي" | "علي");
        // `X، رئيس الهيئة ورئيس المجلس،`: a second office of his, if no other name follows.
        if at > start && office_joined && is_second_office(scan, at) {
            at += 1;
            continue;
        }
        if at > start
            && (office_joined
                || preposition
                || scan.cue(at, Cue::Clause).is_some()
                || scan.cue(at, Cue::Group).is_some())
        {
            break;
        }
        let field = at > start && scan.is_bare_office(at - 1);
        let behalf = scan.cue(at, Cue::Behalf).is_some();
        if !(scan.is_bare_office(at)
            || scan.is_definite(at)
            || field
            || behalf
            || scan.cue(at, Cue::Classifier).is_some())
        {
            break;
        }
        at += 1;
    }
    (at > start).then_some(at)
}

/// The words from a joined office on, up to a mark or a verb, name a body and nobody: `… ورئيس ⟦المجلس⟧،`.
fn is_second_office(scan: &Scan<'_>, at: usize) -> bool {
    const REACH: usize = 6;
    let line = scan.source.tokens[at].line;
    let words = at + 1..(at + 1 + REACH).min(scan.len());
    let mut named = false;
    for t in words.take_while(|t| scan.source.tokens[*t].line == line) {
        if scan.is_mark(t) || scan.is_verb(t) {
            return named;
        }
        if let Some(mention) = scan.mention_of[t] {
            if scan.found.mentions[mention as usize].kind != EntityKind::Organization {
                return false;
            }
            named = true;
        } else if named {
            return false;
        }
    }
    false
}

/// `وزير الخارجية الإيراني، ⟦X⟧`: the start of a title that a comma parts from its name, and the names inside it.
pub(super) fn title_before_comma(scan: &Scan<'_>, head: usize) -> Option<(usize, Vec<u32>)> {
    // `رئيس الهيئة، “⟦X⟧”`
    let before = head.checked_sub(1)?;
    let before = if scan.is_quote(before) { before.checked_sub(1)? } else { before };
    let comma = Some(before).filter(|at| matches!(scan.normal(*at), "،" | ","))?;
    if starts_with_clitic(scan, head) {
        return None;
    }
    let line = scan.source.tokens[head].line;
    let mut start = None;
    let mut named = Vec::new();
    let mut at = comma;
    while at > 0 && scan.source.tokens[at - 1].line == line {
        let before = at - 1;
        if let Some(mention) = scan.mention_of[before] {
            if scan.found.mentions[mention as usize].kind == EntityKind::Person {
                break;
            }
            named.push(mention);
        } else if scan.date_of[before].is_some()
            || scan.is_mark(before) && !scan.is_quote(before)
            || scan.is_verb(before)
        {
            break;
        } else if is_office(scan, before) {
            start = Some(before);
            if starts_with_clitic(scan, before) {
                break;
            }
        } else if !(scan.is_mark(before)
            || scan.is_definite(before)
            || !named.is_empty() && scan.cue(before, Cue::In).is_some()
            || before > 0 && is_office(scan, before - 1)
            || scan.cue(before, Cue::Behalf).is_some())
        {
            break;
        }
        at = before;
    }
    let start = start?;
    // A title between a name and a comma belongs to that name.
    let owner =
        start.checked_sub(1).filter(|at| matches!(scan.normal(*at), "،" | ",")).and_then(|at| at.checked_sub(1));
    // `X ونظيره، Y`: و begins another's.
    let beside = start.checked_sub(1).filter(|_| !starts_with_clitic(scan, start));
    let describes_other = [beside, owner]
        .into_iter()
        .flatten()
        .any(|t| scan.mention_of[t].is_some_and(|m| scan.found.mentions[m as usize].kind == EntityKind::Person));
    (!describes_other).then_some((start, named))
}
