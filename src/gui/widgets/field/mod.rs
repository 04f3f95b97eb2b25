//! Fields to write in, in any script: of one line and of many. Both drive a [`TextEditor`] with the events of the window system.

mod note;
mod paint;
mod search;

use std::sync::{Arc, Mutex};

use egui::accesskit::{Action, ActionData};
use egui::{Event, EventFilter, Id, ImeEvent, Key, Modifiers, Response, Ui};

use super::access;
use crate::text::{Layout, Side, Step, TextEditor};

pub use note::NoteField;
pub use search::SearchField;

/// What a field remembers between frames.
#[derive(Default)]
struct Memory {
    editor: TextEditor,
    /// How far the text is pushed out of a field of one line at its beginning, so that the caret can be seen.
    pushed: f32,
    /// When the caret was moved last, in seconds: it does not blink right after.
    moved_at: f64,
}

impl Memory {
    /// Of the field `id`; `editor` is what it begins with.
    fn of(ui: &Ui, id: Id, editor: fn(&str) -> TextEditor) -> Arc<Mutex<Self>> {
        let new = || Arc::new(Mutex::new(Self { editor: editor(""), ..Self::default() }));
        ui.data_mut(|data| data.get_temp_mut_or_insert_with(id, new).clone())
    }

    /// The text as it is written so far, back to who owns it. Returns whether it has changed.
    fn give_back(&self, text: &mut String) -> bool {
        let value = self.editor.value();
        let changed = *text != value;
        *text = value;
        changed
    }
}

/// Puts the caret where the pointer is, and selects. `at` is the top left corner of the text in the window.
fn point(ui: &Ui, response: &Response, editor: &mut TextEditor, layout: &Layout, at: egui::Pos2) {
    let Some(pointer) = response.interact_pointer_pos() else { return };
    let local = pointer - at;
    let (pressed, shift) = ui.input(|input| (input.pointer.primary_pressed(), input.modifiers.shift));
    if response.triple_clicked() {
        editor.select_paragraph(layout, local.x, local.y);
    } else if response.double_clicked() {
        editor.select_word(layout, local.x, local.y);
    } else if pressed && response.is_pointer_button_down_on() || response.clicked() && !response.has_focus() {
        response.request_focus();
        // In a slow frame the pointer may have been pressed and moved on, or even released.
        let from = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer) - at;
        editor.point(layout, from.x, from.y, shift);
        if from != local {
            editor.point(layout, local.x, local.y, true);
        }
    } else if response.dragged() {
        editor.point(layout, local.x, local.y, true);
    }
}

/// How a field takes keys.
struct Keyboard<'a> {
    /// Sets the text that is written, anew after each change.
    lay: &'a dyn Fn(&str) -> Arc<Layout>,
    multiline: bool,
    /// Lines in sight.
    page: usize,
}

impl Keyboard<'_> {
    /// Carries out the keys and other events of a frame. Returns whether there was any that the editor takes.
    fn handle(&self, ui: &Ui, response: &Response, editor: &mut TextEditor) -> bool {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let mut taken = false;
        for event in ui.input(|input| input.filtered_events(&filter)) {
            match event {
                Event::Text(text) | Event::Paste(text) => editor.insert(&text),
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
                Event::Key { key: Key::Enter, pressed: true, modifiers, .. } => {
                    if self.multiline && !modifiers.command {
                        editor.insert("\n");
                    } else {
                        response.surrender_focus();
                    }
                }
                Event::Key { key, pressed: true, modifiers, .. } if self.key(editor, key, modifiers) => {}
                _ => continue,
            }
            taken = true;
        }
        taken
    }

    /// Carries out one key. Returns whether the editor knows it.
    fn key(&self, editor: &mut TextEditor, key: Key, modifiers: Modifiers) -> bool {
        let extend = modifiers.shift;
        let layout = (self.lay)(editor.text());
        let step = if modifiers.mac_cmd {
            Step::Line
        } else if modifiers.ctrl || modifiers.alt {
            Step::Word
        } else {
            Step::Letter
        };
        let page = self.page as isize;
        match key {
            Key::ArrowLeft => editor.step(&layout, Side::Left, step, extend),
            Key::ArrowRight => editor.step(&layout, Side::Right, step, extend),
            Key::Home | Key::End if modifiers.command => editor.to_end(key == Key::End, extend),
            Key::Home | Key::End => editor.to_line_end(&layout, key == Key::End, extend),
            Key::ArrowUp => editor.step_lines(&layout, -1, extend),
            Key::ArrowDown => editor.step_lines(&layout, 1, extend),
            Key::PageUp => editor.step_lines(&layout, -page, extend),
            Key::PageDown => editor.step_lines(&layout, page, extend),
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
}

/// What a screen reader, or a test, asks for instead of pressing keys: another text, another selection. Returns whether it asked.
fn take_requests(ui: &Ui, response: &Response, editor: &mut TextEditor, layout: &Layout) -> bool {
    let requests = ui.input(|input| {
        let actions = [Action::SetValue, Action::ReplaceSelectedText, Action::SetTextSelection];
        let of_all = actions.into_iter().flat_map(|action| input.accesskit_action_requests(response.id, action));
        of_all.filter_map(|request| Some((request.action, request.data.clone()?))).collect::<Vec<_>>()
    });
    let asked = !requests.is_empty();
    for (action, data) in requests {
        match (action, data) {
            (Action::SetValue, ActionData::Value(value)) => {
                editor.select_all();
                editor.insert(&value);
            }
            (_, ActionData::Value(value)) => editor.insert(&value),
            (_, ActionData::SetTextSelection(selection)) => {
                let runs = access::runs(layout);
                let caret = |position| runs.caret(response.id, position);
                if let (Some(anchor), Some(head)) = (caret(&selection.anchor), caret(&selection.focus)) {
                    editor.select_between(anchor, head);
                }
            }
            _ => {}
        }
    }
    asked
}

/// Tells a screen reader what is written, where its letters stand, and what of it is selected.
fn describe(ui: &mut Ui, response: &Response, editor: &TextEditor, layout: &Layout, at: egui::Pos2) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        for action in [Action::SetValue, Action::ReplaceSelectedText, Action::SetTextSelection] {
            node.add_action(action);
        }
    });
    let runs = access::runs(layout);
    runs.put_out(ui, response.id, at);
    runs.select(ui.ctx(), response.id, editor.ends());
}
