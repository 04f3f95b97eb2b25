//! The line above two documents that stand side by side: what they share, and the way back to one.

use egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, vec2};

use crate::gui::app::Command;
use crate::gui::context::Context;
use crate::gui::icons::{Icon, icon_button};
use crate::gui::theme::color;
use crate::gui::widgets::{Label, TextRole};
use crate::model::shared::Shared;

const HEIGHT: f32 = 28.0;

/// Draws the line and returns the room beneath it.
pub fn strip_ui(ui: &mut Ui, context: &Context<'_>, shared: &Shared) -> Rect {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, color(context.theme.panel));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(context.theme.line)));
    let room = rect.shrink2(vec2(12.0, 1.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut line = ui.new_child(UiBuilder::new().max_rect(room).layout(layout).id_salt("shared"));
    let close = icon_button(&mut line, Icon::Close, "Close the document beside", false);
    if close.on_hover_text("Read one document alone (Ctrl+B)").clicked() {
        context.commands.send(Command::Beside(None));
    }
    line.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add(Label::new(&shared.text(), TextRole::Body));
    });
    ui.available_rect_before_wrap()
}
