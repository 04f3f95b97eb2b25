use std::sync::Arc;

use egui::{CursorIcon, Rect, Response, Role, Sense, Ui, Widget, WidgetInfo, pos2, vec2};

use super::paint::{Written, frame};
use super::{Keyboard, Memory, describe, point, take_requests};
use crate::gui::icons::{self, Icon};
use crate::gui::widgets::label::{ink, opacity};
use crate::gui::widgets::{Paint, TextContext, TextRole, access, paint, rgba};
use crate::text::{Layout, Style, TextEditor};

/// A field for one line of text in any script.
///
/// With the keyboard: the arrows go as seen on the screen, with Ctrl by words, Home and End to the ends, Shift selects; Backspace takes a mark
/// off before its letter, Delete a letter with its marks, both with Ctrl a word; Ctrl with A, C, X, V, Z and Y as everywhere. Enter leaves it.
#[must_use = "a field must be added to a Ui"]
pub struct SearchField<'a> {
    text: &'a mut String,
    id_salt: egui::IdSalt,
    hint: &'a str,
    trailing: &'a str,
    width: Option<f32>,
    glass: bool,
}

impl<'a> SearchField<'a> {
    /// A field for a search: with a magnifying glass where the text begins.
    pub fn new(id_salt: impl egui::AsIdSalt, text: &'a mut String) -> Self {
        Self { text, id_salt: egui::IdSalt::new(id_salt), hint: "", trailing: "", width: None, glass: true }
    }

    /// What stands in the empty field; also its accessible name.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Something short where the text ends, such as the number of hits.
    pub fn trailing(mut self, text: &'a str) -> Self {
        self.trailing = text;
        self
    }

    /// Instead of the whole width.
    pub fn width(mut self, points: f32) -> Self {
        self.width = Some(points);
        self
    }

    /// Without the magnifying glass, for names and notes.
    pub fn plain(mut self) -> Self {
        self.glass = false;
        self
    }
}

impl Widget for SearchField<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let id = ui.make_persistent_id(self.id_salt);
        let memory = Memory::of(ui, id, TextEditor::new);
        let mut memory = memory.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let memory = &mut *memory;
        if memory.editor.value() != *self.text {
            memory.editor.set_text(self.text);
        }
        let style = TextRole::Body.style(ink(ui, TextRole::Body));
        let padding = ui.spacing().button_padding;
        let height = (style.size * style.line_height + padding.y * 2.0).max(ui.spacing().interact_size.y).ceil();
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let (_, rect) = ui.allocate_space(vec2(width, height));
        let mut response = ui.interact(rect, id, Sense::click_and_drag());
        if response.hovered() {
            ui.set_cursor_icon(CursorIcon::Text);
        }

        let field = Field { style: &style, hint: self.hint, trailing: self.trailing, glass: self.glass, rect };
        let place = field.place(ui, &memory.editor, memory.pushed);
        point(ui, &response, &mut memory.editor, &place.layout, place.at);
        let mut moved = take_requests(ui, &response, &mut memory.editor, &place.layout);
        if response.has_focus() {
            let context = TextContext::get(ui.ctx());
            let lay = |text: &str| context.layout(text, &style, &[]);
            moved |= Keyboard { lay: &lay, multiline: false, page: 1 }.handle(ui, &response, &mut memory.editor);
        }
        if moved {
            memory.moved_at = ui.input(|input| input.time);
            if memory.give_back(self.text) {
                response.mark_changed();
            }
        }

        let place = field.place(ui, &memory.editor, memory.pushed);
        memory.pushed = place.pushed;
        field.paint(ui, memory, &place, &response);
        response.widget_info(|| {
            WidgetInfo::text_edit(response.enabled(), self.text.as_str(), memory.editor.text(), self.hint)
        });
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(if self.glass { Role::SearchInput } else { Role::TextInput });
            if !self.hint.is_empty() {
                node.set_label(self.hint);
            }
        });
        access::set_language(ui.ctx(), response.id, memory.editor.text());
        describe(ui, &response, &memory.editor, &place.layout, place.at);
        response
    }
}

