//! A table: headings to sort by, and rows of which only those in sight are made.
//!
//! The data implement [`TableRows`]; the caller keeps what is sorted by and which row is selected, both of which come back changed in
//! [`TableOutput`]. Rows are named by their index in the data, whatever order they are shown in.
//!
//! ```no_run
//! use marsad::gui::widgets::table::{Cell, Column, Sort, Table, TableRows};
//!
//! struct Names(Vec<(String, u32)>);
//!
//! impl TableRows for Names {
//!     fn count(&self) -> usize {
//!         self.0.len()
//!     }
//!
//!     fn cell(&self, row: usize, column: usize) -> Cell<'_> {
//!         let (name, mentions) = &self.0[row];
//!         if column == 0 { Cell::new(name) } else { Cell::new(mentions.to_string()) }
//!     }
//! }
//!
//! fn show(ui: &mut egui::Ui, names: &Names, sort: &mut Option<Sort>, selected: &mut Option<usize>) {
//!     let columns = [Column::new("Name"), Column::new("Mentions").width(80.0).numeric()];
//!     let output = Table::new("names", &columns, names).sort(*sort).selected(*selected).show(ui);
//!     *sort = output.sorted.or(*sort);
//!     *selected = output.chosen.or(*selected);
//! }
//! ```
//!
//! With the keyboard: Tab goes to the headings and from there to the rows. A heading is sorted by with Enter or Space. Among the rows, the
//! arrows, Home, End, Page Up and Page Down choose one, and Enter opens it.

mod body;
mod columns;
mod header;
mod order;

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use egui::{Color32, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::base::Rgba;

pub use columns::{Column, NARROWEST};
pub use order::{Sort, SortKey};

/// What a table shows. Indices of rows and columns are those of the data, not of the screen.
pub trait TableRows {
    fn count(&self) -> usize;

    fn cell(&self, row: usize, column: usize) -> Cell<'_>;

    /// What `row` is sorted by in `column`: unless said otherwise, the text of the cell, as a number where it is one.
    fn sort_key(&self, row: usize, column: usize) -> SortKey {
        SortKey::of_cell(&self.cell(row, column).text)
    }
}

/// What stands in one row and column.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell<'a> {
    pub text: Cow<'a, str>,
    /// In the colour of a kind, in front of the text.
    pub dot: Option<Rgba>,
    pub muted: bool,
    /// Slanted, as what is inferred.
    pub italic: bool,
}

impl<'a> Cell<'a> {
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), dot: None, muted: false, italic: false }
    }

    pub fn dot(self, color: Rgba) -> Self {
        Self { dot: Some(color), ..self }
    }

    pub fn muted(self) -> Self {
        Self { muted: true, ..self }
    }

    pub fn italic(self, italic: bool) -> Self {
        Self { italic, ..self }
    }
}

/// A table as high and wide as there is room.
#[must_use = "a table must be shown"]
pub struct Table<'a> {
    id_salt: egui::IdSalt,
    name: &'a str,
    columns: &'a [Column],
    rows: &'a dyn TableRows,
    revision: u64,
    sort: Option<Sort>,
    selected: Option<usize>,
    hot: Option<usize>,
    scroll_to: Option<usize>,
    right_to_left: bool,
}

/// What happened in a [`Table`].
pub struct TableOutput {
    /// Of the whole; it has the keyboard while rows are chosen with it.
    pub response: Response,
    /// A heading was clicked: sort by this from now on.
    pub sorted: Option<Sort>,
    /// The row that was clicked or gone to.
    pub chosen: Option<usize>,
    /// The row that was double-clicked, or on which Enter was pressed.
    pub opened: Option<usize>,
    /// The row under the pointer.
    pub hovered: Option<usize>,
}

/// What a table remembers between frames.
#[derive(Default)]
struct Memory {
    /// What `order` was made for.
    ordered: Option<(u64, usize, Option<Sort>)>,
    order: Vec<usize>,
    /// Widths that were set by hand.
    dragged: Vec<Option<f32>>,
}

/// Height of the headings and of a row, in points.
const HEADER: f32 = 26.0;
const ROW: f32 = 26.0;
/// Free room at the sides of a cell.
const PADDING: f32 = 8.0;

impl<'a> Table<'a> {
    pub fn new(id_salt: impl egui::AsIdSalt, columns: &'a [Column], rows: &'a dyn TableRows) -> Self {
        Self {
            id_salt: egui::IdSalt::new(id_salt),
            name: "",
            columns,
            rows,
            revision: 0,
            sort: None,
            selected: None,
            hot: None,
            scroll_to: None,
            right_to_left: false,
        }
    }

    /// Its accessible name.
    pub fn name(self, name: &'a str) -> Self {
        Self { name, ..self }
    }

    /// Rows are sorted anew when this number changes, their count, or what is sorted by; not when cells change alone.
    pub fn revision(self, revision: u64) -> Self {
        Self { revision, ..self }
    }

    /// `None` leaves rows in the order of the data.
    pub fn sort(self, sort: Option<Sort>) -> Self {
        Self { sort: sort.filter(|sort| sort.column < self.columns.len()), ..self }
    }

    pub fn selected(self, row: Option<usize>) -> Self {
        Self { selected: row, ..self }
    }

    /// Lit, since the pointer is on the same thing elsewhere.
    pub fn hot(self, row: Option<usize>) -> Self {
        Self { hot: row, ..self }
    }

