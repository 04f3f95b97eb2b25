use egui::Ui;

use super::parts::{count, entity_line, event_line, heading, more, muted, origin, quote};
use crate::gui::context::Context;
use crate::gui::opening::Folder;
use crate::gui::theme::space;
use crate::model::inspector::TieCard;

/// A tie: both ends, the events they share, and the sentences that name both, by source and day.
pub fn ui(ui: &mut Ui, context: &Context<'_>, folder: &Folder, card: &TieCard, shown: &mut usize) {
    heading(ui, "Tie between");
    entity_line(ui, context, &card.a, "");
    entity_line(ui, context, &card.b, "");
    if !card.events.is_empty() {
        heading(ui, &count(card.events.len(), "shared event"));
        card.events.iter().for_each(|event| event_line(ui, context, event));
    }
    if !card.claims.is_empty() {
        heading(ui, "One of the other");
        card.claims.iter().for_each(|claim| super::claim::ui(ui, context, folder, claim));
    }
    heading(ui, &count(card.sentences.len(), "sentence"));
    let mut above = None;
    for sentence in card.sentences.iter().take(*shown) {
        let source = origin(folder, sentence.document);
        if above.as_ref() != Some(&source) {
            ui.add_space(space::XS);
            muted(ui, &source);
            above = Some(source);
        }
        quote(ui, context, folder, sentence);
    }
    more(ui, card.sentences.len(), shown);
}
