//! How much speaks for two documents telling of one event.
//!
//! A sum of weighted witnesses: the days, the place, who took part, what else is spoken of. From [`ENOUGH`] on the two are taken for one.

use crate::arabic::lexicon::{Cue, Lexicons};
use crate::base::{DayInterval, EventKind};

use super::item::{DAY_OF_A_YEAR, Item, PartlyKnown};

/// What the witnesses amount to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Likeness {
    Weight(f32),
    /// They cannot be one event.
    Never,
}

/// One agreement of a kind is rarer than one meeting of a kind: what must be outweighed before any witness speaks.
fn rarity(kind: EventKind) -> f32 {
    match kind {
        EventKind::Agreement => -2.0,
        EventKind::Decision => -2.2,
        EventKind::Call => -2.5,
        EventKind::Visit => -2.4,
        EventKind::Meeting => -2.9,
        EventKind::Announcement => -5.5,
    }
}

/// What the witnesses of one event amount to at least.
pub const ENOUGH: f32 = -0.01;

/// How many days two reports of one event may contradict each other.
pub const CONTRADICTION_DAYS: i32 = 7;

/// A weekday is told wrongly less often than the same people meet again.
const OTHER_WEEKDAY: f32 = -2.0;

/// So many people of whom none is missing on either side are the same party even in another city.
const SURE_PARTY: usize = 2;

/// The distance in days between two spans, 0 where they overlap.
pub fn days_apart(a: DayInterval, b: DayInterval) -> i32 {
    if a.intersect(b).is_some() {
        return 0;
    }
    let (earlier, later) = if a.last < b.first { (a, b) } else { (b, a) };
    earlier.last.until(later.first).map_or(i32::MAX, |span| span.get_days())
}

/// Weighs all witnesses for two items of different documents and one kind.
///
/// Most pairs that are looked at are of different days, which is asked first.
pub fn likeness(a: &Item<'_>, b: &Item<'_>) -> Likeness {
    let mut weight = rarity(a.mention.kind);
    let mut anchored = false;
    for (_, witness) in WITNESSES {
        let Some(Witnessed { weight: part, anchor }) = witness(a, b) else { return Likeness::Never };
        weight += part;
        anchored |= anchor;
    }
    if anchored { Likeness::Weight(weight) } else { Likeness::Never }
}

/// Says what two items have in common of one sort; `None` where that excludes that they are one event.
type AskWitness = fn(&Item<'_>, &Item<'_>) -> Option<Witnessed>;

const WITNESSES: [(&str, AskWitness); 5] = [
    ("days", when),
    ("place", place),
    ("parties", participants),
    ("name", |a, b| Some(called(a, b))),
    ("topic", |a, b| Some(topic(a, b))),
];

/// What speaks for two items being of one event and against it, with weights in log odds; `None` where it excludes that.
pub fn weigh(a: &Item<'_>, b: &Item<'_>) -> Vec<(&'static str, Option<f32>)> {
    let weighed = WITNESSES.iter().map(|(name, ask)| (*name, ask(a, b).map(|part| part.weight)));
    weighed.chain([("how common", Some(rarity(a.mention.kind)))]).filter(|(_, weight)| *weight != Some(0.0)).collect()
}

