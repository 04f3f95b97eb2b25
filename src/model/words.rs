//! Short wordings that several views share: short names, event labels, days.

use jiff::civil::Date;

use crate::arabic::lexicon::{Cue, Lexicons};
use crate::arabic::{NumberKind, fold};
use crate::base::{DateValue, EntityKind, EventKind, Part, Precision};
use crate::resolve::{Analysis, Entity, Event, WrittenBetween};

/// The word never ends or begins a family name by itself: what follows belongs to it (`أبو`).
fn is_prefix(word: &str) -> bool {
    Lexicons::builtin().cues.of(word).has(Cue::Kinship)
}

/// The name by which headlines call an entity: for a person the usual short spelling, the given name with the father's
/// (`فلان بن نادر`) or the family name, otherwise the name itself.
///
/// A spelling counts as short form when it is the end of the full name (`نخلة` alone is none of `فلان أبو نخلة`, since
/// `أبو` belongs to it).
pub fn short_name(entity: &Entity) -> &str {
    if entity.kind != EntityKind::Person {
        return &entity.name;
    }
    // A house's name (`آل سعود`) tells none of its members from the others.
    let is_end = |alias: &str| {
        let rest = entity.name.strip_suffix(alias);
        rest.is_some_and(|rest| rest.ends_with(' ') && !ends_with_prefix(rest)) && !alias.starts_with("آل ")
    };
    let usual = entity.aliases.iter().filter(|alias| is_end(&alias.name)).max_by_key(|alias| {
        // The most frequent; among equals the shortest, so that the choice does not hang on the order of the table.
        (alias.count, std::cmp::Reverse(alias.name.len()))
    });
    let own = || given_and_father(&entity.name).unwrap_or_else(|| family_name(&entity.name));
    usual.map_or_else(own, |alias| &alias.name)
}

fn ends_with_prefix(words: &str) -> bool {
    words.split_whitespace().next_back().is_some_and(is_prefix)
}

/// `فلان بن نادر` of `فلان بن نادر بن شاهر آل طلال`; `None` for a name without `بن`.
fn given_and_father(name: &str) -> Option<&str> {
    let start = name.find(" بن ")? + " بن ".len();
    let mut end = start;
    for word in name[start..].split(' ') {
        end += word.len();
        if !is_prefix(word) {
            return Some(&name[..end]);
        }
        end += 1;
    }
    Some(name)
}

fn family_name(name: &str) -> &str {
    let mut from = name.len();
    for word in name.split_whitespace().rev() {
        // `word` is a part of `name`, so its place follows from its length and what stands behind it.
        let Some(start) = name[..from].rfind(word) else { return name };
        from = start;
        // What stands in brackets tells namesakes apart (`جورج الحكيم (الأب)`) and is no name by itself.
        // `قمر الدين` is one.
        let is_end = Lexicons::builtin().cues.of(word).has(Cue::NameEnd);
        let is_part = word.starts_with('(') || is_end || is_ordinal(word);
        if !is_part && !ends_with_prefix(&name[..from]) {
            return &name[from..];
        }
    }
    name
}

/// Whether the word counts rulers of one name (`تواضروس الثاني`).
fn is_ordinal(word: &str) -> bool {
    let numeral = Lexicons::builtin().numbers.at(&fold(word), &[]);
    numeral.is_some_and(|numeral| numeral.kind == NumberKind::Ordinal)
}

