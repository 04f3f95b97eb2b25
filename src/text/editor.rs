//! A line of text that is being written: carets in visual order, selection, undo, and the composition of an input method.
//!
//! parley has an editor too, but its carets come from the geometry that this module replaces.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::geometry::{Caret, Side};
use super::layout::Layout;

/// How many states back undo goes.
const UNDO_DEPTH: usize = 200;

/// A line of text with a selection. Byte offsets count in [`LineEditor::text`]; a [`Layout`] passed in must be of that text.
#[derive(Clone, Debug, Default)]
pub struct LineEditor {
    /// With the composition, where there is one.
    text: String,
    anchor: Caret,
    head: Caret,
    composition: Option<Range<usize>>,
    undo: Vec<State>,
    redo: Vec<State>,
    /// Letters typed one after the other are undone together.
    typing: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct State {
    text: String,
    anchor: Caret,
    head: Caret,
}

/// How far a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Letter,
    Word,
    /// To the end of the line.
    Line,
}

impl LineEditor {
    pub fn new(text: &str) -> Self {
        let mut editor = Self::default();
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
        let end = Caret { offset: text.len(), after: !text.is_empty() };
        *self = Self { text: text.to_owned(), anchor: end, head: end, ..Self::default() };
    }

    pub fn caret(&self) -> Caret {
        self.head
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

    /// Puts `text` in place of the selection, line breaks as spaces and without control characters.
    pub fn insert(&mut self, text: &str) {
        let one_line: String = text
            .chars()
            .map(|letter| if matches!(letter, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { letter })
            .filter(|letter| !letter.is_control())
            .collect();
        let typed = one_line.chars().count() == 1 && one_line != " ";
        if one_line.is_empty() && self.selection().is_empty() {
            return;
        }
        if !(typed && self.typing && self.selection().is_empty()) {
            self.remember();
        }
        self.replace(self.selection(), &one_line);
        self.typing = typed;
    }

    /// Deletes the selection, or else backwards: a letter at a time takes a mark off before its base, as Arabic is corrected.
    pub fn delete_back(&mut self, step: Step) {
        let end = self.head.offset;
        let before = &self.text[..end];
        let start = match step {
            Step::Letter => before.char_indices().next_back().map_or(0, |(at, _)| at),
            Step::Word => word_start(before),
            Step::Line => 0,
        };
        self.delete(start..end);
    }

    /// Deletes the selection, or else forwards: a letter with its marks, a word, or the rest.
    pub fn delete_forward(&mut self, step: Step) {
        let start = self.head.offset;
        let behind = &self.text[start..];
        let length = match step {
            Step::Letter => behind.graphemes(true).next().map_or(0, str::len),
            Step::Word => word_end(behind),
            Step::Line => behind.len(),
        };
        self.delete(start..start + length);
    }

    fn delete(&mut self, range: Range<usize>) {
        let range = if self.selection().is_empty() { range } else { self.selection() };
        if !range.is_empty() {
            self.remember();
            self.replace(range, "");
        }
    }

    /// Moves the caret to one side of the screen; with `extend`, the end of the selection.
    pub fn step(&mut self, layout: &Layout, side: Side, step: Step, extend: bool) {
        let forward = (side == Side::Left) == layout.right_to_left;
        let selection = self.selection();
        self.typing = false;
        let to = match step {
            Step::Letter if !selection.is_empty() && !extend => {
                // The end of the selection that lies on that side.
                let (start, end) = (Caret::from(selection.start), Caret { offset: selection.end, after: true });
                let start_is_left = layout.caret(start).x < layout.caret(end).x;
                if start_is_left == (side == Side::Left) { start } else { end }
            }
            Step::Letter => layout.step(self.head, side),
            Step::Word if forward => self.at(self.head.offset + word_end(&self.text[self.head.offset..])),
            Step::Word => word_start(&self.text[..self.head.offset]).into(),
            Step::Line if forward => self.at(self.text.len()),
            Step::Line => 0.into(),
        };
        self.go(to, extend);
    }

    /// Home (`forward` false) and End.
    pub fn to_end(&mut self, forward: bool, extend: bool) {
        self.typing = false;
        self.go(if forward { self.at(self.text.len()) } else { 0.into() }, extend);
    }

    /// Puts the caret at the letter nearest to a point of the layout.
    pub fn point(&mut self, layout: &Layout, x: f32, y: f32, extend: bool) {
        self.typing = false;
        self.go(layout.hit(x, y), extend);
    }

    pub fn select_word(&mut self, layout: &Layout, x: f32, y: f32) {
        let offset = layout.cluster_at(x, y).map_or_else(|| layout.hit(x, y).offset, |cluster| cluster.range.start);
        let word = layout.word_at(offset);
        self.anchor = word.start.into();
        self.head = self.at(word.end);
    }

    pub fn select_all(&mut self) {
        self.anchor = 0.into();
        self.head = self.at(self.text.len());
        self.typing = false;
    }

    /// Takes back the last change. Returns whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(state) = self.undo.pop() else { return false };
        self.redo.push(self.state());
        self.restore(state);
        true
    }

    /// Makes the change again that was taken back last. Returns whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(state) = self.redo.pop() else { return false };
        self.undo.push(self.state());
        self.restore(state);
        true
    }

