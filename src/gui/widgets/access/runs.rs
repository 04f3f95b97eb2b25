//! Laid-out text → the runs of characters that assistive technology walks through, with where each stands.

use std::ops::Range;

use egui::accesskit::{self, TextDirection, TextPosition, TextSelection};
use egui::{Context, Id, Pos2, Rect, Role, Ui, UiBuilder, pos2};
use unicode_segmentation::UnicodeSegmentation as _;

use super::is_arabic;
use crate::text::{Caret, Cluster, Layout, Line};

/// AccessKit counts the characters of a run in a byte.
const LONGEST: usize = 255;

/// The runs of a layout in the order of reading, each on one line and of one direction. A character is what the caret cannot enter.
pub(in crate::gui::widgets) struct Runs<'a> {
    layout: &'a Layout,
    runs: Vec<Run<'a>>,
}

struct Run<'a> {
    line: &'a Line,
    index_of_line: usize,
    right_to_left: bool,
    /// In the order of the text.
    clusters: Vec<&'a Cluster>,
    /// Bytes of the text: those of the clusters and, at the end of a line, the line terminator.
    range: Range<usize>,
}

/// The runs of `layout`.
pub(in crate::gui::widgets) fn runs(layout: &Layout) -> Runs<'_> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for (index, line) in layout.lines.iter().enumerate() {
        // A line terminator belongs to the run before it, whatever its direction.
        let is_letter = |cluster: &&Cluster| {
            !layout.text[cluster.range.clone()].starts_with(['\n', '\r', '\u{2029}']) && !cluster.range.is_empty()
        };
        let mut clusters: Vec<&Cluster> = line.clusters.iter().filter(is_letter).collect();
        clusters.sort_by_key(|cluster| cluster.range.start);
        let first = runs.len();
        for cluster in clusters {
            match runs.last_mut() {
                Some(run) if run.index_of_line == index && run.takes(cluster) => run.push(cluster),
                _ => runs.push(Run::new(line, index, cluster.right_to_left, vec![cluster])),
            }
        }
        if runs.len() == first {
            runs.push(Run::new(line, index, line.right_to_left, Vec::new()));
        }
        if let Some(last) = runs.last_mut() {
            last.range.end = last.range.end.max(line.range.end.min(layout.text.len()));
        }
    }
    Runs { layout, runs }
}

impl<'a> Run<'a> {
    fn new(line: &'a Line, index_of_line: usize, right_to_left: bool, clusters: Vec<&'a Cluster>) -> Self {
        let start = clusters.first().map_or(line.range.start, |cluster| cluster.range.start);
        let end = clusters.last().map_or(start, |cluster| cluster.range.end);
        Self { line, index_of_line, right_to_left, clusters, range: start..end }
    }

    /// Whether `cluster` goes on where the run ends, in the text and on the screen.
    fn takes(&self, cluster: &Cluster) -> bool {
        let Some(last) = self.clusters.last() else { return false };
        let meets = if self.right_to_left { cluster.x1 - last.x0 } else { cluster.x0 - last.x1 };
        cluster.right_to_left == self.right_to_left
            && cluster.range.start == last.range.end
            && meets.abs() < 0.1
            // One is left for the line terminator.
            && self.clusters.len() + 1 < LONGEST
    }

    fn push(&mut self, cluster: &'a Cluster) {
        self.range.end = cluster.range.end;
        self.clusters.push(cluster);
    }

    fn rect(&self, layout: &Layout, at: Pos2) -> Rect {
        let start = if self.line.right_to_left { layout.width } else { 0.0 };
        let left = self.clusters.iter().map(|cluster| cluster.x0).reduce(f32::min).unwrap_or(start);
        let right = self.clusters.iter().map(|cluster| cluster.x1).reduce(f32::max).unwrap_or(start);
        Rect::from_min_max(pos2(left, self.line.top), pos2(right, self.line.bottom)).translate(at.to_vec2())
    }

    /// The characters: bytes, and from where to where they reach, counted from the side where the run begins to be read.
    fn characters(&self) -> Vec<(Range<usize>, f32, f32)> {
        let first = self.clusters.first();
        let start = first.map_or(0.0, |cluster| if self.right_to_left { cluster.x1 } else { cluster.x0 });
        let from_start = |cluster: &Cluster| if self.right_to_left { start - cluster.x1 } else { cluster.x0 - start };
        let of_clusters = self.clusters.iter();
        let mut found: Vec<_> =
            of_clusters.map(|cluster| (cluster.range.clone(), from_start(cluster), cluster.x1 - cluster.x0)).collect();
        let covered = self.clusters.last().map_or(self.range.start, |cluster| cluster.range.end);
        if covered < self.range.end {
            let end = found.last().map_or(0.0, |(_, from, width)| from + width);
            found.push((covered..self.range.end, end, 0.0));
        }
        found
    }
}

