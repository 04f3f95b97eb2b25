use egui::{Response, Sense, Ui, vec2};

use super::parts::{self, count, entity_line, event_line, heading, quote, quotes};
use crate::gui::context::Context;
use crate::gui::opening::Folder;
use crate::gui::panels::marks;
use crate::gui::theme::color;
use crate::gui::widgets::{Paint, TextRole, describe, lay, paint};
use crate::model::inspector::{EntityCard, Office};
use crate::text::{Align, Elide, Style, Weight};

pub fn head(ui: &mut Ui, context: &Context<'_>, card: &EntityCard) -> Response {
    let kind = card.link.kind;
    let fill = context.theme.entity(kind);
    let others: Vec<&str> = card.spellings.iter().skip(1).take(5).map(|(spelling, _)| spelling.as_str()).collect();
    let sum = format!("{} · {}", count(card.mention_count, "mention"), count(card.documents, "source"));
    let sign = |ui: &Ui, at| marks::entity(ui.painter(), at, 12.0, kind, fill);
    parts::head(ui, context, sign, &card.link.name, &others.join(" · "), &sum)
}

/// How many mentions stand above the events and ties of an entity without an office.
const FIRST_QUOTES: usize = 2;

/// An entity: its offices, ties and events, and every sentence that names it.
pub fn ui(ui: &mut Ui, context: &Context<'_>, folder: &Folder, card: &EntityCard, shown: &mut usize) {
    super::decide::entity(ui, context, card.link.entity, &card.link.name, card.link.kind);
    for office in &card.offices {
        office_ui(ui, context, office);
        if let Some(first) = office.evidence.first() {
            quote(ui, context, folder, first);
        }
    }
    // An office comes with its sentence; of what has none, the first mentions tell most.
    let first = if card.offices.is_empty() { card.mentions.len().min(FIRST_QUOTES) } else { 0 };
    let (first, rest) = card.mentions.split_at(first);
    if !first.is_empty() {
        heading(ui, "Mentions");
        first.iter().for_each(|mention| quote(ui, context, folder, mention));
    }
    if !card.events.is_empty() {
        heading(ui, "Events");
        card.events.iter().for_each(|event| event_line(ui, context, event));
    }
    if !card.ties.is_empty() {
        heading(ui, "Tied to");
        for tie in card.ties.iter().take(12) {
            let mut shared = Vec::new();
            if tie.events > 0 {
                shared.push(count(tie.events as usize, "event"));
            }
            if tie.sentences > 0 {
                shared.push(count(tie.sentences as usize, "sentence"));
            }
            entity_line(ui, context, &tie.other, &shared.join(" · "));
        }
    }
    if !rest.is_empty() {
        heading(ui, if first.is_empty() { "Mentions" } else { "More mentions" });
        quotes(ui, context, folder, rest, shown);
    }
}

/// `وزير الخارجية · سوريا`, and how many passages say so.
fn office_ui(ui: &mut Ui, context: &Context<'_>, office: &Office) {
    let theme = context.theme;
    let holder = office.of.as_ref().map(|of| format!(" · {}", of.name)).unwrap_or_default();
    let text = format!("{}{holder}", office.title);
    let former = if office.former { "formerly, " } else { "" };
    let sources = format!("{former}{}", count(office.evidence.len(), "passage"));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 25.0), Sense::hover());
    describe(&response, egui::Role::Label, &format!("{text}, {sources}"));
    ui.painter().rect_filled(rect, 4.0, color(theme.background));
    let small = lay(ui.ctx(), &sources, &TextRole::Small.style(theme.muted));
    let style = Style {
        weight: Weight::Bold,
        align: Align::Right,
        elide: Elide::Lines(1),
        width: Some(rect.width() - small.width - 28.0),
        ..TextRole::Body.style(theme.ink)
    };
    let label = lay(ui.ctx(), &text, &style);
    let at = egui::pos2(rect.right() - 8.0 - label.width, rect.center().y - label.height / 2.0);
    paint(ui.painter(), at, &label, Paint::default());
    let at = egui::pos2(rect.left() + 8.0, rect.center().y - small.height / 2.0);
    paint(ui.painter(), at, &small, Paint::default());
}
