//! A text that is being written: carets in visual order, selection, undo, and the composition of an input method.
//!
//! parley has an editor too, but its carets come from the geometry that this module replaces.

mod history;
#[cfg(test)]
mod tests;

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::geometry::{Caret, Side};
use super::layout::Layout;
use history::{History, State};

/// What is typed and pasted is cut where the text would be longer than this many bytes, since each letter typed sets the whole anew.
pub const LONGEST: usize = 32 * 1024;

/// A text with a selection, of one line or of many. Byte offsets count in [`TextEditor::text`]; a [`Layout`] passed in must be of that text.
///
/// What is to be done while an input method is composing first takes what is composed for good.
#[derive(Clone, Debug, Default)]
pub struct TextEditor {
    /// With the composition, where there is one.
    text: String,
    anchor: Caret,
    head: Caret,
    multiline: bool,
    composition: Option<Range<usize>>,
    history: History,
    /// Where steps from line to line would like the caret to be.
    goal_x: Option<f32>,
}

/// How far a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Letter,
    Word,
    /// To the end of the line.
    Line,
}

impl TextEditor {
    /// An editor of one line.
    pub fn new(text: &str) -> Self {
        let mut editor = Self::default();
        editor.set_text(text);
        editor
    }

    /// An editor of as many lines as are written.
    pub fn multiline(text: &str) -> Self {
        let mut editor = Self { multiline: true, ..Self::default() };
        editor.set_text(text);
        editor
    }

    /// What is shown: the text, and within it what an input method is composing.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text without what an input method is composing.
    pub fn value(&self) -> String {
        match &self.composition {
            Some(range) => [&self.text[..range.start], &self.text[range.end..]].concat(),
            None => self.text.clone(),
        }
    }

    /// Replaces everything from outside; this cannot be undone. The caret goes to the end.
    pub fn set_text(&mut self, text: &str) {
        *self = Self { text: text.to_owned(), multiline: self.multiline, ..Self::default() };
        self.go(self.at(self.text.len()), false);
    }

    pub fn caret(&self) -> Caret {
        self.head
    }

    /// Where the selection was begun, and the caret.
    pub fn ends(&self) -> (Caret, Caret) {
        (self.anchor, self.head)
    }

    pub fn selection(&self) -> Range<usize> {
        self.anchor.offset.min(self.head.offset)..self.anchor.offset.max(self.head.offset)
    }

    pub fn selected(&self) -> &str {
        &self.text[self.selection()]
    }

    pub fn composition(&self) -> Option<Range<usize>> {
        self.composition.clone()
    }

    /// Puts `text` in place of the selection, without control characters; in an editor of one line, line breaks become spaces.
    pub fn insert(&mut self, text: &str) {
        self.end_composition();
        let clean = self.clean(text);
        if clean.is_empty() && self.selection().is_empty() {
            return;
        }
        let typed = clean.chars().count() == 1 && !clean.starts_with([' ', '\n']);
        let goes_on = typed && self.selection().is_empty();
        self.history.remember_before(self.state(), goes_on);
        self.replace(self.selection(), &clean);
        self.history.typing = typed;
    }

