use egui::{Id, Response, Role, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::label::{ink, opacity};
use super::paint::{Paint, paint};
use super::{TextContext, TextRole, access};
use crate::text::{Elide, Style};

/// The tab of one of several things that share a place: it brings its own to the front, and can be dragged elsewhere.
#[must_use = "a tab must be shown"]
pub struct Tab<'a> {
    text: &'a str,
    active: bool,
}

/// Longer titles are cut with `…`, in points.
const WIDEST: f32 = 240.0;
/// Free room at both ends of the title.
const PADDING: f32 = 12.0;

impl<'a> Tab<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, active: false }
    }

    /// Whether its thing is in front.
    pub fn active(self, active: bool) -> Self {
        Self { active, ..self }
    }

    /// As high as there is room. `id` stays the same wherever the tab is dragged.
    pub fn show(self, ui: &mut Ui, id: Id) -> Response {
        let role = if self.active { TextRole::Strong } else { TextRole::Body };
        let style =
            Style { elide: Elide::Lines(1), ..role.style(ink(ui, if self.active { role } else { TextRole::Small })) };
        let context = TextContext::get(ui.ctx());
        let natural = context.layout(self.text, &style, &[]);
        let layout = if natural.width > WIDEST {
            context.layout(self.text, &Style { width: Some(WIDEST), ..style }, &[])
        } else {
            natural
        };
        let (_, rect) = ui.allocate_space(vec2((layout.width + 2.0 * PADDING).ceil(), ui.available_height()));
        let response = ui.interact(rect, id, Sense::click_and_drag()).on_hover_cursor(egui::CursorIcon::Grab);
        access::describe(&response, Role::Tab, self.text);
        ui.ctx().accesskit_node_builder(id, |node| node.set_selected(self.active));
        if ui.is_rect_visible(rect) {
            let visuals = ui.visuals();
            if self.active {
                ui.painter().rect_filled(rect, 0.0, visuals.panel_fill);
                ui.painter().hline(rect.x_range(), rect.top() + 1.0, (2.0, visuals.hyperlink_color));
            } else if response.hovered() {
                ui.painter().rect_filled(rect, 0.0, visuals.widgets.hovered.weak_bg_fill);
            }
            let at = pos2(rect.left() + PADDING, rect.center().y - layout.height / 2.0);
            paint(ui.painter(), at, &layout, Paint { opacity: opacity(ui), ..Paint::default() });
            if response.has_focus() {
                let stroke = Stroke::new(1.5, visuals.hyperlink_color);
                ui.painter().rect_stroke(rect.shrink(1.0), 2.0, stroke, StrokeKind::Inside);
            }
        }
        if layout.elided { super::tooltip(response, self.text) } else { response }
    }
}