    /// Shows what an input method is composing, in place of the selection. `active` counts characters of `text`. An empty text ends the
    /// composition without a trace.
    pub fn compose(&mut self, text: &str, active: Option<Range<usize>>) {
        if text.is_empty() && self.composition.is_none() {
            return;
        }
        if self.composition.is_none() {
            self.remember();
        }
        let range = self.composition.take().unwrap_or_else(|| self.selection());
        let start = range.start;
        self.replace(range, text);
        if !text.is_empty() {
            self.composition = Some(start..start + text.len());
            let byte = |count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
            let end = active.map_or(text.len(), |active| byte(active.end));
            self.anchor = self.at(start + end);
            self.head = self.anchor;
        }
    }

    /// Ends the composition with `text` in its place.
    pub fn commit(&mut self, text: &str) {
        if let Some(range) = self.composition.take() {
            self.replace(range, text);
        } else if !text.is_empty() {
            self.insert(text);
        }
        self.typing = false;
    }

    /// Deletes this many characters before and behind the caret, as an input method asks for.
    pub fn delete_around(&mut self, before: usize, behind: usize) {
        let caret = self.head.offset;
        let start = self.text[..caret].char_indices().rev().take(before).last().map_or(caret, |(at, _)| at);
        let end = self.text[caret..].char_indices().nth(behind).map_or(self.text.len(), |(at, _)| caret + at);
        self.remember();
        self.replace(start..end, "");
    }

    fn go(&mut self, to: Caret, extend: bool) {
        self.head = to;
        if !extend {
            self.anchor = to;
        }
    }

    fn at(&self, offset: usize) -> Caret {
        Caret { offset, after: offset > 0 }
    }

    fn replace(&mut self, range: Range<usize>, text: &str) {
        self.text.replace_range(range.clone(), text);
        self.head = self.at(range.start + text.len());
        self.anchor = self.head;
    }

    fn state(&self) -> State {
        State { text: self.text.clone(), anchor: self.anchor, head: self.head }
    }

    fn remember(&mut self) {
        self.redo.clear();
        self.typing = false;
        let state = self.state();
        if self.undo.last().is_none_or(|last| last.text != state.text) {
            self.undo.push(state);
        }
        if self.undo.len() > UNDO_DEPTH {
            self.undo.remove(0);
        }
    }

    fn restore(&mut self, state: State) {
        (self.text, self.anchor, self.head) = (state.text, state.anchor, state.head);
        self.composition = None;
        self.typing = false;
    }
}

/// Where the last word of `text` begins.
fn word_start(text: &str) -> usize {
    text.unicode_word_indices().next_back().map_or(0, |(at, _)| at)
}

