use std::sync::{Arc, Mutex};

use egui::{
    CursorIcon, Event, EventFilter, IMEPurpose, ImeEvent, Key, Modifiers, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2,
};

use super::label::{ink, opacity};
use super::paint::{Paint, paint};
use super::{TextContext, TextRole, access, rgba};
use crate::text::{Layout, LineEditor, Side, Step, Style};

/// A field for one line of text in any script.
#[must_use = "a field must be added to a Ui"]
pub struct SearchField<'a> {
    text: &'a mut String,
    id_salt: egui::IdSalt,
    hint: &'a str,
    trailing: &'a str,
    width: Option<f32>,
    glass: bool,
}

/// What a field remembers between frames.
#[derive(Default)]
struct Memory {
    editor: LineEditor,
    /// How far the text is pushed out of the field at its beginning, so that the caret can be seen.
    pushed: f32,
    changed_at: f64,
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
        let memory: Arc<Mutex<Memory>> =
            ui.data_mut(|data| data.get_temp_mut_or_default::<Arc<Mutex<Memory>>>(id).clone());
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

        let field = Field { ui, style: &style, hint: self.hint, trailing: self.trailing, glass: self.glass, rect };
        let place = field.place(&memory.editor, memory.pushed);
        point(ui, &response, &mut memory.editor, &place);
        if response.has_focus() {
            let before = memory.editor.value();
            if keyboard(ui, &response, &mut memory.editor, &style) {
                memory.changed_at = ui.input(|input| input.time);
            }
            *self.text = memory.editor.value();
            if *self.text != before {
                response.mark_changed();
            }
        }
        take_value(ui, &mut response, &mut memory.editor, self.text);

        let place = field.place(&memory.editor, memory.pushed);
        memory.pushed = field.paint(&memory.editor, &place, &response, memory.changed_at);
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
    pushed: f32,
}

struct Field<'a> {
    ui: &'a Ui,
    style: &'a Style,
    hint: &'a str,
    trailing: &'a str,
    glass: bool,
    rect: Rect,
}

impl Field<'_> {
    /// Text grows from where its language begins to read. Where it outgrows the field, it is pushed so far that the caret is seen.
    fn place(&self, editor: &LineEditor, pushed: f32) -> Place {
        let context = TextContext::get(self.ui.ctx());
        let layout = context.layout(editor.text(), self.style, &[]);
        let empty = editor.text().is_empty();
        let from_right =
            if empty { context.layout(self.hint, self.style, &[]).right_to_left } else { layout.right_to_left };
        let mut room = self.rect.shrink2(self.ui.spacing().button_padding);
        let glass = if self.glass { self.rect.height() - 4.0 } else { 0.0 };
        let trailing = if self.trailing.is_empty() { 0.0 } else { self.trailing_layout().width + 8.0 };
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

    fn trailing_layout(&self) -> Arc<Layout> {
        let style = TextRole::Small.style(ink(self.ui, TextRole::Small));
        TextContext::get(self.ui.ctx()).layout(self.trailing, &style, &[])
    }

    /// Draws the field; returns how far its text is pushed.
    fn paint(&self, editor: &LineEditor, place: &Place, response: &Response, changed_at: f64) -> f32 {
        let (ui, rect, room) = (self.ui, self.rect, place.room);
        if !ui.is_rect_visible(rect) {
            return place.pushed;
        }
        let visuals = ui.visuals();
        let focused = response.has_focus();
        let stroke = if focused { visuals.selection.stroke } else { ui.style().interact(response).bg_stroke };
        ui.painter().rect(
            rect,
            visuals.widgets.inactive.corner_radius,
            visuals.extreme_bg_color,
            stroke,
            StrokeKind::Inside,
        );
        let options = Paint { opacity: opacity(ui), ..Paint::default() };
        let weak = Stroke::new(1.3, visuals.weak_text_color());
        let from_right = place.at.x > room.center().x || place.layout.right_to_left;
        if self.glass {
            let x = if from_right {
                room.right() + rect.height() / 2.0 - 4.0
            } else {
                room.left() - rect.height() / 2.0 + 4.0
            };
            let center = pos2(x - 1.0, rect.center().y - 1.0);
            ui.painter().circle_stroke(center, 4.0, weak);
            ui.painter().line_segment([center + vec2(3.0, 3.0), center + vec2(6.5, 6.5)], weak);
        }
        if !self.trailing.is_empty() {
            let layout = self.trailing_layout();
            let x = if from_right { room.left() - layout.width - 8.0 } else { room.right() + 8.0 };
            paint(ui.painter(), pos2(x, rect.center().y - layout.height / 2.0), &layout, options);
        }
        let painter = ui.painter().with_clip_rect(room.expand2(vec2(1.0, 4.0)).intersect(ui.clip_rect()));
        if editor.text().is_empty() && !self.hint.is_empty() {
            let hint = TextContext::get(ui.ctx()).layout(self.hint, self.style, &[]);
            let x = if hint.right_to_left { room.right() - hint.width } else { room.left() };
            let color = Some(rgba(visuals.weak_text_color()));
            paint(&painter, pos2(x, place.at.y), &hint, Paint { color, ..options });
        }
        let rects = |range| {
            place.layout.selection(range).into_iter().map(|part| {
                Rect::from_min_max(pos2(part.x0, part.top), pos2(part.x1, part.bottom)).translate(place.at.to_vec2())
            })
        };
        if focused {
            for part in rects(editor.selection()) {
                painter.rect_filled(part, 0.0, visuals.hyperlink_color.gamma_multiply(0.25));
            }
        }
        paint(&painter, place.at, &place.layout, options);
        for part in editor.composition().into_iter().flat_map(rects) {
            painter.line_segment([part.left_bottom(), part.right_bottom()], Stroke::new(1.0, visuals.text_color()));
        }
        if focused {
            let caret = place.layout.caret(editor.caret());
            let (top, bottom) = (place.at.y + caret.top + 2.0, place.at.y + caret.bottom - 2.0);
            let caret = Rect::from_min_max(pos2(place.at.x + caret.x, top), pos2(place.at.x + caret.x, bottom));
            let idle = ui.input(|input| input.time) - changed_at;
            egui::text_selection::visuals::paint_text_cursor(ui, &painter, caret, idle);
            let to_global = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default();
            ui.output_mut(|output| {
                output.ime = Some(egui::output::IMEOutput {
                    purpose: IMEPurpose::Normal,
                    rect: to_global * rect,
                    cursor_rect: to_global * caret,
                    should_interrupt_composition: false,
                });
            });
        }
        place.pushed
    }
}

