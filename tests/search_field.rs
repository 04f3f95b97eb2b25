//! Writing Arabic into a field, with events as a window system sends them.
#![cfg(feature = "gui")]

mod support;

use egui::{Event, ImeEvent, Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use marsad::gui::widgets::{self, Chip, SearchField};
use support::Screen;

fn field() -> Harness<'static, String> {
    let mut harness = Harness::builder().with_size([260.0, 60.0]).build_ui_state(
        |ui, text: &mut String| {
            widgets::search_field(ui, "search", text, "ابحث…");
        },
        String::new(),
    );
    harness.get_by_role_and_label(Role::SearchInput, "ابحث…").focus();
    harness.run();
    harness
}

fn write(harness: &mut Harness<'_, String>, text: &str) {
    for letter in text.chars() {
        harness.event(Event::Text(letter.to_string()));
    }
    harness.run();
}

fn copied(harness: &Harness<'_, String>) -> Option<String> {
    harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn what_is_typed_is_the_value() {
    let mut harness = field();
    write(&mut harness, "وزير 2024 Acme");
    assert_eq!(harness.state(), "وزير 2024 Acme");
    let node = harness.get_by_role(Role::SearchInput);
    assert_eq!(node.value().as_deref(), Some("وزير 2024 Acme"));
    assert_eq!(node.accesskit_node().language(), Some("ar"));
}

#[test]
fn arrows_move_as_seen_on_the_screen() {
    let mut harness = field();
    write(&mut harness, "قال نعم");
    harness.key_press(Key::Home);
    harness.key_press(Key::ArrowLeft);
    harness.run();
    write(&mut harness, "!");
    assert_eq!(harness.state(), "ق!ال نعم");
}

#[test]
fn selecting_cutting_pasting_and_undoing() {
    let mut harness = field();
    write(&mut harness, "قال نعم");
    harness.key_press_modifiers(Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    harness.event(Event::Cut);
    harness.step();
    assert_eq!((harness.state().as_str(), copied(&harness).as_deref()), ("قال ", Some("نعم")));
    harness.event(Event::Paste("كلا\n".to_owned()));
    harness.run();
    assert_eq!(harness.state(), "قال كلا ");
    for _ in 0..2 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run();
    }
    assert_eq!(harness.state(), "قال نعم");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.key_press(Key::Backspace);
    harness.run();
    assert_eq!(harness.state(), "");
}

/// The pointer goes down, moves and comes up between two frames.
#[test]
fn a_drag_within_one_frame_selects() {
    let mut harness = field();
    write(&mut harness, "قال نعم");
    let rect = harness.get_by_role(Role::SearchInput).rect();
    let middle = rect.center().y;
    let (from, to) = (egui::pos2(rect.left() + 20.0, middle), egui::pos2(rect.right() - 4.0, middle));
    let button = |pos, pressed| {
        let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
        Event::PointerButton { pos, button, pressed, modifiers }
    };
    harness.event(Event::PointerMoved(from));
    harness.step();
    harness.event(button(from, true));
    harness.event(Event::PointerMoved(to));
    harness.step();
    harness.event(button(to, false));
    harness.run();
    write(&mut harness, "!");
    assert_eq!(harness.state(), "!");
}

/// With the caret in each place of a mixed text, in turn: what is deleted and jumped over are words in the order of reading.
#[test]
fn words_are_jumped_over_and_deleted_both_ways() {
    let mut harness = field();
    write(&mut harness, "قال Acme Corp نعم");
    let press = |harness: &mut Harness<'_, String>, modifiers, key| {
        harness.key_press_modifiers(modifiers, key);
        harness.run();
    };
    press(&mut harness, Modifiers::NONE, Key::Home);
    press(&mut harness, Modifiers::CTRL, Key::ArrowLeft);
    press(&mut harness, Modifiers::CTRL, Key::Delete);
    assert_eq!(harness.state(), "قال Corp نعم");
    press(&mut harness, Modifiers::NONE, Key::End);
    press(&mut harness, Modifiers::CTRL, Key::Backspace);
    assert_eq!(harness.state(), "قال Corp ");
    press(&mut harness, Modifiers::CTRL | Modifiers::SHIFT, Key::Home);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(harness.state(), "");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Y);
    assert_eq!(harness.state(), "قال Corp ");
}

