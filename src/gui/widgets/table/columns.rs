//! The columns of a table and where they stand.

use egui::{Rangef, Rect};

use crate::text::{Align, Direction, Style};

/// A column: its heading, how wide it is at first, and how its cells stand in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub title: String,
    /// Points at first; the header's edges can be dragged.
    pub width: f32,
    /// Takes what the other columns leave.
    pub grows: bool,
    /// Its cells are numbers or days: they stand at the end of the column, digits in reading order, and the largest comes first when it is
    /// sorted for the first time.
    pub numeric: bool,
}

impl Column {
    /// A column of texts that takes what the others leave.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), width: 120.0, grows: true, numeric: false }
    }

    /// Instead of what the others leave; at least [`NARROWEST`] points.
    pub fn width(self, points: f32) -> Self {
        Self { width: points.max(NARROWEST), grows: false, ..self }
    }

    pub fn numeric(self) -> Self {
        Self { numeric: true, ..self }
    }

    /// How its texts are set in a table that is read from the right or not.
    pub(super) fn set(&self, style: Style, right_to_left: bool) -> Style {
        match (self.numeric, right_to_left) {
            (true, false) => Style { align: Align::Right, direction: Direction::LeftToRight, ..style },
            (true, true) => Style { align: Align::Left, direction: Direction::LeftToRight, ..style },
            (false, _) => style,
        }
    }
}

/// No column is narrower, in points.
pub const NARROWEST: f32 = 32.0;

/// What columns that grow are at least, in points.
const GROWN_LEAST: f32 = 72.0;

/// The widths of `columns` in `room` points. `dragged` has those that were set by hand. They fill the room, or exceed it.
pub(super) fn widths(columns: &[Column], dragged: &[Option<f32>], room: f32) -> Vec<f32> {
    let by_hand = |index: usize| dragged.get(index).copied().flatten();
    let fixed = |index: usize, column: &Column| {
        by_hand(index).or((!column.grows).then_some(column.width)).map(|width| width.max(NARROWEST))
    };
    let taken: f32 = columns.iter().enumerate().filter_map(|(index, column)| fixed(index, column)).sum();
    let growing = columns.iter().enumerate().filter(|(index, column)| fixed(*index, column).is_none()).count();
    let share = if growing == 0 { 0.0 } else { ((room - taken) / growing as f32).floor().max(GROWN_LEAST) };
    let mut widths: Vec<f32> =
        columns.iter().enumerate().map(|(index, column)| fixed(index, column).unwrap_or(share)).collect();
    let left_over = room - widths.iter().sum::<f32>();
    if left_over > 0.0
        && let Some(last) = widths.last_mut()
    {
        *last += left_over;
    }
    widths
}

/// Where the columns stand between the left and right edge of `table`: the first at the side where reading begins.
pub(super) fn places(widths: &[f32], table: Rect, right_to_left: bool) -> Vec<Rangef> {
    let mut from_start = 0.0;
    let range = |from: f32, to: f32| {
        if right_to_left {
            Rangef::new(table.right() - to, table.right() - from)
        } else {
            Rangef::new(table.left() + from, table.left() + to)
        }
    };
    let placed = widths.iter().map(|width| {
        let from = from_start;
        from_start += width;
        range(from, from_start)
    });
    placed.collect()
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    #[test]
    fn columns_that_grow_share_what_is_left() {
        let columns = [Column::new("a"), Column::new("b").width(50.0), Column::new("c")];
        assert_eq!(widths(&columns, &[], 450.0), [200.0, 50.0, 200.0]);
        assert_eq!(widths(&columns, &[Some(100.0)], 450.0), [100.0, 50.0, 300.0]);
    }

    #[test]
    fn a_narrow_table_is_wider_than_its_room() {
        let columns = [Column::new("a"), Column::new("b").width(200.0)];
        assert_eq!(widths(&columns, &[None, Some(1.0)], 60.0), [GROWN_LEAST, NARROWEST]);
    }

    #[test]
    fn the_first_column_stands_where_reading_begins() {
        let table = Rect::from_min_size(pos2(10.0, 0.0), vec2(100.0, 10.0));
        assert_eq!(places(&[30.0, 70.0], table, false), [Rangef::new(10.0, 40.0), Rangef::new(40.0, 110.0)]);
        assert_eq!(places(&[30.0, 70.0], table, true), [Rangef::new(80.0, 110.0), Rangef::new(10.0, 80.0)]);
    }
}
