use egui::{Response, Role, Sense, Ui, Widget, vec2};

use super::label::{fitted, opacity, size};
use super::paint::{Paint, paint};
use super::{TextRole, access, rgba};
use crate::base::Rgba;
use crate::text::{Elide, Style};

/// A push button, or one half of a switch.
#[must_use = "a button must be added to a Ui"]
pub struct Button<'a> {
    text: &'a str,
    role: TextRole,
    selected: Option<bool>,
    frame: bool,
    color: Option<Rgba>,
    min_width: f32,
}

impl<'a> Button<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, role: TextRole::Body, selected: None, frame: true, color: None, min_width: 0.0 }
    }

    /// Drawn and announced as one of several choices.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = Some(selected);
        self
    }

    pub fn role(mut self, role: TextRole) -> Self {
        self.role = role;
        self
    }

    /// Without a box of its own until the pointer is on it: in menus and beside headings.
    pub fn frame(mut self, frame: bool) -> Self {
        self.frame = frame;
        self
    }

    pub fn color(mut self, color: Rgba) -> Self {
        self.color = Some(color);
        self
    }

    /// At least this many points wide, as the entries of a menu.
    pub fn min_width(mut self, width: f32) -> Self {
        self.min_width = width;
        self
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let padding = ui.spacing().button_padding;
        let room = ui.available_width() - padding.x * 2.0;
        let style = Style { elide: Elide::Lines(1), ..self.role.style(Rgba::BLACK) };
        let layout = fitted(ui, self.text, &[], style, room, false);
        let wanted = size(&layout) + padding * 2.0;
        let wanted = vec2(wanted.x.max(self.min_width), wanted.y.max(ui.spacing().interact_size.y));
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
        match self.selected {
            Some(selected) => access::describe_selectable(&response, Role::Button, selected, self.text),
            None => access::describe(&response, Role::Button, self.text),
        }
        super::scroll_to_focus(ui, &response);
        if ui.is_rect_visible(rect) {
            let selected = self.selected == Some(true);
            let visuals = ui.style().interact_selectable(&response, selected);
            if self.frame || selected || response.hovered() || response.has_focus() {
                let stroke = if self.frame || response.has_focus() { visuals.bg_stroke } else { egui::Stroke::NONE };
                let fill = if self.frame || response.hovered() || selected {
                    visuals.weak_bg_fill
                } else {
                    egui::Color32::TRANSPARENT
                };
                ui.painter().rect(rect, visuals.corner_radius, fill, stroke, egui::StrokeKind::Inside);
            }
            let inner = rect.shrink2(padding);
            let x = if self.min_width > 0.0 && layout.right_to_left {
                inner.right() - layout.width
            } else if self.min_width > 0.0 {
                inner.left()
            } else {
                rect.center().x - layout.width / 2.0
            };
            let at = egui::pos2(x, rect.center().y - layout.height / 2.0);
            let color = self.color.unwrap_or_else(|| rgba(visuals.text_color()));
            paint(ui.painter(), at, &layout, Paint { color: Some(color), opacity: opacity(ui), ..Paint::default() });
        }
        if layout.elided { super::tooltip(response, self.text) } else { response }
    }
}