/// A few words that tell an event from its neighbours: its kind with its place (`اجتماع أنقرة`) or with those who took part
/// (`اتصال فيدان والشيباني`).
pub fn event_label(analysis: &Analysis, event: &Event) -> String {
    let people: Vec<&Entity> =
        event.participants.iter().filter_map(|p| analysis.entities.get(p.entity.index())).collect();
    let place = event.place.and_then(|place| analysis.entities.get(place.index()));
    let noun = match event.kind {
        EventKind::Meeting if people.len() == 2 => "لقاء",
        EventKind::Meeting => "اجتماع",
        EventKind::Visit => "زيارة",
        EventKind::Call => "اتصال",
        EventKind::Announcement if people.first().is_some_and(|who| who.kind == EntityKind::Person) => "تصريح",
        EventKind::Announcement => "إعلان",
        EventKind::Agreement => "اتفاق",
        EventKind::Decision => "قرار",
    };
    let pair = |people: &[&Entity]| {
        let names: Vec<&str> = people.iter().take(2).map(|who| short_name(who)).collect();
        names.join(" و")
    };
    let of = match (event.kind, place, people.as_slice()) {
        (EventKind::Visit, Some(place), [who, ..]) if who.id != place.id => {
            format!("{} إلى {}", short_name(who), short_name(place))
        }
        (EventKind::Visit, None, [who, whither, ..]) if whither.kind != EntityKind::Person => {
            format!("{} إلى {}", short_name(who), short_name(whither))
        }
        (EventKind::Announcement | EventKind::Decision | EventKind::Visit, _, [who, ..]) => short_name(who).to_owned(),
        (EventKind::Meeting, Some(place), people) if people.len() != 2 => short_name(place).to_owned(),
        (_, Some(place), []) => short_name(place).to_owned(),
        (_, None, []) => return noun.to_owned(),
        (_, _, people @ ([_] | [_, _])) => pair(people),
        (_, _, people) => format!("{} وآخرين", pair(people)),
    };
    format!("{noun} {of}")
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The usual three letters of a month, counted from 1.
pub fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("?")
}

/// A date value as a reader would write it, no more exact than it is: `17 Oct 2025`, `Jun 2025`, `week of 6 Oct 2025`,
/// `middle of Jun 2025`.
pub fn date_text(value: &DateValue) -> String {
    let whole = match value.precision {
        Precision::Day(day) => {
            format!("{} {} {}", day.day(), month_name(day.month().unsigned_abs()), day.year())
        }
        Precision::Week { .. } => {
            let monday = DateValue { part: None, ..*value }.interval().map(|week| DateValue::day(week.first));
            match (monday, value.part) {
                (Some(monday), None) => format!("week of {}", date_text(&monday)),
                (Some(monday), Some(_)) => format!("the week of {}", date_text(&monday)),
                (None, _) => value.to_string(),
            }
        }
        Precision::Month { year, month } => format!("{} {year}", month_name(month)),
        Precision::Year(year) => year.to_string(),
        Precision::Unresolved { month, day } => {
            let known: Vec<String> =
                day.map(|day| day.to_string()).into_iter().chain(month.map(|m| month_name(m).to_owned())).collect();
            if known.is_empty() { "undated".to_owned() } else { format!("{}, year unknown", known.join(" ")) }
        }
    };
    match value.part {
        None => whole,
        Some(Part::Start) => format!("start of {whole}"),
        Some(Part::Mid) => format!("middle of {whole}"),
        Some(Part::End) => format!("end of {whole}"),
    }
}

/// `Written between 20 Jan 2017 and 30 Nov 2019`, `Written on 20 Jan 2017 or later`.
pub fn written_between_text(between: &WrittenBetween) -> String {
    let day = |day: Date| date_text(&DateValue::day(day));
    match (between.first, between.last) {
        (Some(first), Some(last)) => format!("Written between {} and {}", day(first), day(last)),
        (Some(first), None) => format!("Written on {} or later", day(first)),
        (None, Some(last)) => format!("Written by {}", day(last)),
        (None, None) => "Written on an unknown day".to_owned(),
    }
}

/// [`date_text`] without the year, for places where the year stands nearby.
pub fn date_text_short(value: &DateValue) -> String {
    match (value.precision, value.part) {
        (Precision::Day(day), None) => format!("{} {}", day.day(), month_name(day.month().unsigned_abs())),
        _ => date_text(value),
    }
}
