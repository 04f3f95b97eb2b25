use std::sync::Arc;

use egui::{CursorIcon, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, Widget, WidgetInfo, vec2};

use super::paint::{Written, frame};
use super::{Keyboard, Memory, describe, point, take_requests};
use crate::gui::widgets::label::{ink, opacity};
use crate::gui::widgets::{Paint, TextContext, TextRole, access, paint, rgba};
use crate::text::{Direction, Layout, Style, TextEditor};

/// A field for a note: as many lines as are written, each paragraph in the direction of its first letter. It grows with the text up to a
/// height, and scrolls from there on.
///
/// Keys are those of a [`SearchField`](super::SearchField); besides, Enter begins a paragraph, Up and Down go from line to line, Page Up and
/// Page Down by what is in sight, Home and End to the ends of a line, with Ctrl to those of the text. Ctrl+Enter, Tab and Escape leave it.
#[must_use = "a field must be added to a Ui"]
pub struct NoteField<'a> {
    text: &'a mut String,
    id_salt: egui::IdSalt,
    name: &'a str,
    hint: &'a str,
    lines: (usize, usize),
}

impl<'a> NoteField<'a> {
    pub fn new(id_salt: impl egui::AsIdSalt, text: &'a mut String) -> Self {
        Self { text, id_salt: egui::IdSalt::new(id_salt), name: "", hint: "", lines: (3, 12) }
    }

    /// Its accessible name; without one, the hint is.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = name;
        self
    }

    /// What stands in the empty field.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// At least and at most as high as this many lines.
    pub fn lines(mut self, least: usize, most: usize) -> Self {
        self.lines = (least.max(1), most.max(least).max(1));
        self
    }
}

/// How `text` is set in a field with this hint: what has no letters yet begins where the hint begins.
fn style(ui: &Ui, hint: &str, width: f32, text: &str) -> Style {
    let style = TextRole::Body.style(ink(ui, TextRole::Body));
    let has_letters = text.chars().any(char::is_alphabetic);
    let direction = if !has_letters && access::is_arabic(hint) { Direction::RightToLeft } else { Direction::Auto };
    Style { width: Some(width), direction, ..style }
}

impl Widget for NoteField<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let id = ui.make_persistent_id(self.id_salt);
        let memory = Memory::of(ui, id, TextEditor::multiline);
        let mut memory = memory.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let memory = &mut *memory;
        if memory.editor.value() != *self.text {
            memory.editor.set_text(self.text);
        }
        let (context, hint) = (TextContext::get(ui.ctx()), self.hint);
        let padding = ui.spacing().button_padding;
        let width = ui.available_width();
        let text_width = (width - padding.x * 2.0 - ui.spacing().scroll.allocated_width()).max(1.0).floor();
        let lay = |text: &str, ui: &Ui| context.layout(text, &style(ui, hint, text_width, text), &[]);
        let role = TextRole::Body.style(ink(ui, TextRole::Body));
        let line = role.size * role.line_height;
        let in_lines = |count: usize| (count as f32 * line).ceil();
        let height = lay(memory.editor.text(), ui).height.clamp(in_lines(self.lines.0), in_lines(self.lines.1));
        let (_, rect) = ui.allocate_space(vec2(width, height + padding.y * 2.0));
        let mut response = ui.interact(rect, id, Sense::click_and_drag());
        if response.hovered() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
        frame(ui, &response, rect);

        let inner = rect.shrink2(padding);
        let mut inside = ui.new_child(UiBuilder::new().max_rect(inner).id_salt(id));
        let area = ScrollArea::vertical().id_salt(id).auto_shrink(false).max_height(inner.height());
        area.show(&mut inside, |ui| {
            let at = ui.min_rect().min;
            let before = memory.editor.ends();
            let layout = lay(memory.editor.text(), ui);
            point(ui, &response, &mut memory.editor, &layout, at);
            let mut edited = take_requests(ui, &response, &mut memory.editor, &layout);
            if response.has_focus() {
                let lay = |text: &str| lay(text, ui);
                let page = (inner.height() / line).floor().max(1.0) as usize;
                edited |= Keyboard { lay: &lay, multiline: true, page }.handle(ui, &response, &mut memory.editor);
            }
            if edited && memory.give_back(self.text) {
                response.mark_changed();
            }
            let layout = lay(memory.editor.text(), ui);
            let (text_rect, _) = ui.allocate_exact_size(vec2(text_width, layout.height), Sense::hover());
            let written = Written { memory, layout: &layout, at: text_rect.min };
            let caret = written.caret_rect();
            self.paint(ui, &response, &written, inner);
            if before != memory.editor.ends() {
                ui.scroll_to_rect_animation(caret, None, egui::style::ScrollAnimation::none());
                memory.moved_at = ui.input(|input| input.time);
            }
            self.describe(ui, &response, memory, &layout, text_rect);
        });
        response
    }
}

impl NoteField<'_> {
    fn paint(&self, ui: &Ui, response: &Response, written: &Written<'_>, field: Rect) {
        let focused = response.has_focus();
        if focused {
            written.serve_input_method(ui, field);
        }
        let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(field.expand(2.0)));
        if written.memory.editor.text().is_empty() && !self.hint.is_empty() {
            let width = written.layout.width;
            let hint = TextContext::get(ui.ctx()).layout(self.hint, &style(ui, self.hint, width, self.hint), &[]);
            let color = Some(rgba(ui.visuals().weak_text_color()));
            paint(&painter, written.at, &hint, Paint { color, opacity: opacity(ui), ..Paint::default() });
        }
        written.paint(ui, &painter, focused);
    }

    fn describe(&self, ui: &mut Ui, response: &Response, memory: &Memory, layout: &Arc<Layout>, text: Rect) {
        let name = if self.name.is_empty() { self.hint } else { self.name };
        response.widget_info(|| {
            WidgetInfo::text_edit(response.enabled(), self.text.as_str(), memory.editor.text(), self.hint)
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::MultilineTextInput);
            if !name.is_empty() {
                node.set_label(name);
            }
        });
        access::set_language(ui.ctx(), response.id, memory.editor.text());
        describe(ui, response, &memory.editor, layout, text.min);
    }
}