/// Where the text of a field stands in the window.
struct Place {
    layout: Arc<Layout>,
    /// What the text may cover.
    room: Rect,
    /// The top left corner of the text.
    at: egui::Pos2,
    /// How far the text is pushed out at its beginning.
    pushed: f32,
}

struct Field<'a> {
    style: &'a Style,
    hint: &'a str,
    trailing: &'a str,
    glass: bool,
    rect: Rect,
}

impl Field<'_> {
    /// Text grows from where its language begins to read. Where it outgrows the field, it is pushed so far that the caret is seen.
    fn place(&self, ui: &Ui, editor: &TextEditor, pushed: f32) -> Place {
        let context = TextContext::get(ui.ctx());
        let layout = context.layout(editor.text(), self.style, &[]);
        let empty = editor.text().is_empty();
        let from_right =
            if empty { context.layout(self.hint, self.style, &[]).right_to_left } else { layout.right_to_left };
        let mut room = self.rect.shrink2(ui.spacing().button_padding);
        let glass = if self.glass { self.rect.height() - 4.0 } else { 0.0 };
        let trailing = if self.trailing.is_empty() { 0.0 } else { self.trailing_layout(ui).width + 8.0 };
        let (left, right) = if from_right { (trailing, glass) } else { (glass, trailing) };
        room.min.x += left;
        room.max.x = (room.max.x - right).max(room.min.x);
        let caret = layout.caret(editor.caret()).x;
        let from_start = if from_right { layout.width - caret } else { caret };
        let most = (layout.width + 2.0 - room.width()).max(0.0);
        let pushed = pushed.clamp((from_start + 2.0 - room.width()).max(0.0), from_start.max(0.0)).min(most);
        let x = if from_right { room.right() - layout.width + pushed } else { room.left() - pushed };
        let x = if empty && from_right { room.right() } else { x };
        let at = pos2(x, self.rect.center().y - layout.height / 2.0);
        Place { layout, room, at, pushed }
    }

    fn trailing_layout(&self, ui: &Ui) -> Arc<Layout> {
        let style = TextRole::Small.style(ink(ui, TextRole::Small));
        TextContext::get(ui.ctx()).layout(self.trailing, &style, &[])
    }

    fn paint(&self, ui: &Ui, memory: &Memory, place: &Place, response: &Response) {
        let (rect, room) = (self.rect, place.room);
        let focused = response.has_focus();
        let written = Written { memory, layout: &place.layout, at: place.at };
        if focused {
            written.serve_input_method(ui, rect);
        }
        if !ui.is_rect_visible(rect) {
            return;
        }
        frame(ui, response, rect);
        let options = Paint { opacity: opacity(ui), ..Paint::default() };
        let from_right = place.at.x > room.center().x || place.layout.right_to_left;
        if self.glass {
            self.paint_glass(ui, room, from_right);
        }
        if !self.trailing.is_empty() {
            let layout = self.trailing_layout(ui);
            let x = if from_right { room.left() - layout.width - 8.0 } else { room.right() + 8.0 };
            paint(ui.painter(), pos2(x, rect.center().y - layout.height / 2.0), &layout, options);
        }
        let painter = ui.painter().with_clip_rect(room.expand2(vec2(1.0, 4.0)).intersect(ui.clip_rect()));
        if memory.editor.text().is_empty() && !self.hint.is_empty() {
            let hint = TextContext::get(ui.ctx()).layout(self.hint, self.style, &[]);
            let x = if hint.right_to_left { room.right() - hint.width } else { room.left() };
            let color = Some(rgba(ui.visuals().weak_text_color()));
            paint(&painter, pos2(x, place.at.y), &hint, Paint { color, ..options });
        }
        written.paint(ui, &painter, focused);
    }

    fn paint_glass(&self, ui: &Ui, room: Rect, from_right: bool) {
        let beside = self.rect.height() / 2.0 - 4.0;
        let x = if from_right { room.right() + beside } else { room.left() - beside };
        let center = pos2(x - 1.0, self.rect.center().y - 1.0);
        let (ink, ground) = (ui.visuals().weak_text_color(), ui.visuals().panel_fill);
        icons::draw(ui.painter(), center, Icon::Search, ink, ground);
    }
}