fn point(ui: &Ui, response: &Response, editor: &mut LineEditor, place: &Place) {
    let Some(at) = response.interact_pointer_pos() else { return };
    let local = at - place.at;
    let (pressed, shift) = ui.input(|input| (input.pointer.primary_pressed(), input.modifiers.shift));
    if response.triple_clicked() {
        editor.select_all();
    } else if response.double_clicked() {
        editor.select_word(&place.layout, local.x, local.y);
    } else if pressed && response.is_pointer_button_down_on() {
        response.request_focus();
        editor.point(&place.layout, local.x, local.y, shift);
    } else if response.clicked() && !response.has_focus() {
        // Pressed and released within one frame.
        response.request_focus();
        editor.point(&place.layout, local.x, local.y, shift);
    } else if response.dragged() {
        editor.point(&place.layout, local.x, local.y, true);
    }
}

/// Carries out the keys and other events of a frame. Returns whether there was any that the editor takes.
fn keyboard(ui: &Ui, response: &Response, editor: &mut LineEditor, style: &Style) -> bool {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let mut taken = false;
    for event in ui.input(|input| input.filtered_events(&filter)) {
        match event {
            Event::Text(text) => editor.insert(&text),
            Event::Paste(text) => editor.insert(&text),
            Event::Copy if !editor.selected().is_empty() => ui.ctx().copy_text(editor.selected().to_owned()),
            Event::Cut if !editor.selected().is_empty() => {
                ui.ctx().copy_text(editor.selected().to_owned());
                editor.insert("");
            }
            Event::Ime(ImeEvent::Preedit { text, active_range_chars }) => editor.compose(&text, active_range_chars),
            Event::Ime(ImeEvent::Commit(text)) => editor.commit(&text),
            Event::Ime(ImeEvent::DeleteSurrounding { before_chars, after_chars }) => {
                editor.delete_around(before_chars, after_chars);
            }
            Event::Key { key: Key::Enter, pressed: true, .. } => response.surrender_focus(),
            Event::Key { key, pressed: true, modifiers, .. } => {
                let layout = TextContext::get(ui.ctx()).layout(editor.text(), style, &[]);
                if !self::key(editor, &layout, key, modifiers) {
                    continue;
                }
            }
            _ => continue,
        }
        taken = true;
    }
    taken
}

/// Carries out one key. Returns whether the editor knows it.
fn key(editor: &mut LineEditor, layout: &Layout, key: Key, modifiers: Modifiers) -> bool {
    let extend = modifiers.shift;
    let step = if modifiers.mac_cmd {
        Step::Line
    } else if modifiers.ctrl || modifiers.alt {
        Step::Word
    } else {
        Step::Letter
    };
    match key {
        Key::ArrowLeft => editor.step(layout, Side::Left, step, extend),
        Key::ArrowRight => editor.step(layout, Side::Right, step, extend),
        Key::Home | Key::ArrowUp => editor.to_end(false, extend),
        Key::End | Key::ArrowDown => editor.to_end(true, extend),
        Key::Backspace => editor.delete_back(step),
        Key::Delete => editor.delete_forward(step),
        Key::A if modifiers.command => editor.select_all(),
        Key::Z if modifiers.command && modifiers.shift => return editor.redo(),
        Key::Z if modifiers.command => return editor.undo(),
        Key::Y if modifiers.command => return editor.redo(),
        _ => return false,
    }
    true
}

/// A screen reader, or a test, may write into the field without the keyboard.
fn take_value(ui: &Ui, response: &mut Response, editor: &mut LineEditor, text: &mut String) {
    let written = ui.input(|input| {
        let requests = input.accesskit_action_requests(response.id, egui::accesskit::Action::SetValue);
        requests
            .filter_map(|request| match &request.data {
                Some(egui::accesskit::ActionData::Value(value)) => Some(value.to_string()),
                _ => None,
            })
            .last()
    });
    if let Some(written) = written {
        editor.select_all();
        editor.insert(&written);
        *text = editor.value();
        response.mark_changed();
    }
}