    /// Brings a row into sight in this frame.
    pub fn scroll_to(self, row: Option<usize>) -> Self {
        Self { scroll_to: row, ..self }
    }

    /// Mirrored, for an interface that is read from the right.
    pub fn right_to_left(self, right_to_left: bool) -> Self {
        Self { right_to_left, ..self }
    }

    pub fn show(self, ui: &mut Ui) -> TableOutput {
        let id = ui.scope_id().with(self.id_salt);
        let memory: Arc<Mutex<Memory>> =
            ui.data_mut(|data| data.get_temp_mut_or_default::<Arc<Mutex<Memory>>>(id).clone());
        let mut memory = memory.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let memory = &mut *memory;
        memory.order_rows(&self);

        let room = ui.available_rect_before_wrap();
        let response = ui.interact(room, id, Sense::focusable_noninteractive());
        self.describe(&response);
        let mut output = TableOutput { response, sorted: None, chosen: None, opened: None, hovered: None };
        let moved = self.keyboard(ui, memory, &mut output);
        let widths = columns::widths(self.columns, &memory.dragged, room.width().floor());
        let table_width = widths.iter().sum::<f32>();
        let table_height = HEADER + ROW * memory.order.len() as f32;

        let area = ScrollArea::both().id_salt(self.id_salt).auto_shrink(false).max_height(room.height());
        area.show_viewport(ui, |ui, viewport| {
            ui.set_min_size(vec2(table_width, table_height));
            let table = Rect::from_min_size(ui.min_rect().min, vec2(table_width, table_height));
            let places = columns::places(&widths, table, self.right_to_left);
            if let Some(row) = moved.or(self.scroll_to) {
                scroll_to(ui, memory, table, row);
            }
            // They stay where they are while the rows scroll below them.
            self.header(ui, memory, &places, table.with_min_y(table.top() + viewport.top()), &mut output);
            self.body(ui, memory, &places, (table, viewport), &mut output);
        });
        if output.response.has_focus() {
            let stroke = egui::Stroke::new(1.5, ui.visuals().hyperlink_color);
            ui.painter().rect_stroke(room.shrink(1.0), 2.0, stroke, egui::StrokeKind::Inside);
        }
        output
    }

    fn describe(&self, response: &Response) {
        response.widget_info(|| WidgetInfo::labeled(Role::Grid, response.enabled(), self.name));
        response.ctx.accesskit_node_builder(response.id, |node| {
            // The headings count as a row.
            node.set_row_count(self.rows.count() + 1);
            node.set_column_count(self.columns.len());
        });
        super::access::set_language(&response.ctx, response.id, self.name);
    }

    /// The row that the keys of this frame lead to.
    fn keyboard(&self, ui: &Ui, memory: &Memory, output: &mut TableOutput) -> Option<usize> {
        if !output.response.has_focus() {
            return None;
        }
        let filter = egui::EventFilter { vertical_arrows: true, horizontal_arrows: false, tab: false, escape: false };
        ui.memory_mut(|state| state.set_focus_lock_filter(output.response.id, filter));
        let page = ((output.response.rect.height() - HEADER) / ROW).floor().max(1.0) as usize;
        let last = memory.order.len().checked_sub(1)?;
        let at = self.selected.and_then(|row| memory.order.iter().position(|&shown| shown == row));
        let mut goal = None;
        ui.input_mut(|input| {
            let mut pressed = |key| input.consume_key(egui::Modifiers::NONE, key);
            let steps = [
                (egui::Key::ArrowDown, at.map_or(0, |at| at + 1)),
                (egui::Key::ArrowUp, at.map_or(last, |at| at.saturating_sub(1))),
                (egui::Key::PageDown, at.map_or(0, |at| at + page)),
                (egui::Key::PageUp, at.map_or(0, |at| at.saturating_sub(page))),
                (egui::Key::Home, 0),
                (egui::Key::End, last),
            ];
            goal = steps.into_iter().rfind(|(key, _)| pressed(*key)).map(|(_, to)| to.min(last));
            if pressed(egui::Key::Enter) {
                output.opened = self.selected;
            }
        });
        let row = memory.order[goal?];
        output.chosen = Some(row);
        Some(row)
    }
}

impl Memory {
    fn order_rows(&mut self, table: &Table<'_>) {
        let wanted = (table.revision, table.rows.count(), table.sort);
        if self.ordered != Some(wanted) {
            self.ordered = Some(wanted);
            self.order = order::ordered(table.rows, table.sort);
        }
        self.dragged.resize(table.columns.len(), None);
    }
}

/// Brings a row below the headings and above the bottom.
fn scroll_to(ui: &Ui, memory: &Memory, table: Rect, row: usize) {
    let Some(at) = memory.order.iter().position(|&shown| shown == row) else { return };
    let top = table.top() + HEADER + ROW * at as f32;
    // The headings cover the top of what is in sight.
    let sight = ui.clip_rect();
    let rect = Rect::from_x_y_ranges(sight.left()..=sight.left() + 1.0, top - HEADER..=top + ROW);
    if !(sight.top() <= rect.top() && rect.bottom() <= sight.bottom()) {
        ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
    }
}

/// What of a row is filled behind its cells.
fn fill(ui: &Ui, selected: bool, hot: bool) -> Option<Color32> {
    let visuals = ui.visuals();
    match (selected, hot) {
        (true, _) => Some(visuals.selection.bg_fill),
        (false, true) => Some(visuals.faint_bg_color),
        (false, false) => None,
    }
}
