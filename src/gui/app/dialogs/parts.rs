//! What the dialogs about the analyst's work are made of.

use std::sync::Arc;

use egui::{Align, Key, Layout, Modifiers, Response, RichText, Ui, Widget as _, WidgetInfo, vec2};

use crate::base::EntityId;
use crate::gui::app::Command;
use crate::gui::context::Commands;
use crate::gui::theme::{Theme, color, space};
use crate::gui::widgets::{Button, Label, Row, SearchField, TextRole};
use crate::model::lists::{self, EntityQuery, EntityRow};

/// The title of a dialog, and what it asks.
pub fn title(ui: &mut Ui, theme: &Theme, title: &str, about: &str) {
    ui.heading(title);
    if !about.is_empty() {
        ui.add_space(space::XS);
        Label::new(about, TextRole::Body).color(theme.muted).wrap().fill_width().ui(ui);
    }
    ui.add_space(space::M);
}

/// The line at the end of a dialog: buttons from the right.
pub fn last_line(ui: &mut Ui, buttons: impl FnOnce(&mut Ui)) {
    // As high as a button, since a layout that centres takes all the height there is.
    let size = vec2(ui.available_width(), BUTTON_HEIGHT);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), buttons);
}

const BUTTON_HEIGHT: f32 = 28.0;

/// The buttons at the end of a dialog: what it does at the right, and the way out beside it. Enter does the same where `enter` says so.
/// Returns whether it is to be done.
pub fn footer(ui: &mut Ui, commands: &Commands, words: &str, can: bool, enter: bool) -> bool {
    ui.add_space(space::L);
    let (mut is_done, mut is_on_cancel) = (false, false);
    last_line(ui, |ui| {
        is_done = ui.add_enabled_ui(can, |ui| main_button(ui, words)).inner.clicked();
        let cancel = Button::new("Cancel").ui(ui);
        is_on_cancel = cancel.has_focus();
        if cancel.clicked() {
            commands.send(Command::CloseDialog);
        }
    });
    let is_done = can && (is_done || enter && !is_on_cancel && enter_pressed(ui));
    if is_done {
        commands.send(Command::CloseDialog);
    }
    is_done
}

/// The button that a dialog is about.
pub fn main_button(ui: &mut Ui, words: &str) -> Response {
    let button = if ui.is_enabled() {
        let text = RichText::new(words).color(ui.visuals().panel_fill);
        egui::Button::new(text).fill(ui.visuals().hyperlink_color)
    } else {
        egui::Button::new(words)
    };
    ui.add(button.min_size(vec2(72.0, 26.0)))
}

/// Whether Enter was pressed for the dialog as a whole.
pub fn enter_pressed(ui: &Ui) -> bool {
    ui.input(|input| input.key_pressed(Key::Enter) && input.modifiers.is_none())
}

/// A field to write in, which has the keyboard from the first frame on. `is_new` says whether this is that frame.
pub fn field(ui: &mut Ui, id: &str, text: &mut String, hint: &str, is_new: &mut bool) -> Response {
    let response = ui.add(SearchField::new(id, text).hint(hint).plain());
    if std::mem::take(is_new) {
        response.request_focus();
    }
    response
}

/// A choice with an Arabic name or without.
pub fn tick(ui: &mut Ui, is_on: &mut bool, text: &str, role: TextRole) -> Response {
    ui.horizontal_top(|ui| {
        let response = ui.checkbox(is_on, "");
        let now = *is_on;
        response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, now, text));
        Label::new(text, role).lines(2).fill_width().ui(ui);
        response
    })
    .inner
}

/// One of a few kinds, side by side.
pub fn kinds<T: Copy + PartialEq + std::fmt::Display>(ui: &mut Ui, now: &mut T, all: &[T]) {
    ui.horizontal_wrapped(|ui| {
        for kind in all {
            ui.radio_value(now, *kind, kind.to_string());
        }
    });
}

/// Finds an entity by a part of its name.
pub struct Picker {
    text: String,
    rows: Arc<Vec<EntityRow>>,
    found: Vec<usize>,
    /// What was looked for last.
    looked_for: Option<String>,
    at: usize,
    pub is_new: bool,
}

/// So many are shown.
const SHOWN: usize = 6;

impl Picker {
    pub fn new(rows: &Arc<Vec<EntityRow>>) -> Self {
        Self { text: String::new(), rows: Arc::clone(rows), found: Vec::new(), looked_for: None, at: 0, is_new: true }
    }

    /// Draws field and finds; returns what was chosen, by click or by Enter.
    pub fn ui(&mut self, ui: &mut Ui, hint: &str, is_offered: impl Fn(&EntityRow) -> bool) -> Option<EntityId> {
        let step = |ui: &Ui, key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (down, up) = (step(ui, Key::ArrowDown), step(ui, Key::ArrowUp));
        let field = field(ui, "picker", &mut self.text, hint, &mut self.is_new);
        if self.looked_for.as_ref() != Some(&self.text) {
            let query = EntityQuery { search: self.text.clone(), ..EntityQuery::default() };
            self.found = lists::select(&self.rows, &query);
            self.found.retain(|row| is_offered(&self.rows[*row]));
            self.looked_for = Some(self.text.clone());
            self.at = 0;
        }
        let shown = self.found.len().min(SHOWN);
        self.at = match (down, up) {
            (true, _) => (self.at + 1).min(shown.saturating_sub(1)),
            (_, true) => self.at.saturating_sub(1),
            _ => self.at.min(shown.saturating_sub(1)),
        };
        let mut chosen = None;
        ui.add_space(space::XS);
        if self.found.is_empty() {
            ui.weak("Nothing is called so");
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, &row) in self.found.iter().take(SHOWN).enumerate() {
            let row = &self.rows[row];
            let about = row.office.clone().unwrap_or_else(|| row.kind.to_string());
            let entry = Row::new(&row.name).detail(&about).selected(at == self.at);
            if ui.add(entry.trailing(&row.count.to_string())).clicked() {
                chosen = Some(row.entity);
            }
        }
        if self.found.len() > SHOWN {
            ui.weak(format!("{} more; write more of the name", self.found.len() - SHOWN));
        }
        let is_written_in = field.has_focus() || field.lost_focus();
        if is_written_in && enter_pressed(ui) && !self.text.trim().is_empty() {
            chosen = self.found.get(self.at).map(|row| self.rows[*row].entity);
        }
        chosen
    }

    pub fn clear(&mut self) {
        self.text.clear();
    }

    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The name and kind of an entity that is listed.
    pub fn row(&self, id: EntityId) -> Option<&EntityRow> {
        self.rows.iter().find(|row| row.entity == id)
    }
}

/// Words of a text that a dialog is about, as the text has them.
pub fn words(ui: &mut Ui, theme: &Theme, text: &str) {
    let frame = egui::Frame::new().fill(color(theme.background)).corner_radius(4).inner_margin(space::S);
    frame.show(ui, |ui| Label::new(text, TextRole::Quote).wrap().fill_width().ui(ui));
    ui.add_space(space::S);
}
