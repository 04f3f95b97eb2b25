//! What is written: selection, letters, composition, caret.

use std::ops::Range;
use std::sync::Arc;

use egui::{IMEPurpose, Painter, Pos2, Rect, Response, Stroke, StrokeKind, Ui, pos2};

use super::Memory;
use crate::gui::widgets::label::opacity;
use crate::gui::widgets::{Paint, paint};
use crate::text::Layout;

/// The box of a field.
pub(super) fn frame(ui: &Ui, response: &Response, rect: Rect) {
    let visuals = ui.visuals();
    let focused = response.has_focus();
    let stroke = if focused { visuals.selection.stroke } else { ui.style().interact(response).bg_stroke };
    let radius = visuals.widgets.inactive.corner_radius;
    ui.painter().rect(rect, radius, visuals.extreme_bg_color, stroke, StrokeKind::Inside);
}

/// What is written, with its top left corner `at`.
pub(super) struct Written<'a> {
    pub memory: &'a Memory,
    pub layout: &'a Arc<Layout>,
    pub at: Pos2,
}

impl Written<'_> {
    pub fn paint(&self, ui: &Ui, painter: &Painter, focused: bool) {
        let visuals = ui.visuals();
        let editor = &self.memory.editor;
        if focused {
            for part in self.rects(editor.selection()) {
                painter.rect_filled(part, 0.0, visuals.hyperlink_color.gamma_multiply(0.25));
            }
        }
        paint(painter, self.at, self.layout, Paint { opacity: opacity(ui), ..Paint::default() });
        for part in editor.composition().into_iter().flat_map(|range| self.rects(range)) {
            painter.line_segment([part.left_bottom(), part.right_bottom()], Stroke::new(1.0, visuals.text_color()));
        }
        if focused {
            let idle = ui.input(|input| input.time) - self.memory.moved_at;
            egui::text_selection::visuals::paint_text_cursor(ui, painter, self.caret_rect(), idle);
        }
    }

    /// Tells the input method where the caret is, so that its list of candidates can stand there. `field` is the box to write in.
    pub fn serve_input_method(&self, ui: &Ui, field: Rect) {
        let to_global = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default();
        ui.output_mut(|output| {
            output.ime = Some(egui::output::IMEOutput {
                purpose: IMEPurpose::Normal,
                rect: to_global * field,
                cursor_rect: to_global * self.caret_rect(),
                should_interrupt_composition: false,
            });
        });
    }

    /// The line of the caret in the window, without a width.
    pub fn caret_rect(&self) -> Rect {
        let caret = self.layout.caret(self.memory.editor.caret());
        let x = self.at.x + caret.x;
        Rect::from_min_max(pos2(x, self.at.y + caret.top + 2.0), pos2(x, self.at.y + caret.bottom - 2.0))
    }

    fn rects(&self, range: Range<usize>) -> impl Iterator<Item = Rect> {
        let parts = self.layout.selection(range).into_iter();
        parts.map(|part| {
            let rect = Rect::from_min_max(pos2(part.x0, part.top), pos2(part.x1, part.bottom));
            rect.translate(self.at.to_vec2())
        })
    }
}
