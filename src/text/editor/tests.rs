use super::*;
use crate::text::{Fonts, Style, TextEngine};

fn layout(editor: &TextEditor) -> Layout {
    TextEngine::with_fonts(Fonts::bundled()).layout(editor.text(), &Style::default(), &[])
}

#[test]
fn typing_arabic_among_latin_keeps_logical_order() {
    let mut editor = TextEditor::default();
    for letter in "قال Acme 2024".chars() {
        editor.insert(&letter.to_string());
    }
    assert_eq!(editor.text(), "قال Acme 2024");
}

#[test]
fn the_left_arrow_goes_on_in_arabic() {
    let mut editor = TextEditor::new("قال نعم");
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
    let mut editor = TextEditor::new(text);
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
    let mut editor = TextEditor::new("بَت");
    editor.to_end(false, false);
    editor.delete_forward(Step::Letter);
    assert_eq!(editor.text(), "ت");
    let mut editor = TextEditor::new("بَ");
    editor.delete_back(Step::Letter);
    assert_eq!(editor.text(), "ب");
}

#[test]
fn words_are_deleted_both_ways() {
    let mut editor = TextEditor::new("قال الوزير نعم");
    editor.delete_back(Step::Word);
    assert_eq!(editor.text(), "قال الوزير ");
    editor.to_end(false, false);
    editor.delete_forward(Step::Word);
    assert_eq!(editor.text(), " الوزير ");
}

#[test]
fn undo_takes_back_a_word_and_redo_makes_it_again() {
    let mut editor = TextEditor::default();
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
    let mut editor = TextEditor::default();
    editor.insert("قال\r\nنعم\0");
    assert_eq!(editor.text(), "قال نعم", "a line break of two characters is one space");
}

#[test]
fn a_composition_is_shown_but_is_no_value_until_committed() {
    let mut editor = TextEditor::new("قال ");
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
    let mut editor = TextEditor::new("abcd");
    editor.to_end(false, false);
    editor.step(&layout(&editor), Side::Right, Step::Letter, false);
    editor.delete_around(5, 1);
    assert_eq!(editor.text(), "cd");
}

fn wrapped(editor: &TextEditor, width: f32) -> Layout {
    let style = Style { width: Some(width), ..Style::default() };
    TextEngine::with_fonts(Fonts::bundled()).layout(editor.text(), &style, &[])
}

#[test]
fn many_lines_are_written_and_gone_through() {
    let mut editor = TextEditor::multiline("");
    editor.insert("سطر أول\r\nثان\u{2029}\tثالث\0");
    assert_eq!(editor.text(), "سطر أول\nثان\n ثالث");
    let layout = wrapped(&editor, 300.0);
    editor.to_end(false, false);
    let x = layout.caret(editor.caret()).x;
    editor.step_lines(&layout, 1, false);
    assert_eq!(layout.caret(editor.caret()).line, 1);
    assert_eq!(layout.caret(editor.caret()).x, x, "straight below");
    editor.to_line_end(&layout, true, false);
    assert_eq!(&editor.text()[..editor.caret().offset], "سطر أول\nثان");
    editor.step(&layout, Side::Left, Step::Letter, false);
    assert_eq!(layout.caret(editor.caret()).line, 2);
    editor.to_line_end(&layout, false, true);
    assert_eq!(editor.selected(), "");
    editor.step_lines(&layout, -5, true);
    assert_eq!(layout.caret(editor.caret()).line, 0);
    editor.step_lines(&layout, -1, false);
    assert_eq!(editor.caret().offset, 0);
    editor.step_lines(&layout, 1, false);
    editor.step_lines(&layout, 5, false);
    editor.step_lines(&layout, 5, false);
    assert_eq!(editor.caret().offset, editor.text().len());
}

#[test]
fn a_short_line_between_does_not_pull_the_caret_aside() {
    let mut editor = TextEditor::multiline("كلمات كثيرة هنا\nهي\nكلمات كثيرة هنا");
    let layout = wrapped(&editor, 300.0);
    editor.to_end(false, false);
    editor.to_line_end(&layout, true, false);
    let x = layout.caret(editor.caret()).x;
    editor.step_lines(&layout, 1, false);
    editor.step_lines(&layout, 1, false);
    assert!((layout.caret(editor.caret()).x - x).abs() < 0.1);
}

#[test]
fn the_caret_stands_on_the_line_that_a_break_has_begun() {
    let mut editor = TextEditor::multiline("");
    for letter in ["ق", "\n"] {
        editor.insert(letter);
    }
    let layout = wrapped(&editor, 300.0);
    assert_eq!(layout.caret(editor.caret()).line, 1);
    editor.delete_back(Step::Letter);
    assert_eq!(editor.text(), "ق");
    assert!(editor.undo() && editor.undo() && editor.undo());
    assert_eq!(editor.text(), "");
}

#[test]
fn a_paragraph_is_selected_as_far_as_its_line_breaks() {
    let mut editor = TextEditor::multiline("أول\nثان هنا\nثالث");
    let layout = wrapped(&editor, 300.0);
    let line = &layout.lines[1];
    editor.select_paragraph(&layout, layout.width - 5.0, (line.top + line.bottom) / 2.0);
    assert_eq!(editor.selected(), "ثان هنا");
}

#[test]
fn a_change_while_composing_takes_what_is_composed() {
    let mut editor = TextEditor::new("قال ");
    editor.compose("نع", None);
    editor.delete_back(Step::Letter);
    assert_eq!((editor.value().as_str(), editor.composition()), ("قال ن", None));
    editor.compose("عم", None);
    editor.insert("!");
    assert_eq!(editor.value(), "قال نعم!");
    editor.compose("x", None);
    editor.select_all();
    editor.delete_forward(Step::Letter);
    assert_eq!(editor.value(), "");
}

#[test]
fn a_given_up_composition_is_nothing_to_undo() {
    let mut editor = TextEditor::default();
    editor.insert("قال نعم");
    editor.compose("x", None);
    editor.compose("", None);
    assert!(editor.undo());
    assert_eq!(editor.text(), "");
}

#[test]
fn what_would_be_too_long_is_cut() {
    let mut editor = TextEditor::new("");
    editor.insert(&"ب".repeat(LONGEST));
    assert_eq!(editor.text().len(), LONGEST);
    editor.insert("x");
    assert_eq!(editor.text().len(), LONGEST);
    editor.select_all();
    editor.insert("نعم");
    assert_eq!(editor.text(), "نعم");
}
