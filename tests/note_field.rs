//! Writing a note of many lines, with events as a window system sends them.
#![cfg(feature = "gui")]

mod support;

use egui::accesskit::TextDirection;
use egui::{Event, ImeEvent, Key, Modifiers, PointerButton, Pos2, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use marsad::gui::widgets::NoteField;
use support::Screen;

fn field(text: &str) -> Harness<'static, String> {
    let mut harness = Harness::builder().with_size([300.0, 200.0]).with_step_dt(0.02).build_ui_state(
        |ui, text: &mut String| {
            ui.add(NoteField::new("note", text).name("Note").hint("اكتب ملاحظة…").lines(2, 4));
        },
        text.to_owned(),
    );
    harness.get_by_role_and_label(Role::MultilineTextInput, "Note").focus();
    harness.run();
    harness
}

fn write(harness: &mut Harness<'_, String>, text: &str) {
    for letter in text.chars() {
        match letter {
            '\n' => harness.key_press(Key::Enter),
            _ => harness.event(Event::Text(letter.to_string())),
        }
    }
    harness.run();
}

fn click(harness: &mut Harness<'_, String>, pos: Pos2) {
    for pressed in [true, false] {
        harness.event(Event::PointerMoved(pos));
        let modifiers = Modifiers::NONE;
        harness.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers });
        harness.step();
    }
}

#[test]
fn enter_begins_a_paragraph_and_ctrl_enter_leaves() {
    let mut harness = field("");
    write(&mut harness, "سطر أول\nSecond 2024\n");
    assert_eq!(harness.state(), "سطر أول\nSecond 2024\n");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    assert!(!harness.get_by_role(Role::MultilineTextInput).is_focused());
    assert_eq!(harness.state(), "سطر أول\nSecond 2024\n");
}

#[test]
fn arrows_go_from_line_to_line() {
    let mut harness = field("");
    write(&mut harness, "قال\nنعم");
    harness.key_press(Key::ArrowUp);
    harness.run();
    write(&mut harness, "!");
    assert_eq!(harness.state(), "قال!\nنعم");
    harness.key_press(Key::Home);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.key_press(Key::Delete);
    harness.run();
    assert_eq!(harness.state(), "نعم");
}

#[test]
fn a_triple_click_selects_the_paragraph() {
    let mut harness = field("أول\nثان هنا\nثالث");
    let rect = harness.get_by_role(Role::MultilineTextInput).rect();
    let second = rect.right_top() + vec2(-24.0, 4.0 + 1.5 * 20.8);
    (0..3).for_each(|_| click(&mut harness, second));
    write(&mut harness, "x");
    assert_eq!(harness.state(), "أول\nx\nثالث");
}

#[test]
fn a_long_note_scrolls_with_the_caret() {
    let mut harness = field("");
    write(&mut harness, "سطر\nسطر\nسطر\nسطر\nسطر\nسطر\nسطر\nسطر");
    let field = harness.get_by_role(Role::MultilineTextInput).rect();
    assert!(field.height() < 120.0, "{field:?}");
    let caret = harness.output().platform_output.ime.map(|ime| ime.cursor_rect).expect("it has the keyboard");
    assert!(field.contains_rect(caret), "{caret:?} in {field:?}");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Home);
    harness.run();
    let caret = harness.output().platform_output.ime.map(|ime| ime.cursor_rect).expect("it has the keyboard");
    assert!(field.contains_rect(caret), "{caret:?} in {field:?}");
}

#[test]
fn an_empty_line_in_an_arabic_note_begins_at_the_right() {
    let mut harness = field("");
    let right_of_middle = |harness: &Harness<'_, String>| {
        let field = harness.get_by_role(Role::MultilineTextInput).rect();
        let ime = harness.output().platform_output.ime.expect("it has the keyboard");
        ime.cursor_rect.center().x > field.center().x
    };
    assert!(right_of_middle(&harness), "where the hint begins");
    write(&mut harness, "قال\n");
    assert!(right_of_middle(&harness), "as the line above");
    write(&mut harness, "2024");
    assert!(right_of_middle(&harness), "numbers do not change that");
    write(&mut harness, "\nWho?\n");
    assert!(!right_of_middle(&harness));
}

