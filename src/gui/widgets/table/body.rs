//! The rows of a table that are in sight.

use egui::{Rangef, Rect, Role, Sense, Ui, UiBuilder, pos2, vec2};

use super::{Cell, Column, HEADER, Memory, PADDING, ROW, Table, TableOutput, fill};
use crate::gui::widgets::label::{ink, opacity};
use crate::gui::widgets::{Paint, TextContext, TextRole, access, color32, paint, tooltip};
use crate::text::{Align, Elide, Style};

/// Room for the dot of a kind.
const DOT: f32 = 14.0;

impl Table<'_> {
    /// Draws the rows that `viewport` (in points from the corner of `table`) shows below the headings.
    pub(super) fn body(
        &self,
        ui: &mut Ui,
        memory: &Memory,
        places: &[Rangef],
        (table, viewport): (Rect, Rect),
        output: &mut TableOutput,
    ) {
        let first = (viewport.top() / ROW).floor().max(0.0) as usize;
        let last = ((viewport.bottom() - HEADER) / ROW).ceil().max(0.0) as usize;
        let shown = memory.order.iter().enumerate().skip(first).take(last.saturating_sub(first));
        let below_header = ui.clip_rect().with_min_y(table.top() + viewport.top() + HEADER);
        for (at, &row) in shown {
            let top = table.top() + HEADER + ROW * at as f32;
            let rect = Rect::from_min_size(pos2(table.left(), top), vec2(table.width(), ROW));
            self.row(ui, places, (at, row), (rect, below_header.intersect(ui.clip_rect())), output);
        }
    }

    fn row(
        &self,
        ui: &mut Ui,
        places: &[Rangef],
        (at, row): (usize, usize),
        (rect, clip): (Rect, Rect),
        output: &mut TableOutput,
    ) {
        let grid = output.response.id;
        let id = grid.with(("row", row));
        let builder = UiBuilder::new().scope_id(id).max_rect(rect).sense(Sense::CLICK);
        let mut ui = ui.new_child(builder.accessibility_parent(grid).accessibility_role(Role::Row));
        ui.set_clip_rect(clip);
        ui.expand_to_include_rect(rect);
        let response = ui.response();
        let selected = self.selected == Some(row);
        if response.contains_pointer() {
            output.hovered = Some(row);
        }
        if response.clicked() {
            output.response.request_focus();
            output.chosen = Some(row);
        }
        if response.double_clicked() {
            output.opened = Some(row);
        }
        let hot = self.hot == Some(row) || response.contains_pointer();
        if let Some(fill) = fill(&ui, selected, hot) {
            ui.painter().rect_filled(rect, 0.0, fill);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, ui.visuals().widgets.noninteractive.bg_stroke);
        let name = self.rows.cell(row, 0).text;
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_label(&*name);
            node.set_row_index(at + 1);
            node.set_selected(selected);
            node.add_action(egui::accesskit::Action::Click);
            node.set_bounds(access::bounds(rect));
        });
        access::set_language(ui.ctx(), id, &name);
        if selected {
            ui.ctx().accesskit_node_builder(grid, |node| node.set_active_descendant(id.accesskit_id()));
        }
        for (index, (column, &place)) in self.columns.iter().zip(places).enumerate() {
            let cell = Rect::from_x_y_ranges(place, rect.y_range());
            if ui.is_rect_visible(cell) {
                self.cell(&ui, id.with(index), cell, (index, column), &self.rows.cell(row, index));
            }
        }
    }

    fn cell(&self, ui: &Ui, id: egui::Id, rect: Rect, (index, column): (usize, &Column), cell: &Cell<'_>) {
        let response = ui.interact(rect, id, Sense::hover());
        access::describe(&response, Role::GridCell, &cell.text);
        ui.ctx().accesskit_node_builder(id, |node| node.set_column_index(index));
        let dot = if cell.dot.is_some() { DOT } else { 0.0 };
        let role = if cell.muted { TextRole::Small } else { TextRole::Body };
        let room = (rect.width() - 2.0 * PADDING - dot).max(1.0).floor();
        let style =
            Style { elide: Elide::Lines(1), width: Some(room), italic: cell.italic, ..role.style(ink(ui, role)) };
        let style = column.set(style, self.right_to_left);
        let layout = TextContext::get(ui.ctx()).layout(&cell.text, &style, &[]);
        let left = rect.left() + PADDING + if self.right_to_left { 0.0 } else { dot };
        let at = pos2(left, rect.center().y - layout.height / 2.0);
        paint(ui.painter(), at, &layout, Paint { opacity: opacity(ui), ..Paint::default() });
        if let Some(color) = cell.dot {
            let x = if self.right_to_left { rect.right() - PADDING - 4.0 } else { rect.left() + PADDING + 4.0 };
            ui.painter().circle_filled(pos2(x, rect.center().y), 4.0, color32(color));
        }
        if layout.elided {
            tooltip(response, &cell.text);
        }
    }

    /// The side where the table begins.
    pub(super) fn start(&self) -> Align {
        if self.right_to_left { Align::Right } else { Align::Left }
    }
}
