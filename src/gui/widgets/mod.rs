//! Widgets whose text may hold Arabic: laid out by [`crate::text`], drawn from a glyph atlas of our own.
//!
//! egui 0.37 sets a paragraph as one run without the bidi algorithm, so that numbers in an Arabic line come out reversed. Therefore no
//! string that may hold Arabic goes to egui's own labels, buttons and text fields.
//!
//! Colours come from the style of the `Ui` unless a widget is told otherwise; sizes come from [`TextRole`].

mod access;
mod atlas;
mod button;
mod chip;
mod context;
mod field;
mod label;
mod paint;
mod role;
mod row;
mod tab;
pub mod table;
pub mod text_view;

pub use access::{describe, describe_selectable, set_language};
pub use button::Button;
pub use chip::Chip;
pub use context::TextContext;
pub use field::{NoteField, SearchField};
pub use label::{Label, tooltip};
pub use paint::{Mesh, Paint, mesh, paint, paint_all};
pub use role::TextRole;
pub use row::Row;
pub use tab::Tab;
pub use table::Table;
pub use text_view::{TextView, TextViewOutput};

use std::sync::Arc;

use egui::{Response, Ui, Widget as _};

use crate::base::Rgba;
use crate::text::{Layout, Style};

/// Text on one line, cut with `…` where there is no room for it; then a tooltip has the whole.
pub fn label(ui: &mut Ui, text: &str, role: TextRole) -> Response {
    Label::new(text, role).ui(ui)
}

/// A push button.
pub fn button(ui: &mut Ui, text: &str) -> Response {
    Button::new(text).ui(ui)
}

/// A row of a list with one line of text, as wide as the list.
pub fn selectable_row(ui: &mut Ui, selected: bool, text: &str) -> Response {
    Row::new(text).selected(selected).ui(ui)
}

/// A search field as wide as there is room; `hint` stands in it while it is empty.
pub fn search_field(ui: &mut Ui, id_salt: impl egui::AsIdSalt, text: &mut String, hint: &str) -> Response {
    SearchField::new(id_salt, text).hint(hint).ui(ui)
}

/// A short tag.
pub fn chip(ui: &mut Ui, text: &str) -> Response {
    Chip::new(text).ui(ui)
}

/// Brings what has just been given the keyboard into sight, and some of what comes next, so that a list goes on below its last row.
pub fn scroll_to_focus(ui: &Ui, response: &Response) {
    if response.gained_focus() {
        let more = response.rect.height().min(60.0) * 0.6;
        ui.scroll_to_rect(response.rect.expand2(egui::vec2(0.0, more)), None);
    }
}

/// Sets `text`, or takes it from the cache where it was set the same way lately.
pub fn lay(ctx: &egui::Context, text: &str, style: &Style) -> Arc<Layout> {
    TextContext::get(ctx).layout(text, style, &[])
}

/// egui's form of a colour.
pub fn color32(color: Rgba) -> egui::Color32 {
    egui::Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// Our form of a colour of egui's.
pub fn rgba(color: egui::Color32) -> Rgba {
    let [r, g, b, a] = color.to_srgba_unmultiplied();
    Rgba { r, g, b, a }
}
