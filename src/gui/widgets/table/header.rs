//! The headings of a table: sorted by with a click, made wider by their edges.

use egui::accesskit::SortDirection;
use egui::{CursorIcon, Rangef, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::{Column, HEADER, Memory, NARROWEST, PADDING, Sort, Table, TableOutput};
use crate::gui::icons::{self, Icon};
use crate::gui::widgets::label::{ink, opacity};
use crate::gui::widgets::{Paint, TextContext, TextRole, access, paint, tooltip};
use crate::text::{Elide, Style, Weight};

/// Room for the sign of the order.
const SIGN: f32 = 12.0;
/// How near the pointer must come to an edge to drag it.
const EDGE: f32 = 4.0;

impl Table<'_> {
    pub(super) fn header(
        &self,
        ui: &mut Ui,
        memory: &mut Memory,
        places: &[Rangef],
        room: Rect,
        output: &mut TableOutput,
    ) {
        let grid = output.response.id;
        let rect = Rect::from_min_size(room.min, vec2(room.width(), HEADER));
        let builder = UiBuilder::new().scope_id(grid.with("headings")).max_rect(rect);
        let ui = ui.new_child(builder.accessibility_parent(grid).accessibility_role(Role::Row));
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_row_index(0));
        ui.painter().rect_filled(rect, 0.0, ui.visuals().panel_fill);
        for (index, (column, &place)) in self.columns.iter().zip(places).enumerate() {
            let cell = Rect::from_x_y_ranges(place, rect.y_range());
            let response = ui.interact(cell, grid.with(("heading", index)), Sense::click());
            let now = self.sort.filter(|sort| sort.column == index);
            self.describe_heading(&response, column, index, now);
            self.paint_heading(&ui, &response, column, now);
            if response.clicked() {
                let descending = now.map_or(column.numeric, |sort| !sort.descending);
                output.sorted = Some(Sort { column: index, descending });
            }
        }
        // In front of the headings, since they reach into both of their neighbours.
        for (index, &place) in places.iter().enumerate() {
            self.edge(&ui, memory, index, Rect::from_x_y_ranges(place, rect.y_range()));
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, ui.visuals().widgets.noninteractive.bg_stroke);
    }

    fn describe_heading(&self, response: &Response, column: &Column, index: usize, now: Option<Sort>) {
        access::describe(response, Role::ColumnHeader, &column.title);
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_column_index(index);
            if let Some(sort) = now {
                let direction = if sort.descending { SortDirection::Descending } else { SortDirection::Ascending };
                node.set_sort_direction(direction);
            }
        });
    }

    fn paint_heading(&self, ui: &Ui, response: &Response, column: &Column, now: Option<Sort>) {
        let rect = response.rect;
        if !ui.is_rect_visible(rect) {
            return;
        }
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, 0.0, ui.visuals().faint_bg_color);
        }
        let signed = if now.is_some() { SIGN } else { 0.0 };
        let room = (rect.width() - 2.0 * PADDING - signed).max(1.0).floor();
        let style = TextRole::Small.style(ink(ui, TextRole::Small));
        let style = Style { weight: Weight::Bold, elide: Elide::Lines(1), width: Some(room), ..style };
        let style = column.set(Style { align: self.start(), ..style }, self.right_to_left);
        let layout = TextContext::get(ui.ctx()).layout(&column.title, &style, &[]);
        let left = rect.left() + PADDING + if self.right_to_left { signed } else { 0.0 };
        let at = pos2(left, rect.center().y - layout.height / 2.0);
        paint(ui.painter(), at, &layout, Paint { opacity: opacity(ui), ..Paint::default() });
        if let Some(sort) = now {
            let x = if self.right_to_left { rect.left() + PADDING } else { rect.right() - PADDING };
            let icon = if sort.descending { Icon::LargeFirst } else { Icon::SmallFirst };
            let (ink, ground) = (ui.visuals().hyperlink_color, ui.visuals().panel_fill);
            icons::draw(ui.painter(), pos2(x, rect.center().y), icon, ink, ground);
        }
        if response.has_focus() {
            let stroke = Stroke::new(1.5, ui.visuals().hyperlink_color);
            ui.painter().rect_stroke(rect.shrink(1.0), 2.0, stroke, egui::StrokeKind::Inside);
        }
        if layout.elided {
            tooltip(response.clone(), &column.title);
        }
    }

    /// The edge by which a column is made wider, with a line to be seen by.
    fn edge(&self, ui: &Ui, memory: &mut Memory, index: usize, cell: Rect) {
        let x = if self.right_to_left { cell.left() } else { cell.right() };
        let grip = Rect::from_x_y_ranges(x - EDGE..=x + EDGE, cell.y_range());
        let response = ui.interact(grip, ui.unique_id().with(("edge", index)), Sense::DRAG);
        let stroke = if response.hovered() || response.dragged() {
            Stroke::new(2.0, ui.visuals().hyperlink_color)
        } else {
            ui.visuals().widgets.noninteractive.bg_stroke
        };
        ui.painter().vline(x, cell.shrink2(vec2(0.0, 5.0)).y_range(), stroke);
        if response.hovered() || response.dragged() {
            ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
        }
        if response.dragged() {
            let by = if self.right_to_left { -response.drag_delta().x } else { response.drag_delta().x };
            if by != 0.0 {
                memory.dragged[index] = Some((cell.width() + by).max(NARROWEST));
            }
        }
    }
}
