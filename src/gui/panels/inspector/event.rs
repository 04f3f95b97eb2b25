use egui::{Response, Ui};

use super::parts::{self, count, entity_line, heading, muted, quote, why as why_ui, why_fold};
use crate::base::EventKind;
use crate::extract::{EventStatus, Side};
use crate::gui::context::Context;
use crate::gui::opening::Folder;
use crate::gui::panels::marks;
use crate::model::inspector::EventCard;
use crate::model::inspector::why::{self, Readings};
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
    why_ui(ui, context, folder, &question, &card.why);
    for difference in &card.differences {
        why_ui(ui, context, folder, &difference.title, &difference.sides);
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
            let steps = || why::part(&folder.analysis, Readings(&folder.readings), card.line.event, who.entity);
            why_fold(ui, context, folder, ("part", who.entity), &format!("Why {}?", who.name), steps);
        }
    }
    if let Some(place) = &card.place {
        heading(ui, "Where");
        entity_line(ui, context, place, "");
        let steps = || why::part(&folder.analysis, Readings(&folder.readings), card.line.event, place.entity);
        why_fold(ui, context, folder, ("place", place.entity), &format!("Why in {}?", place.name), steps);
    }
    if !card.claims.is_empty() {
        let is_announcement = card.line.kind == EventKind::Announcement;
        heading(ui, if is_announcement { "What was said" } else { "Said there" });
        card.claims.iter().for_each(|claim| super::claim::ui(ui, context, folder, claim));
    }
    heading(ui, "Sources");
    for report in &card.reports {
        if let Some(day) =
            report.day.as_ref().filter(|day| card.line.day.as_ref().is_none_or(|known| known.value != day.value))
        {
            muted(ui, &format!("{} says {}", report.source, day.text));
        }
        match &report.repeats {
            Some(repeats) => drop(muted(ui, repeats)),
            None if card.reports.len() > 1 => drop(muted(ui, "Stands on its own")),
            None => {}
        }
        report.quotes.iter().for_each(|one| quote(ui, context, folder, one));
        report.why.iter().for_each(|step| drop(muted(ui, &step.text)));
    }
}
