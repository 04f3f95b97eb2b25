use egui::Ui;

use super::parts::{count, entity_line, event_line, heading, quotes};
use crate::gui::context::Context;
use crate::gui::opening::Folder;
use crate::model::inspector::TieCard;

/// A tie: both ends, the events they share, and the sentences that name both.
pub fn ui(ui: &mut Ui, context: &Context<'_>, folder: &Folder, card: &TieCard, shown: &mut usize) {
    heading(ui, "Tie between");
    entity_line(ui, context, &card.a, "");
    entity_line(ui, context, &card.b, "");
    if !card.events.is_empty() {
        heading(ui, &count(card.events.len(), "shared event"));
        card.events.iter().for_each(|event| event_line(ui, context, event));
    }
    heading(ui, &count(card.sentences.len(), "sentence"));
    quotes(ui, context, folder, &card.sentences, shown);
}