/// `days +2.5, parties +1.5, how common -2.9`
pub fn told(weighed: &[(&'static str, Option<f32>)]) -> String {
    let one = |(name, weight): &(&'static str, Option<f32>)| match weight {
        Some(weight) => format!("{name} {weight:+.1}"),
        None => format!("{name} exclude it"),
    };
    weighed.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The same parties in both, none missing.
fn same_party(a: &Item<'_>, b: &Item<'_>) -> bool {
    a.participants == b.participants && a.participants.len() >= SURE_PARTY
}

/// A witness, and whether it ties the two to something they have in common beside the calendar.
struct Witnessed {
    weight: f32,
    anchor: bool,
}

fn says(weight: f32) -> Option<Witnessed> {
    Some(Witnessed { weight, anchor: false })
}

fn ties(weight: f32) -> Option<Witnessed> {
    Some(Witnessed { weight, anchor: true })
}

fn when(a: &Item<'_>, b: &Item<'_>) -> Option<Witnessed> {
    // The 26th and the 38th summit are two, whatever else is told.
    if a.mention.session.zip(b.mention.session).is_some_and(|(one, other)| one != other) {
        return None;
    }
    let fit = |one: PartlyKnown, other: PartlyKnown| match (a.days, b.days) {
        (Some(days), None) => other.allows(days),
        (None, Some(days)) => one.allows(days),
        (None, None) => one.agrees(other),
        (Some(_), Some(_)) => true,
    };
    if !fit(a.partly.without_weekday(), b.partly.without_weekday()) {
        return None;
    }
    if !fit(a.partly, b.partly) {
        return says(OTHER_WEEKDAY);
    }
    let (Some(one), Some(other)) = (a.days, b.days) else { return when_in_part(a, b) };
    let apart = days_apart(one, other);
    if apart > 0 {
        let may_contradict = apart <= CONTRADICTION_DAYS && a.has_place_of(b) && a.mention.kind == EventKind::Agreement;
        return if may_contradict { says(-2.0) } else { None };
    }
    if a.mention.kind == EventKind::Announcement && !(one.is_day() && other.is_day()) {
        return None;
    }
    let is_history = a.is_history && b.is_history;
    says(match one.days().max(other.days()) {
        // That two documents recall the same day of another time ties them by itself.
        1 if is_history => return ties(2.5),
        1 => 2.5,
        2..=10 => 1.6,
        11..=31 => 1.4,
        _ => 0.6,
    })
}

/// The same where a day is not known, or only its weekday, month or day of the month, which fit.
fn when_in_part(a: &Item<'_>, b: &Item<'_>) -> Option<Witnessed> {
    let fits = match (a.days, b.days) {
        (Some(days), None) if days.is_day() => b.partly.weight(),
        (None, Some(days)) if days.is_day() => a.partly.weight(),
        (None, None) => a.partly.weight().min(b.partly.weight()),
        _ => 0.0,
    };
    let same_place = a.has_place_of(b);
    // News without a day of the very same party in the same country or on that weekday: its event is sooner the known one than another.
    let undated = a.document_is_undated || b.document_is_undated;
    let same_country = a.place_country.is_some() && a.place_country == b.place_country;
    let same_party = undated && same_party(a, b) && (same_country || fits > 0.0);
    match a.mention.kind {
        EventKind::Meeting | EventKind::Visit | EventKind::Call if same_party => says(fits),
        EventKind::Agreement | EventKind::Decision => says(fits),
        EventKind::Announcement => None,
        // The same people meet, visit and call each other again and again.
        EventKind::Meeting | EventKind::Visit | EventKind::Call if !same_place && fits < DAY_OF_A_YEAR => None,
        _ if a.is_named_after_place && b.is_named_after_place => says(fits),
        // An undated page tells news of its day, so the one dated event that fits is likelier its own than in a folder of memories.
        _ if undated => says(fits - 0.1),
        _ => says(fits - 0.4),
    }
}

fn place(a: &Item<'_>, b: &Item<'_>) -> Option<Witnessed> {
    if a.place.is_none() || b.place.is_none() {
        return says(0.0);
    }
    let named = a.is_named_after_place || b.is_named_after_place;
    let both_named = a.is_named_after_place && b.is_named_after_place;
    let same_country = a.place_country.is_some() && a.place_country == b.place_country;
    let countries_known = a.place_country.is_some() && b.place_country.is_some();
    if a.has_place_of(b) {
        return ties(match a.mention.kind {
            _ if a.place_is_country && a.capital_of.is_none() => 0.5,
            _ if both_named => 3.2,
            // An agreement called after its city is that of its day there; without a day it could be any that was signed there.
            EventKind::Agreement if named && a.days.is_some() && b.days.is_some() => 3.0,
            EventKind::Agreement if named => 1.9,
            // Who calls a conference by its city means the one that another report tells of at length.
            EventKind::Meeting if named && conference(a, b) => 3.0,
            _ => 1.5,
        });
    }
    let one_day = a.days.zip(b.days).is_some_and(|(x, y)| x == y && x.is_day());
    // The same people on the same day: one of the two is wrong about the city.
    match (same_country, countries_known) {
        _ if one_day && same_party(a, b) && !a.place_is_country && !b.place_is_country => says(-1.5),
        (false, true) => None,
        _ if a.place_is_city && b.place_is_city => None,
        (true, _) if a.place_is_country || b.place_is_country => ties(0.6),
        // A building and its city, perhaps, if the day agrees.
        _ if one_day => ties(0.4),
        // A building of which only the other report tells the country.
        _ if a.place_is_country || b.place_is_country => says(0.0),
        _ => says(-1.5),
    }
}

fn participants(a: &Item<'_>, b: &Item<'_>) -> Option<Witnessed> {
    if a.participants.is_empty() || b.participants.is_empty() {
        return says(0.0);
    }
    let (people, other_people) = (&a.people, &b.people);
    let shared = people.intersection(other_people).count();
    if shared == 0 {
        let by_state = people.is_empty() || other_people.is_empty();
        return match a.states.intersection(&b.states).count() {
            // An agreement has many hands; who names one or none of them does not deny the others.
            _ if !by_state && a.mention.kind == EventKind::Agreement && people.len().min(other_people.len()) <= 1 => {
                says(-1.0)
            }
            _ if !by_state => says(-2.5),
            // `اتفاق … الذي رعته السعودية`: who stood by an agreement is not who signed it.
            0 if a.mention.kind == EventKind::Agreement => says(-1.5),
            0 => None,
            1 => ties(0.8),
            _ => ties(1.6),
        };
    }
    let both = a.participants.intersection(&b.participants).count();
    let fewer = (a.participants.len() - both).min(b.participants.len() - both);
    let both_differ = fewer as f32 * 0.5;
    ties((0.5 + shared as f32).min(3.5) - both_differ.min(1.5))
}

/// What both call it: the same noun with a name of its own behind it, the same words behind it, or after the same person or body.
fn called(a: &Item<'_>, b: &Item<'_>) -> Witnessed {
    let (one, other) = (a.mention, b.mention);
    let has_name = |item: &Item<'_>| item.called_after.is_some() || !item.mention.about.is_empty();
    let same_noun = has_name(a) && has_name(b) && one.nouns.iter().any(|noun| other.nouns.contains(noun));
    let words = one.about.iter().filter(|word| other.about.contains(word)).count();
    let after = a.called_after.is_some() && a.called_after == b.called_after && !a.is_named_after_place;
    // `معاهدة` is rarer than `اتفاق`: one is sooner another's than two of a year.
    let is_rare = |noun: &str| Lexicons::builtin().cues.of(noun).has(Cue::RareContract);
    let rare = one.nouns.iter().any(|noun| other.nouns.contains(noun) && is_rare(noun));
    let noun = if rare { 0.7 } else { 0.0 } + if same_noun { 0.5 } else { 0.0 };
    let weight = noun + (words as f32 * 0.6).min(1.2) + if after { 0.7 } else { 0.0 };
    Witnessed { weight, anchor: after || words > 0 }
}

/// Both are no mere meetings but conferences or summits.
fn conference(a: &Item<'_>, b: &Item<'_>) -> bool {
    let cues = &Lexicons::builtin().cues;
    let is_one = |item: &Item<'_>| item.mention.nouns.iter().any(|noun| cues.of(noun).has(Cue::Conference));
    is_one(a) && is_one(b)
}

/// What the sentences around speak of in common, beside the parties.
fn topic(a: &Item<'_>, b: &Item<'_>) -> Witnessed {
    let weight = (a.topic.intersection(&b.topic).count() as f32 * 0.7).min(1.4);
    Witnessed { weight, anchor: weight > 0.0 }
}
