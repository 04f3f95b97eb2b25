//! Everything that is known of what is selected, each statement with its sentences.

mod claim;
mod decide;
mod document;
mod entity;
mod event;
pub mod parts;
mod tie;

use egui::{Response, ScrollArea, Ui};

use super::{PanelKind, empty, header, pin_in};
use crate::gui::context::Context;
use crate::gui::opening::Folder;
use crate::model::inspector::why::{self, DateLine, Readings};
use crate::model::inspector::{self, EventCard, TieCard};
use crate::model::{Filter, Target};
use entity::Known;

#[derive(Default)]
pub struct Inspector {
    /// What it is about, and the filter its counts follow.
    card: Option<(Target, Filter, Card)>,
    /// How many quotes of a long list are laid out.
    quotes: usize,
}

enum Card {
    Document(Vec<DateLine>),
    Entity(Box<Known>),
    Event(EventCard),
    Tie(TieCard),
    /// The analysis has no such thing.
    Gone,
}

const QUOTES_AT_ONCE: usize = 50;

impl Inspector {
    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>) -> Response {
        let (Some(folder), Some(target)) = (context.folder, context.selection) else {
            let handle = header(ui, context, PanelKind::Inspector, "", |_| {});
            let advice = "Click a name, an event or a tie in any panel to see what is known of it";
            empty(ui, context, "Nothing is selected", advice);
            return handle;
        };
        let is_known = |(known, filter, _): &(Target, Filter, Card)| *known == target && filter == context.filter;
        if !self.card.as_ref().is_some_and(is_known) {
            let card = Card::of(folder, context.filter, target);
            self.card = Some((target, context.filter.clone(), card));
            self.quotes = QUOTES_AT_ONCE;
        }
        let Some((_, _, card)) = &self.card else { return header(ui, context, PanelKind::Inspector, "", |_| {}) };
        let handle = match card {
            Card::Entity(known) => {
                let head = entity::head(ui, context, &known.card);
                pinned(ui, context, head)
            }
            Card::Event(card) => {
                let head = event::head(ui, context, card);
                pinned(ui, context, head)
            }
            Card::Document(_) | Card::Tie(_) | Card::Gone => header(ui, context, PanelKind::Inspector, "", |_| {}),
        };
        let quotes = &mut self.quotes;
        ScrollArea::vertical().id_salt(("card", target)).auto_shrink(false).show(ui, |ui| {
            egui::Frame::new().inner_margin(parts::MARGIN).show(ui, |ui| {
                ui.spacing_mut().item_spacing = egui::vec2(8.0, 4.0);
                match card {
                    Card::Document(dates) => document::ui(ui, context, folder, target, dates),
                    Card::Entity(known) => entity::ui(ui, context, folder, known, quotes),
                    Card::Event(card) => event::ui(ui, context, folder, card),
                    Card::Tie(card) => tie::ui(ui, context, folder, card, quotes),
                    Card::Gone => empty(ui, context, "It is not in this folder", "Select something else"),
                }
            });
        });
        handle
    }
}

/// Adds the pin to a head that is no ordinary header.
fn pinned(ui: &mut Ui, context: &Context<'_>, head: Response) -> Response {
    pin_in(ui, context, PanelKind::Inspector, head.rect.right_center() - egui::vec2(20.0, 0.0));
    head
}

impl Card {
    fn of(folder: &Folder, filter: &Filter, target: Target) -> Self {
        let analysis = &folder.analysis;
        match target {
            Target::Document(id) => Self::Document(why::dates(analysis, Readings(&folder.readings), id)),
            Target::Entity(id) => {
                Known::of(folder, filter, id).map_or(Self::Gone, |known| Self::Entity(Box::new(known)))
            }
            Target::Event(id) => inspector::event(analysis, id).map_or(Self::Gone, Self::Event),
            Target::Tie(a, b) => inspector::tie(analysis, a, b).map_or(Self::Gone, Self::Tie),
        }
    }
}