impl Runs<'_> {
    fn id(parent: Id, index: usize) -> Id {
        parent.with(("run", index))
    }

    /// Puts a node below that of `parent` for each run, where the text has its top left corner `at`. Does nothing while nobody listens.
    pub fn put_out(&self, ui: &mut Ui, parent: Id, at: Pos2) {
        if ui.ctx().accesskit_node_builder(parent, |_| ()).is_none() {
            return;
        }
        for (index, run) in self.runs.iter().enumerate() {
            let id = Self::id(parent, index);
            let rect = run.rect(self.layout, at);
            let builder = UiBuilder::new().scope_id(id).max_rect(rect).accessibility_parent(parent);
            drop(ui.new_child(builder.accessibility_role(Role::TextRun)));
            ui.ctx().accesskit_node_builder(id, |node| self.fill(node, run, rect));
            let same_line = |other: &Run<'_>| other.index_of_line == run.index_of_line;
            let previous = index.checked_sub(1).filter(|&other| same_line(&self.runs[other]));
            let next = self.runs.get(index + 1).filter(|other| same_line(other)).map(|_| index + 1);
            ui.ctx().accesskit_node_builder(id, |node| {
                if let Some(previous) = previous {
                    node.set_previous_on_line(Self::id(parent, previous).accesskit_id());
                }
                if let Some(next) = next {
                    node.set_next_on_line(Self::id(parent, next).accesskit_id());
                }
            });
        }
    }

    fn fill(&self, node: &mut accesskit::Node, run: &Run<'_>, rect: Rect) {
        let characters = run.characters();
        let value = &self.layout.text[run.range.clone()];
        let starts = value.unicode_word_indices().map(|(start, _)| run.range.start + start);
        let words: Vec<u8> = starts
            .filter(|&start| run.line.range.start == start || !is_inside_word(&self.layout.text, start))
            .filter_map(|start| characters.iter().position(|(range, ..)| range.start == start))
            .filter_map(|index| u8::try_from(index).ok())
            .collect();
        node.set_value(value);
        node.set_character_lengths(characters.iter().map(|(range, ..)| range.len() as u8).collect::<Vec<_>>());
        node.set_character_positions(characters.iter().map(|(_, from, _)| *from).collect::<Vec<_>>());
        node.set_character_widths(characters.iter().map(|(.., width)| *width).collect::<Vec<_>>());
        node.set_word_starts(words);
        node.set_text_direction(if run.right_to_left {
            TextDirection::RightToLeft
        } else {
            TextDirection::LeftToRight
        });
        node.set_bounds(super::bounds(rect));
        if is_arabic(value) {
            node.set_language("ar");
        }
    }

    /// Tells that the text of `parent` is selected between two carets, which may be at one place.
    pub fn select(&self, ctx: &Context, parent: Id, (anchor, head): (Caret, Caret)) {
        if let (Some(anchor), Some(focus)) = (self.position(parent, anchor), self.position(parent, head)) {
            ctx.accesskit_node_builder(parent, |node| node.set_text_selection(TextSelection { anchor, focus }));
        }
    }

    /// Where `caret` is, as AccessKit counts it.
    pub fn position(&self, parent: Id, caret: Caret) -> Option<TextPosition> {
        let line = self.layout.line_of(caret);
        let on_line = || self.runs.iter().enumerate().filter(|(_, run)| run.index_of_line == line);
        let at_end = |run: &Run<'_>| run.range.end == caret.offset;
        let inside = |run: &Run<'_>| run.range.contains(&caret.offset);
        let found = if caret.after { on_line().find(|(_, run)| at_end(run)) } else { None };
        let (index, run) = found
            .or_else(|| on_line().find(|(_, run)| inside(run)))
            .or_else(|| on_line().find(|(_, run)| at_end(run)))
            .or_else(|| on_line().next_back())?;
        let before = run.characters().iter().filter(|(range, ..)| range.end <= caret.offset).count();
        Some(TextPosition { node: Self::id(parent, index).accesskit_id(), character_index: before })
    }

    /// Where AccessKit's position in the text of `parent` is.
    pub fn caret(&self, parent: Id, position: &TextPosition) -> Option<Caret> {
        let index = (0..self.runs.len()).find(|&index| Self::id(parent, index).accesskit_id() == position.node)?;
        let run = &self.runs[index];
        let characters = run.characters();
        Some(match (characters.get(position.character_index), characters.last()) {
            (Some((range, ..)), _) => range.start.into(),
            (None, Some((range, ..))) => Caret { offset: range.end, after: true },
            (None, None) => run.range.start.into(),
        })
    }
}

/// Whether a word goes on across `at`: where a run was split in the middle of one.
fn is_inside_word(text: &str, at: usize) -> bool {
    let is_part = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    is_part(text[..at].chars().next_back()) && is_part(text[at..].chars().next())
}
