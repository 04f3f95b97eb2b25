//! The card that appears beside a name: who or what it is, its offices, how often and when the folder speaks of it.

use std::cell::RefCell;

use egui::{Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::base::{DateValue, EntityId};
use crate::gui::context::Context;
use crate::gui::panels::marks;
use crate::gui::theme::{Theme, color};
use crate::gui::widgets::{Label, Paint, TextRole, lay, paint};
use crate::model::date_text;
use crate::model::summary::{Bar, EntitySummary, entity_summary};

/// The card that was shown last.
#[derive(Default)]
pub struct Cards(RefCell<Option<EntitySummary>>);

const WIDTH: f32 = 280.0;
const BARS_HEIGHT: f32 = 30.0;

impl Cards {
    /// Draws the card of `id`. Says whether there is one.
    pub fn ui(&self, ui: &mut Ui, context: &Context<'_>, id: EntityId) -> bool {
        let Some(folder) = context.folder else { return false };
        let mut known = self.0.borrow_mut();
        if known.as_ref().is_none_or(|card| card.entity != id) {
            *known = entity_summary(&folder.analysis, id);
        }
        let Some(card) = &*known else { return false };
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 20.0), Sense::hover());
            marks::entity(ui.painter(), rect.center(), 6.0, card.kind, context.theme.entity(card.kind));
            ui.add(Label::new(&card.name, TextRole::Name).lines(2));
        });
        for office in &card.offices {
            ui.add(Label::new(office, TextRole::Body).lines(2));
        }
        ui.add(Label::new(&format!("{}, {}", card.kind, card.counts()), TextRole::Small));
        ui.add(Label::new(&card.seen_text(), TextRole::Small));
        bars_ui(ui, context.theme, card);
        true
    }
}

/// The days of the folder from left to right: bars for the documents that name it, and a dot over those in which an event is known.
fn bars_ui(ui: &mut Ui, theme: &Theme, card: &EntitySummary) {
    let Some(days) = card.days else { return };
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, BARS_HEIGHT), Sense::hover());
    let told = card.bars.iter().filter(|bar| bar.documents > 0).count();
    let name = format!("Small timeline: {}, in {told} of {} stretches", card.seen_text(), card.bars.len());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &name));
    let most = card.bars.iter().map(|bar| bar.documents).max().unwrap_or(0).max(1);
    let step = rect.width() / card.bars.len().max(1) as f32;
    let base = rect.bottom() - 1.0;
    let painter = ui.painter();
    painter.hline(rect.x_range(), base, (1.0, color(theme.line)));
    for (at, Bar { documents, events }) in card.bars.iter().enumerate() {
        let left = rect.left() + step * at as f32;
        if *documents > 0 {
            let height = (BARS_HEIGHT - 10.0) * (*documents as f32 / most as f32).max(0.15);
            let bar = Rect::from_min_max(pos2(left + 1.0, base - height), pos2(left + step - 1.0, base));
            painter.rect_filled(bar, 1.0, color(theme.entity(card.kind)));
        }
        if *events > 0 {
            painter.circle_filled(pos2(left + step / 2.0, rect.top() + 4.0), 2.0, color(theme.accent));
        }
    }
    let style = TextRole::Small.style(theme.muted);
    let (ends, _) = ui.allocate_exact_size(vec2(WIDTH, 16.0), Sense::hover());
    let first = lay(ui.ctx(), &date_text(&DateValue::day(days.first)), &style);
    let last = lay(ui.ctx(), &date_text(&DateValue::day(days.last)), &style);
    paint(ui.painter(), ends.min, &first, Paint::default());
    paint(ui.painter(), pos2(ends.right() - last.width, ends.top()), &last, Paint::default());
}