#[test]
fn a_screen_reader_hears_where_the_caret_is() {
    let mut harness = field();
    write(&mut harness, "قال نعم");
    harness.key_press(Key::Home);
    harness.key_press_modifiers(Modifiers::CTRL | Modifiers::SHIFT, Key::ArrowLeft);
    harness.run();
    let node = harness.get_by_role(Role::SearchInput);
    let selected = node.accesskit_node().text_selection().map(|range| range.text());
    assert_eq!(selected.as_deref(), Some("قال"));
}

/// Text grows to the left, and the hint stands where the text begins.
#[test]
fn arabic_begins_at_the_right() {
    let mut harness = field();
    let caret = |harness: &Harness<'_, String>| {
        harness.output().platform_output.ime.expect("the field has the keyboard").cursor_rect.center().x
    };
    let rect = harness.get_by_role(Role::SearchInput).rect();
    let mut before = caret(&harness);
    assert!(before > rect.center().x, "where the hint begins");
    for letter in ["ق", "ا", "ل"] {
        write(&mut harness, letter);
        assert!(caret(&harness) < before, "to the left with every letter");
        before = caret(&harness);
    }
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    write(&mut harness, "abc");
    assert!(caret(&harness) < rect.center().x, "Latin begins at the left");
}

#[test]
fn a_composition_counts_when_it_is_committed() {
    let mut harness = field();
    harness.event(Event::Ime(ImeEvent::Preedit { text: "سلا".to_owned(), active_range_chars: None }));
    harness.run();
    assert_eq!(harness.state(), "");
    assert!(harness.output().platform_output.ime.is_some(), "the input method knows where to show its list");
    harness.event(Event::Ime(ImeEvent::Commit("سلام".to_owned())));
    harness.run();
    assert_eq!(harness.state(), "سلام");
}

#[test]
fn a_screen_reader_can_write() {
    let mut harness = field();
    harness.get_by_role(Role::SearchInput).set_text_value_accesskit("بيان");
    harness.run();
    assert_eq!(harness.state(), "بيان");
}

#[test]
fn a_text_from_outside_is_taken_over() {
    let mut harness = field();
    write(&mut harness, "قال");
    *harness.state_mut() = "آخر".to_owned();
    harness.run();
    write(&mut harness, "!");
    assert_eq!(harness.state(), "آخر!");
}

/// Draws fields and chips at 100 and 300 %, so that a person can look at them too.
#[test]
fn pictures_of_fields() {
    for percent in [100, 300] {
        let screen = Screen::default();
        let mut texts = [
            "الشيباني".to_owned(),
            "نص طويل لا يتسع له الحقل فيدفع إلى جانبه الآخر 2024".to_owned(),
            String::new(),
            "Latin".to_owned(),
        ];
        let mut harness = Harness::builder()
            .with_size([300.0, 220.0])
            .with_pixels_per_point(percent as f32 / 100.0)
            .with_theme(egui::Theme::Light)
            .renderer(screen.renderer())
            .build_ui(move |ui| {
                for (index, text) in texts.iter_mut().enumerate() {
                    ui.add(SearchField::new(index, text).hint("ابحث…").trailing(if index == 0 {
                        "31 in 4 documents"
                    } else {
                        ""
                    }));
                }
                ui.horizontal(|ui| {
                    ui.add(Chip::new("10 Oct – 19 Oct 2025").closable());
                    ui.add(Chip::new("سعيد الهادي").dot(marsad::base::Rgba::rgb(0x15, 0x65, 0xa8)).closable());
                });
                ui.add(Chip::new("بلا روابط ضعيفة").dashed(true));
            });
        harness.run();
        harness.get_by_value("نص طويل لا يتسع له الحقل فيدفع إلى جانبه الآخر 2024").focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::SHIFT, Key::Home);
        harness.run();
        let picture = screen.picture(&harness);
        picture.save(&format!("fields-{percent}"));
        assert!(picture.pixels.iter().any(|pixel| pixel.r() < 100));
    }
}
