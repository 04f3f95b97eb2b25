//! Marks of one lane that would cover each other → rows beneath each other.

/// The rows of marks with these stretches (left, right), given in order of their left ends, and how many rows there are.
///
/// Each mark takes the first row where it keeps `gap` from the mark before it. Where more than `most` rows were needed, the mark goes to the
/// row that has been free for longest, and overlaps there: in a very small picture marks lie over each other, but all are there.
pub(super) fn rows(stretches: &[(f32, f32)], gap: f32, most: usize) -> (Vec<usize>, usize) {
    let mut ends: Vec<f32> = Vec::new();
    let mut rows = Vec::with_capacity(stretches.len());
    for &(left, right) in stretches {
        let free = ends.iter().position(|end| end + gap <= left);
        let row = match free {
            Some(row) => row,
            None if ends.len() < most.max(1) => {
                ends.push(f32::NEG_INFINITY);
                ends.len() - 1
            }
            None => {
                let earliest = ends.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1));
                earliest.map_or(0, |(row, _)| row)
            }
        };
        ends[row] = ends[row].max(right);
        rows.push(row);
    }
    (rows, ends.len().max(1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_does_not_overlap_shares_a_row() {
        assert_eq!(rows(&[(0.0, 10.0), (12.0, 20.0), (15.0, 25.0)], 1.0, 9), (vec![0, 0, 1], 2));
        assert_eq!(rows(&[], 1.0, 9), (vec![], 1));
    }

    #[test]
    fn a_full_lane_overlaps_instead_of_dropping() {
        assert_eq!(rows(&[(0.0, 10.0), (0.0, 20.0), (5.0, 25.0)], 1.0, 2), (vec![0, 1, 0], 2));
    }

    proptest! {
        #[test]
        fn with_rows_enough_nothing_overlaps(mut starts in proptest::collection::vec((0.0f32..500.0, 1.0f32..80.0), 0..60)) {
            starts.sort_by(|a, b| a.0.total_cmp(&b.0));
            let stretches: Vec<(f32, f32)> = starts.iter().map(|(left, width)| (*left, left + width)).collect();
            let (rows, _) = rows(&stretches, 2.0, usize::MAX);
            for (a, one) in stretches.iter().enumerate() {
                for (b, other) in stretches.iter().enumerate().skip(a + 1) {
                    prop_assert!(rows[a] != rows[b] || one.1 <= other.0);
                }
            }
        }
    }
}