    /// `text` as it may stand here, cut so that the whole stays below [`LONGEST`] bytes.
    fn clean(&self, text: &str) -> String {
        let room = LONGEST.saturating_sub(self.text.len() - self.selection().len());
        let break_as = if self.multiline { '\n' } else { ' ' };
        let mut clean = String::new();
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let letter = match letter {
                '\r' if letters.peek() == Some(&'\n') => continue,
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => break_as,
                '\t' => ' ',
                other => other,
            };
            if letter.is_control() && letter != '\n' {
                continue;
            }
            if clean.len() + letter.len_utf8() > room {
                break;
            }
            clean.push(letter);
        }
        clean
    }

    /// Deletes the selection, or else backwards: a letter at a time takes a mark off before its base, as Arabic is corrected.
    pub fn delete_back(&mut self, step: Step) {
        self.end_composition();
        let end = self.head.offset;
        let before = &self.text[..end];
        let start = match step {
            Step::Letter => before.char_indices().next_back().map_or(0, |(at, _)| at),
            Step::Word => word_start(before),
            Step::Line => before.rfind('\n').map_or(0, |at| at + 1),
        };
        self.delete(start..end);
    }

    /// Deletes the selection, or else forwards: a letter with its marks, a word, or the rest of the line.
    pub fn delete_forward(&mut self, step: Step) {
        self.end_composition();
        let start = self.head.offset;
        let behind = &self.text[start..];
        let length = match step {
            Step::Letter => behind.graphemes(true).next().map_or(0, str::len),
            Step::Word => word_end(behind),
            Step::Line => behind.find('\n').unwrap_or(behind.len()),
        };
        self.delete(start..start + length);
    }

    fn delete(&mut self, range: Range<usize>) {
        let range = if self.selection().is_empty() { range } else { self.selection() };
        if !range.is_empty() {
            self.history.remember_before(self.state(), false);
            self.replace(range, "");
        }
    }

    /// Moves the caret to one side of the screen; with `extend`, the end of the selection.
    pub fn step(&mut self, layout: &Layout, side: Side, step: Step, extend: bool) {
        self.end_composition();
        let line = layout.lines.get(layout.line_of(self.head));
        let right_to_left = line.map_or(layout.right_to_left, |line| line.right_to_left);
        let forward = (side == Side::Left) == right_to_left;
        let selection = self.selection();
        let to = match step {
            Step::Letter if !selection.is_empty() && !extend => {
                // The end of the selection that lies on that side.
                let (start, end) = (Caret::from(selection.start), self.at(selection.end));
                let start_is_left = layout.caret(start).x < layout.caret(end).x;
                if start_is_left == (side == Side::Left) { start } else { end }
            }
            Step::Letter => layout.step(self.head, side),
            Step::Word if forward => self.at(self.head.offset + word_end(&self.text[self.head.offset..])),
            Step::Word => word_start(&self.text[..self.head.offset]).into(),
            Step::Line => self.line_end(layout, forward),
        };
        self.go(to, extend);
    }

    /// Moves the caret up (`lines` negative) or down, as near as can be to where it stood across. Beyond the first and last line it goes to the
    /// beginning and the end.
    pub fn step_lines(&mut self, layout: &Layout, lines: isize, extend: bool) {
        self.end_composition();
        let x = self.goal_x.unwrap_or_else(|| layout.caret(self.head).x);
        let at = layout.line_of(self.head) as isize;
        let last = layout.lines.len().saturating_sub(1) as isize;
        // A page that is not there in full ends on the last line there is.
        let by = at.saturating_add(lines).clamp(0, last) - at;
        let edge = if lines < 0 { 0.into() } else { self.at(self.text.len()) };
        let to = if by == 0 { edge } else { layout.vertical_step(self.head, by, x).unwrap_or(edge) };
        self.go(to, extend);
        self.goal_x = Some(x);
    }

    /// Home (`forward` false) and End: the ends of the line that the caret stands on.
    pub fn to_line_end(&mut self, layout: &Layout, forward: bool, extend: bool) {
        self.end_composition();
        self.go(self.line_end(layout, forward), extend);
    }

    fn line_end(&self, layout: &Layout, forward: bool) -> Caret {
        match layout.lines.get(layout.line_of(self.head)) {
            Some(line) if forward => layout.end_of(line),
            Some(line) => line.range.start.into(),
            None => self.head,
        }
    }

    /// To the beginning or the end of the whole text.
    pub fn to_end(&mut self, forward: bool, extend: bool) {
        self.end_composition();
        self.go(if forward { self.at(self.text.len()) } else { 0.into() }, extend);
    }

    /// Puts the caret at the letter nearest to a point of the layout.
    pub fn point(&mut self, layout: &Layout, x: f32, y: f32, extend: bool) {
        self.end_composition();
        self.go(layout.hit(x, y), extend);
    }

    pub fn select_word(&mut self, layout: &Layout, x: f32, y: f32) {
        let offset = layout.cluster_at(x, y).map_or_else(|| layout.hit(x, y).offset, |cluster| cluster.range.start);
        let word = layout.word_at(offset);
        self.select(word);
    }

    /// Selects what stands between the line breaks around a point of the layout.
    pub fn select_paragraph(&mut self, layout: &Layout, x: f32, y: f32) {
        let offset = layout.hit(x, y).offset.min(self.text.len());
        let start = self.text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[offset..].find('\n').map_or(self.text.len(), |at| offset + at);
        self.select(start..end);
    }

    pub fn select_all(&mut self) {
        self.select(0..self.text.len());
    }

    /// Selects these bytes, as far as they lie between characters of the text. The caret is put at the end.
    pub fn select(&mut self, range: Range<usize>) {
        self.end_composition();
        self.go(self.text.floor_char_boundary(range.start).into(), false);
        self.go(self.at(self.text.floor_char_boundary(range.end)), true);
    }

    /// Selects from one caret to another. Those of other texts are moved to where they can stand.
    pub fn select_between(&mut self, anchor: Caret, head: Caret) {
        self.end_composition();
        let inside = |caret: Caret| Caret { offset: self.text.floor_char_boundary(caret.offset), ..caret };
        let (anchor, head) = (inside(anchor), inside(head));
        self.go(anchor, false);
        self.go(head, true);
    }

    /// Takes back the last change. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        self.end_composition();
        let state = self.history.undo(self.state());
        self.restore(state)
    }

    /// Makes the change again that was taken back last. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        self.end_composition();
        let state = self.history.redo(self.state());
        self.restore(state)
    }

    /// Shows what an input method is composing, in place of the selection. `active` counts characters of `text`. An empty text ends the
    /// composition without a trace.
    pub fn compose(&mut self, text: &str, active: Option<Range<usize>>) {
        if text.is_empty() && self.composition.is_none() {
            return;
        }
        if self.composition.is_none() {
            self.history.remember_before(self.state(), false);
        }
        let range = self.composition.take().unwrap_or_else(|| self.selection());
        let start = range.start;
        self.replace(range, text);
        if !text.is_empty() {
            self.composition = Some(start..start + text.len());
            let byte = |count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
            let end = active.map_or(text.len(), |active| byte(active.end));
            self.go(self.at(start + end), false);
        }
    }

    /// Ends the composition with `text` in its place.
    pub fn commit(&mut self, text: &str) {
        if let Some(range) = self.composition.take() {
            self.replace(range.clone(), "");
            let clean = self.clean(text);
            self.replace(range.start..range.start, &clean);
        } else if !text.is_empty() {
            self.insert(text);
        }
        self.history.typing = false;
    }

    /// Takes what is being composed for good.
    fn end_composition(&mut self) {
        self.composition = None;
    }

    /// Deletes this many characters before and behind the caret, as an input method asks for.
    pub fn delete_around(&mut self, before: usize, behind: usize) {
        self.end_composition();
        let caret = self.head.offset;
        let start = self.text[..caret].char_indices().rev().take(before).last().map_or(caret, |(at, _)| at);
        let end = self.text[caret..].char_indices().nth(behind).map_or(self.text.len(), |(at, _)| caret + at);
        self.history.remember_before(self.state(), false);
        self.replace(start..end, "");
    }

    fn go(&mut self, to: Caret, extend: bool) {
        self.history.typing = false;
        self.goal_x = None;
        self.head = to;
        if !extend {
            self.anchor = to;
        }
    }

    /// The caret behind the letter in front of `offset`, but on the line that a line break begins.
    fn at(&self, offset: usize) -> Caret {
        Caret { offset, after: offset > 0 && !self.text[..offset].ends_with('\n') }
    }

    fn replace(&mut self, range: Range<usize>, text: &str) {
        self.text.replace_range(range.clone(), text);
        self.go(self.at(range.start + text.len()), false);
    }

    fn state(&self) -> State {
        State { text: self.text.clone(), anchor: self.anchor, head: self.head }
    }

    fn restore(&mut self, state: Option<State>) -> bool {
        let Some(state) = state else { return false };
        self.goal_x = None;
        (self.text, self.anchor, self.head) = (state.text, state.anchor, state.head);
        true
    }
}

/// The byte where the last word (UAX #29) of `text` begins.
pub fn word_start(text: &str) -> usize {
    text.unicode_word_indices().next_back().map_or(0, |(at, _)| at)
}

/// The byte where the first word (UAX #29) of `text` ends.
pub fn word_end(text: &str) -> usize {
    text.unicode_word_indices().next().map_or(text.len(), |(at, word)| at + word.len())
}