/// Where the first word of `text` ends.
fn word_end(text: &str) -> usize {
    text.unicode_word_indices().next().map_or(text.len(), |(at, word)| at + word.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Fonts, Style, TextEngine};

    fn layout(editor: &LineEditor) -> Layout {
        TextEngine::with_fonts(Fonts::bundled()).layout(editor.text(), &Style::default(), &[])
    }

    #[test]
    fn typing_arabic_among_latin_keeps_logical_order() {
        let mut editor = LineEditor::default();
        for letter in "قال Acme 2024".chars() {
            editor.insert(&letter.to_string());
        }
        assert_eq!(editor.text(), "قال Acme 2024");
    }

    #[test]
    fn the_left_arrow_goes_on_in_arabic() {
        let mut editor = LineEditor::new("قال نعم");
        editor.to_end(false, false);
        editor.step(&layout(&editor), Side::Left, Step::Letter, false);
        assert_eq!(editor.caret().offset, 2);
        editor.step(&layout(&editor), Side::Left, Step::Word, true);
        assert_eq!(editor.selected(), "ال");
        editor.step(&layout(&editor), Side::Right, Step::Letter, false);
        assert_eq!((editor.caret().offset, editor.selection().is_empty()), (2, true));
        editor.step(&layout(&editor), Side::Left, Step::Line, false);
        assert_eq!(editor.caret().offset, editor.text().len());
    }

    #[test]
    fn arrows_visit_every_place_of_mixed_text_and_return() {
        let text = "قال Acme 2024 نعم";
        let mut editor = LineEditor::new(text);
        editor.to_end(false, false);
        for _ in 0..text.chars().count() {
            editor.step(&layout(&editor), Side::Left, Step::Letter, false);
        }
        assert_eq!(editor.caret().offset, text.len());
        for _ in 0..text.chars().count() {
            editor.step(&layout(&editor), Side::Right, Step::Letter, false);
        }
        assert_eq!(editor.caret().offset, 0);
    }

    #[test]
    fn backspace_takes_the_mark_first_and_delete_the_whole_letter() {
        let mut editor = LineEditor::new("بَت");
        editor.to_end(false, false);
        editor.delete_forward(Step::Letter);
        assert_eq!(editor.text(), "ت");
        let mut editor = LineEditor::new("بَ");
        editor.delete_back(Step::Letter);
        assert_eq!(editor.text(), "ب");
    }

    #[test]
    fn words_are_deleted_both_ways() {
        let mut editor = LineEditor::new("قال الوزير نعم");
        editor.delete_back(Step::Word);
        assert_eq!(editor.text(), "قال الوزير ");
        editor.to_end(false, false);
        editor.delete_forward(Step::Word);
        assert_eq!(editor.text(), " الوزير ");
    }

    #[test]
    fn undo_takes_back_a_word_and_redo_makes_it_again() {
        let mut editor = LineEditor::default();
        for letter in "قال نعم".chars() {
            editor.insert(&letter.to_string());
        }
        assert!(editor.undo());
        assert_eq!(editor.text(), "قال ");
        while editor.undo() {}
        assert_eq!(editor.text(), "");
        while editor.redo() {}
        assert_eq!(editor.text(), "قال نعم");
    }

    #[test]
    fn a_pasted_text_becomes_one_line() {
        let mut editor = LineEditor::default();
        editor.insert("قال\r\nنعم\0");
        assert_eq!(editor.text(), "قال  نعم");
    }

    #[test]
    fn a_composition_is_shown_but_is_no_value_until_committed() {
        let mut editor = LineEditor::new("قال ");
        editor.compose("نع", None);
        assert_eq!((editor.text(), editor.value().as_str()), ("قال نع", "قال "));
        assert_eq!(editor.composition(), Some(7..11));
        editor.compose("نعم", Some(0..1));
        assert_eq!(editor.caret().offset, 9);
        editor.commit("نعم");
        assert_eq!((editor.text(), editor.composition()), ("قال نعم", None));
        editor.compose("x", None);
        editor.compose("", None);
        assert_eq!(editor.text(), "قال نعم");
    }

    #[test]
    fn an_input_method_deletes_around_the_caret() {
        let mut editor = LineEditor::new("abcd");
        editor.to_end(false, false);
        editor.step(&layout(&editor), Side::Right, Step::Letter, false);
        editor.delete_around(5, 1);
        assert_eq!(editor.text(), "cd");
    }
}