#[test]
fn a_composition_stands_at_its_place() {
    let mut harness = field("");
    write(&mut harness, "قال\nنعم");
    harness.key_press(Key::ArrowUp);
    harness.event(Event::Ime(ImeEvent::Preedit { text: "سلا".to_owned(), active_range_chars: None }));
    harness.run();
    assert_eq!(harness.state(), "قال\nنعم");
    harness.event(Event::Ime(ImeEvent::Commit("سلام".to_owned())));
    harness.run();
    assert_eq!(harness.state(), "قالسلام\nنعم");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(harness.state(), "قال\nنعم");
}

#[test]
fn a_screen_reader_finds_lines_and_letters() {
    let mut harness = field("");
    write(&mut harness, "عام 2024\nWho?");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Home);
    harness.run();
    let note = harness.get_by_role_and_label(Role::MultilineTextInput, "Note");
    assert_eq!(note.value().as_deref(), Some("عام 2024\nWho?"));
    let runs: Vec<_> = note.children().filter(|node| node.accesskit_node().role() == Role::TextRun).collect();
    let values: Vec<String> = runs.iter().filter_map(egui_kittest::Node::value).collect();
    assert_eq!(values, ["عام ", "2024\n", "Who?"]);
    let directions: Vec<_> = runs.iter().filter_map(|run| run.accesskit_node().data().text_direction()).collect();
    assert_eq!(directions, [TextDirection::RightToLeft, TextDirection::LeftToRight, TextDirection::LeftToRight]);
    assert_eq!(runs[0].accesskit_node().data().character_lengths(), [2, 2, 2, 1]);
    let positions = runs[0].accesskit_node().data().character_positions().expect("it has positions").to_vec();
    assert!(positions.is_sorted() && positions[0] == 0.0, "counted from the right: {positions:?}");
    let selection = note.accesskit_node().data().text_selection().copied().expect("something is selected");
    assert_eq!(selection.anchor.node, selection.focus.node);
    assert_eq!((selection.anchor.character_index, selection.focus.character_index), (4, 0));
    assert!(note.accesskit_node().supports_text_ranges());
    assert_eq!(note.accesskit_node().document_range().text(), "عام 2024\nWho?");
}

#[test]
fn a_screen_reader_selects_and_replaces() {
    let mut harness = field("");
    write(&mut harness, "قال نعم");
    let request = |harness: &Harness<'_, String>, action, data| {
        let (target_node, target_tree) = harness.get_by_role(Role::MultilineTextInput).accesskit_node().locate();
        let data = Some(data);
        harness.event(Event::AccessKitActionRequest(egui::accesskit::ActionRequest {
            action,
            target_node,
            target_tree,
            data,
        }));
    };
    let run = harness.get_by_role(Role::TextRun).accesskit_node().locate().0;
    let at = |character_index| egui::accesskit::TextPosition { node: run, character_index };
    let selection = egui::accesskit::TextSelection { anchor: at(4), focus: at(7) };
    let data = egui::accesskit::ActionData::SetTextSelection(selection);
    request(&harness, egui::accesskit::Action::SetTextSelection, data);
    harness.run();
    harness.get_by_role(Role::MultilineTextInput).replace_selected_text_accesskit("لا");
    harness.run();
    assert_eq!(harness.state(), "قال لا");
}

/// Draws fields at 100 and 300 %, so that a person can look at them too.
#[test]
fn pictures_of_notes() {
    for percent in [100, 300] {
        let screen = Screen::default();
        let mut texts = [
            "ملاحظة عن اجتماع 17/10/2025 (Example News)،\nثم سطر ثان.\n\nA Latin paragraph with عربي.".to_owned(),
            String::new(),
        ];
        let mut harness = Harness::builder()
            .with_size([300.0, 240.0])
            .with_pixels_per_point(percent as f32 / 100.0)
            .with_theme(egui::Theme::Light)
            .renderer(screen.renderer())
            .build_ui(move |ui| {
                for (index, text) in texts.iter_mut().enumerate() {
                    ui.add(NoteField::new(index, text).hint("اكتب ملاحظة…").lines(2, 6));
                }
            });
        harness.run();
        let first = harness.query_all_by_role(Role::MultilineTextInput).next().expect("there are two");
        first.focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::SHIFT | Modifiers::COMMAND, Key::Home);
        harness.run();
        let picture = screen.picture(&harness);
        picture.save(&format!("notes-{percent}"));
        assert!(picture.pixels.iter().any(|pixel| pixel.r() < 100));
        assert_eq!(support::arabic_in_egui_text(&harness), [""; 0]);
    }
}
