use egui::{Response, Ui};

use super::parts::{self, count, entity_line, heading, muted, quote, why};
use crate::extract::{EventStatus, Side};
use crate::gui::context::Context;
use crate::gui::opening::Folder;
use crate::gui::panels::marks;
use crate::model::inspector::EventCard;
use crate::resolve::DateSource;

pub fn head(ui: &mut Ui, context: &Context<'_>, card: &EventCard) -> Response {
    let kind = card.line.kind;
    let fill = context.theme.event(kind);
    let mut about = vec![kind.to_string()];
    match &card.line.day {
        Some(day) => {
            let how = if day.source == DateSource::Stated { "" } else { ", inferred" };
            about.push(format!("{}{how}", day.text));
        }
        None => about.push("no day known".to_owned()),
    }
    if card.status == EventStatus::Scheduled {
        about.push("announced, not yet held".to_owned());
    }
    let sign = |ui: &Ui, at| marks::event(ui.painter(), at, 11.0, kind, fill);
    let (sources, independent) = (card.line.sources, card.line.independent);
    let sum = match independent {
        fewer if fewer < sources => format!("{}, {fewer} independent", count(sources as usize, "source")),
        _ => count(sources as usize, "source"),
    };
    parts::head(ui, context, sign, &card.line.label, &about.join(" · "), &sum)
}

/// An event: why its day, who took part, where, and what each source says.
pub fn ui(ui: &mut Ui, context: &Context<'_>, folder: &Folder, card: &EventCard) {
    super::decide::event(ui, context, card.line.event);
    let question = match &card.line.day {
        Some(day) => format!("Why {}?", day.text),
        None => "Why no day?".to_owned(),
    };
    why(ui, context, folder, &question, &card.why);
    for difference in &card.differences {
        why(ui, context, folder, &difference.title, &difference.sides);
    }
    if !card.who.is_empty() {
        heading(ui, "Who");
        for (who, side) in &card.who {
            let side = match side {
                Side::Agent => "acts",
                Side::Counterpart => "other side",
                Side::Attendee => "present",
            };
            entity_line(ui, context, who, side);
        }
    }
    if let Some(place) = &card.place {
        heading(ui, "Where");
        entity_line(ui, context, place, "");
    }
    heading(ui, "Sources");
    for report in &card.reports {
        if let Some(day) =
            report.day.as_ref().filter(|day| card.line.day.as_ref().is_none_or(|known| known.value != day.value))
        {
            muted(ui, &format!("{} says {}", report.source, day.text));
        }
        if let Some(repeats) = &report.repeats {
            muted(ui, repeats);
        }
        report.quotes.iter().for_each(|one| quote(ui, context, folder, one));
        report.why.iter().for_each(|step| drop(muted(ui, &step.text)));
    }
}
