//! Long lists of rows of different heights, of which only those in sight are laid out.

use std::ops::Range;

/// The heights of a list's rows: measured where a row has been seen, supposed elsewhere.
#[derive(Debug, Default)]
pub struct Rows {
    heights: Vec<f32>,
    /// Where each row begins, and at the end where the list ends.
    tops: Vec<f32>,
    changed: bool,
}

impl Rows {
    /// Makes it a list of `count` rows. A list of another length forgets its measures.
    pub fn resize(&mut self, count: usize, supposed: f32) {
        if self.heights.len() != count {
            self.heights = vec![supposed; count];
            self.changed = true;
        }
        if self.changed || self.tops.is_empty() {
            let ends = self.heights.iter().scan(0.0, |top, height| {
                *top += height;
                Some(*top)
            });
            self.tops = std::iter::once(0.0).chain(ends).collect();
            self.changed = false;
        }
    }

    pub fn forget(&mut self) {
        self.heights.clear();
        self.changed = true;
    }

    pub fn measured(&mut self, row: usize, height: f32) {
        if let Some(known) = self.heights.get_mut(row)
            && (*known - height).abs() > 0.5
        {
            *known = height;
            self.changed = true;
        }
    }

    /// Whether a measure differed from what was supposed, so that the list must be shown again.
    pub fn is_changed(&self) -> bool {
        self.changed
    }

    pub fn top(&self, row: usize) -> f32 {
        self.tops.get(row).or(self.tops.last()).copied().unwrap_or(0.0)
    }

    pub fn height(&self, row: usize) -> f32 {
        self.top(row + 1) - self.top(row)
    }

    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// The rows that touch the stretch from `from` to `to`.
    pub fn within(&self, from: f32, to: f32) -> Range<usize> {
        let first = self.tops.partition_point(|top| *top <= from).saturating_sub(1);
        let last = self.tops.partition_point(|top| *top < to).min(self.heights.len());
        first.min(last)..last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_in_sight() {
        let mut rows = Rows::default();
        rows.resize(4, 10.0);
        assert_eq!(rows.within(0.0, 20.0), 0..2);
        assert_eq!(rows.within(5.0, 20.5), 0..3);
        assert_eq!(rows.within(39.0, 500.0), 3..4);
        rows.measured(0, 30.0);
        assert!(rows.is_changed());
        rows.resize(4, 10.0);
        assert_eq!((rows.top(1), rows.height(0), rows.total()), (30.0, 30.0, 60.0));
        assert_eq!(rows.within(29.0, 31.0), 0..2);
    }

    #[test]
    fn an_empty_list_has_no_rows_in_sight() {
        let mut rows = Rows::default();
        rows.resize(0, 10.0);
        assert_eq!((rows.within(0.0, 100.0), rows.total()), (0..0, 0.0));
    }
}
