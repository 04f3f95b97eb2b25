//! What the analyst did, in words.

use crate::edit::{Act, Decision, Subject};

/// Of what was done in one go, so many are said.
const MOST_SAID: usize = 4;

/// One sentence without an end, such as «Named «نادر» …».
pub fn words(act: &Act) -> String {
    match act {
        Act::Decide { of } => decision(of),
        Act::Star { subject, on: true } => format!("Starred {}", about(subject)),
        Act::Star { subject, on: false } => format!("Took the star off {}", about(subject)),
        Act::Tag { subject, tag, on: true } => format!("Tagged {} “{tag}”", about(subject)),
        Act::Tag { subject, tag, on: false } => format!("Took the tag “{tag}” off {}", about(subject)),
        Act::Note { subject, text } if text.is_empty() => format!("Took the note off {}", about(subject)),
        Act::Note { subject, text } => format!("Noted on {}: {text}", about(subject)),
        Act::Pin { mention, at: Some(_) } => format!("Pinned “{}”", mention.quote),
        Act::Pin { mention, at: None } => format!("Released “{}”", mention.quote),
        Act::View { name, view: Some(_) } => format!("Saved the view “{name}”"),
        Act::View { name, view: None } => format!("Forgot the view “{name}”"),
        Act::Revert { step } => format!("Took back step {}", step + 1),
        Act::All { acts } => {
            let said = acts.iter().take(MOST_SAID).map(words).reduce(|all, one| format!("{all}; {one}"));
            let rest = acts.len().saturating_sub(MOST_SAID);
            let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
            said.unwrap_or_default() + &more
        }
    }
}

fn about(subject: &Subject) -> String {
    match subject {
        Subject::Document(_) => "a document".to_owned(),
        Subject::Entity(anchor) => format!("“{}”", anchor.quote),
        Subject::Event(anchor) => format!("the event at “{}”", anchor.quote),
    }
}

/// A decision in the same manner.
pub fn decision(of: &Decision) -> String {
    match of {
        Decision::All { decisions } => {
            let said = decisions.iter().take(MOST_SAID).map(decision).reduce(|all, one| format!("{all}; {one}"));
            let rest = decisions.len().saturating_sub(MOST_SAID);
            said.unwrap_or_default() + &(if rest > 0 { format!(" and {rest} more") } else { String::new() })
        }
        Decision::Same { a, b } => format!("“{}” and “{}” are the same", a.quote, b.quote),
        Decision::NotSame { a, b } => format!("“{}” and “{}” are not the same", a.quote, b.quote),
        Decision::Split { mentions } => {
            let names: Vec<String> = mentions.iter().map(|mention| format!("“{}”", mention.quote)).collect();
            format!("Split off {}", names.join(", "))
        }
        Decision::Kind { mention, kind } => format!("“{}” names a {kind} here", mention.quote),
        Decision::EntityKind { mention, kind } => format!("“{}” is a {kind}", mention.quote),
        Decision::Name { mention, kind } => format!("“{}” is the name of a {kind}", mention.quote),
        Decision::NoName { mention } => format!("“{}” is no name", mention.quote),
        Decision::Rename { mention, name } => format!("“{}” is listed as “{name}”", mention.quote),
        Decision::Hide { mention } => format!("Hid “{}”", mention.quote),
        Decision::Confirm { mark } => format!("“{}” is right", mark.quote),
        Decision::DocumentDate { value: Some(day), .. } => format!("A document is of {day}"),
        Decision::DocumentDate { value: None, .. } => "A document states no day".to_owned(),
        Decision::Event { trigger, kind } => format!("“{}” tells of a {kind}", trigger.quote),
        Decision::NoEvent { trigger } => format!("“{}” tells of no event", trigger.quote),
        Decision::EventKind { trigger, kind } => format!("The event at “{}” is a {kind}", trigger.quote),
        Decision::EventDate { trigger, value: Some(day) } => format!("The event at “{}” was on {day}", trigger.quote),
        Decision::EventDate { trigger, value: None } => format!("The event at “{}” has no day", trigger.quote),
        Decision::EventPlace { trigger, place: Some(place) } => {
            format!("The event at “{}” was in “{}”", trigger.quote, place.quote)
        }
        Decision::EventPlace { trigger, place: None } => format!("The event at “{}” has no place", trigger.quote),
        Decision::TookPart { trigger, mention, side } => {
            let did = if side.is_some() { "took part" } else { "did not take part" };
            format!("“{}” {did} in the event at “{}”", mention.quote, trigger.quote)
        }
        Decision::SameEvent { a, b } => format!("“{}” and “{}” tell of one event", a.quote, b.quote),
        Decision::NotSameEvent { a, b } => format!("“{}” and “{}” tell of two events", a.quote, b.quote),
    }
}
