//! What rests under the pointer: an event with its day, its sources and what they differ on; or a number of events.

use egui::Ui;

use crate::base::EventId;
use crate::gui::context::Context;
use crate::gui::widgets::{Label, TextRole};
use crate::model::inspector::{self, EventCard};
use crate::model::{date_text, days_text};
use crate::scene::timeline::PlacedCount;

/// The card of the event that was explained last.
#[derive(Default)]
pub struct Explained(Option<(EventId, EventCard)>);

/// More sources than these are for the inspector.
const MOST_SOURCES: usize = 6;

impl Explained {
    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>, event: EventId) {
        let Some(folder) = context.folder else { return };
        if self.0.as_ref().is_none_or(|(known, _)| *known != event) {
            self.0 = inspector::event(&folder.analysis, event).map(|card| (event, card));
        }
        let Some((_, card)) = &self.0 else { return };
        ui.set_max_width(380.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        line(ui, &card.line.label, TextRole::Strong);
        let day = card.line.day.as_ref().map_or("no day known", |day| &day.text);
        let inferred = card.line.day.as_ref().is_some_and(|day| day.source == crate::resolve::DateSource::Inferred);
        line(ui, &format!("{}, {day}{}", card.line.kind, if inferred { ", inferred" } else { "" }), TextRole::Body);
        if card.line.sources > 1 {
            let independent = card.line.independent;
            line(ui, &format!("{} sources, {independent} of them by themselves", card.line.sources), TextRole::Small);
        }
        for report in card.reports.iter().take(MOST_SOURCES) {
            let day = report.day.as_ref().map_or("gives no day", |day| &day.text);
            // The isolates keep an Arabic name and the day beside it in their places.
            line(ui, &format!("\u{2066}\u{2068}{}\u{2069} · {day}\u{2069}", report.source), TextRole::Small);
        }
        if card.reports.len() > MOST_SOURCES {
            line(ui, &format!("and {} more", card.reports.len() - MOST_SOURCES), TextRole::Small);
        }
        for difference in &card.differences {
            line(ui, &difference.title, TextRole::Strong);
            for side in &difference.sides {
                let who = side.evidence.first().map(|quote| inspector::source_name(&folder.analysis, quote.document));
                let says =
                    format!("\u{2066}\u{2068}{}\u{2069}: \u{2068}{}\u{2069}\u{2069}", who.unwrap_or("–"), side.text);
                line(ui, &says, TextRole::Body);
            }
        }
    }
}

fn line(ui: &mut Ui, text: &str, role: TextRole) {
    ui.add(Label::new(text, role).wrap());
}

/// `12 events, week of 6 Oct 2025`.
pub fn count_text(count: &PlacedCount, lane: &str) -> String {
    let day = |number: i32| crate::scene::timeline::date_of(f64::from(number));
    let days = crate::base::DayInterval { first: day(count.days.0), last: day(count.days.1 - 1) };
    let events = if count.count == 1 { "1 event".to_owned() } else { format!("{} events", count.count) };
    let when = match count.unit {
        crate::scene::timeline::CountUnit::Week => date_text(&crate::base::DateValue::week_of(days.first)),
        _ => days_text(days),
    };
    format!("{lane}, {events}, {when}")
}
