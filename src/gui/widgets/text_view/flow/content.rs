//! A text with its paragraphs and marks.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;

use super::super::{Block, Mark};
use crate::text::Span;

/// What a view shows.
#[derive(Clone, Copy)]
pub(in super::super) struct Content<'a> {
    pub text: &'a str,
    pub blocks: &'a Arc<[Block]>,
    pub marks: &'a [Mark],
    /// The bytes of the longest mark.
    longest: usize,
}

impl<'a> Content<'a> {
    pub fn new(text: &'a str, blocks: &'a Arc<[Block]>, marks: &'a [Mark]) -> Self {
        let longest = marks.iter().map(|mark| mark.range.len()).max().unwrap_or(0);
        Self { text, blocks, marks, longest }
    }

    /// The indices of the marks that touch `range`.
    pub fn marks_in(&self, range: &Range<usize>) -> impl Iterator<Item = usize> + Clone + use<'a> {
        let marks = self.marks;
        let start = range.start;
        let from = marks.partition_point(|mark| mark.range.start + self.longest <= start);
        let behind = marks.partition_point(|mark| mark.range.start < range.end);
        (from..behind.max(from)).filter(move |&index| marks[index].range.end > start)
    }

    /// The letters' colours in a piece, counted from its start.
    pub(super) fn spans(&self, range: &Range<usize>) -> Vec<Span> {
        let touching = self.marks_in(range).map(|index| &self.marks[index]);
        let mut colored: Vec<&Mark> = touching.filter(|mark| mark.color.is_some()).collect();
        // Of two that begin together, the shorter one lies inside the other.
        colored.sort_by_key(|mark| (mark.range.start, Reverse(mark.range.end)));
        let spans = colored.into_iter().map(|mark| Span {
            range: mark.range.start.max(range.start) - range.start..mark.range.end.min(range.end) - range.start,
            color: mark.color,
            weight: None,
        });
        spans.collect()
    }
}
