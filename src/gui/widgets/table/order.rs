//! In what order the rows of a table stand.

use std::cmp::Ordering;

use super::TableRows;
use crate::arabic::fold;

/// Which column a table is sorted by, and which end comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    pub column: usize,
    pub descending: bool,
}

/// What a row is sorted by in one column.
#[derive(Clone, Debug, PartialEq)]
pub enum SortKey {
    Number(f64),
    /// Compared as it is: [`SortKey::text`] folds spellings.
    Text(String),
    /// Stands last whichever end comes first.
    Nothing,
}

impl SortKey {
    /// A key by which spellings of one word stand together: hamza, marks, and the like make no difference.
    pub fn text(text: &str) -> Self {
        let folded = fold(text.trim());
        if folded.is_empty() { Self::Nothing } else { Self::Text(folded) }
    }

    /// The key of a cell that gives none itself: its number, where it is nothing but one, or else its text.
    pub fn of_cell(text: &str) -> Self {
        // Digits of every script become Latin ones.
        let number = fold(text.trim()).replace('−', "-").parse::<f64>().ok();
        number.filter(|number| number.is_finite()).map_or_else(|| Self::text(text), Self::Number)
    }

    /// Numbers in front of texts, nothing last.
    fn compare(&self, other: &Self, descending: bool) -> Ordering {
        let turned = |order: Ordering| if descending { order.reverse() } else { order };
        match (self, other) {
            (Self::Nothing, Self::Nothing) => Ordering::Equal,
            (Self::Nothing, _) => Ordering::Greater,
            (_, Self::Nothing) => Ordering::Less,
            (Self::Number(a), Self::Number(b)) => turned(a.total_cmp(b)),
            (Self::Text(a), Self::Text(b)) => turned(a.cmp(b)),
            (Self::Number(_), Self::Text(_)) => turned(Ordering::Less),
            (Self::Text(_), Self::Number(_)) => turned(Ordering::Greater),
        }
    }
}

/// The rows in the order they are shown in. Rows of equal keys keep the order they have in the data.
pub(super) fn ordered(rows: &dyn TableRows, sort: Option<Sort>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..rows.count()).collect();
    if let Some(Sort { column, descending }) = sort {
        let keys: Vec<SortKey> = order.iter().map(|&row| rows.sort_key(row, column)).collect();
        order.sort_by(|&a, &b| keys[a].compare(&keys[b], descending));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::super::Cell;
    use super::*;

    struct Words(&'static [&'static str]);

    impl TableRows for Words {
        fn count(&self) -> usize {
            self.0.len()
        }

        fn cell(&self, row: usize, _: usize) -> Cell<'_> {
            Cell::new(self.0[row])
        }
    }

    fn check(words: &'static [&'static str], descending: bool, expected: &[&str]) {
        let order = ordered(&Words(words), Some(Sort { column: 0, descending }));
        let sorted: Vec<&str> = order.into_iter().map(|row| words[row]).collect();
        assert_eq!(sorted, expected);
    }

    #[test]
    fn spellings_of_one_word_stand_together() {
        check(&["بيان", "أحمد", "احمد", "إبراهيم", "تقرير"], false, &["إبراهيم", "أحمد", "احمد", "بيان", "تقرير"]);
    }

    #[test]
    fn numbers_count_as_numbers_in_whichever_digits() {
        check(&["10", "٩", "-2", "۱۲"], false, &["-2", "٩", "10", "۱۲"]);
    }

    #[test]
    fn empty_cells_stand_last_either_way() {
        check(&["", "2", "1"], false, &["1", "2", ""]);
        check(&["", "2", "1"], true, &["2", "1", ""]);
    }

    #[test]
    fn equal_rows_keep_their_order_when_turned_round() {
        check(&["أ", "ا", "ب"], true, &["ب", "أ", "ا"]);
    }
}
