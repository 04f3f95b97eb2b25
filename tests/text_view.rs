//! The document view: marks, selecting, scrolling, and texts of any length.
#![cfg(feature = "gui")]

mod support;

use std::time::Instant;

use egui::{Modifiers, PointerButton, Pos2, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use marsad::base::Rgba;
use marsad::gui::widgets::text_view::{Block, Mark, TextView, Underline, plain_blocks};
use marsad::gui::widgets::{TextRole, TextViewOutput};
use support::Screen;

const BLUE: Rgba = Rgba::rgb(0x15, 0x65, 0xa8);
const TEAL: Rgba = Rgba::rgb(0x0b, 0x72, 0x85);

/// A text in which ⟦…⟧ stands around what is marked.
struct Page {
    text: String,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
    clicked: Vec<usize>,
    hovered: Option<usize>,
    selected: Option<String>,
    scroll_to: Option<std::ops::Range<usize>>,
    first_in_sight: Option<Rect>,
}

impl Page {
    fn new(marked: &str) -> Self {
        let (mut text, mut marks, mut open) = (String::new(), Vec::new(), Vec::new());
        for letter in marked.chars() {
            match letter {
                '⟦' => open.push(text.len()),
                '⟧' => {
                    let range = open.pop().expect("⟧ closes a ⟦")..text.len();
                    let fill = Some(BLUE.with_opacity(0.13));
                    marks.push(Mark { range, color: Some(BLUE), fill, clickable: true, ..Mark::default() });
                }
                other => text.push(other),
            }
        }
        marks.sort_by_key(|mark| mark.range.start);
        let blocks = plain_blocks(&text, TextRole::Reading);
        Self {
            text,
            blocks,
            marks,
            clicked: Vec::new(),
            hovered: None,
            selected: None,
            scroll_to: None,
            first_in_sight: None,
        }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let view = TextView::new("page", &self.text, &self.blocks, &self.marks).scroll_to(self.scroll_to.take());
        let output: TextViewOutput = view.show(ui);
        self.clicked.extend(output.clicked);
        self.hovered = output.hovered;
        self.first_in_sight = self.marks.first().and_then(|mark| output.rect_of(mark.range.clone()));
        self.selected = output.selected.map(|range| self.text[range].to_owned());
    }
}

fn harness(page: Page) -> Harness<'static, Page> {
    Harness::builder()
        .with_step_dt(0.02)
        .with_size([500.0, 300.0])
        .with_theme(egui::Theme::Light)
        .build_ui_state(|ui, page: &mut Page| page.show(ui), page)
}

fn button(harness: &Harness<'_, Page>, pos: Pos2, pressed: bool) {
    harness.event(egui::Event::PointerMoved(pos));
    harness.event(egui::Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
}

fn click(harness: &mut Harness<'_, Page>, pos: Pos2) {
    button(harness, pos, true);
    harness.step();
    button(harness, pos, false);
    harness.step();
}

#[test]
fn a_mark_is_a_link_with_its_text_as_name() {
    let mut harness = harness(Page::new("قال ⟦سعيد الهادي⟧ إن الاجتماع عُقد عام 2024."));
    harness.run();
    harness.get_by_role_and_label(egui::Role::Link, "سعيد الهادي").click();
    harness.run();
    assert_eq!(harness.state().clicked, [0]);
}

#[test]
fn of_nested_marks_the_inner_one_is_clicked() {
    let mut harness = harness(Page::new("⟦لقاء ⟦سعيد⟧ اليوم⟧"));
    harness.run();
    let inner = harness.get_by_role_and_label(egui::Role::Link, "سعيد").rect().center();
    click(&mut harness, inner);
    assert_eq!(harness.state().marks[harness.state().clicked[0]].range.len(), "سعيد".len());
}

#[test]
fn double_click_selects_a_word_and_triple_click_the_paragraph() {
    let mut harness = harness(Page::new("أول\nقال ⟦سعيد⟧ نعم\nآخر"));
    harness.run();
    let word = harness.get_by_role_and_label(egui::Role::Link, "سعيد").rect().center() + vec2(0.0, 0.0);
    let beside = word - vec2(30.0, 0.0);
    for expected in [None, Some("نعم"), Some("قال سعيد نعم")] {
        click(&mut harness, beside);
        assert_eq!(harness.state().selected.as_deref(), expected);
    }
}

#[test]
fn dragging_selects_and_copying_gives_logical_text() {
    let mut harness = harness(Page::new("⟦قال⟧ Acme Corp عام 2024 نعم"));
    harness.run();
    let start = harness.get_by_role_and_label(egui::Role::Link, "قال").rect();
    button(&harness, start.right_center() - vec2(1.0, 0.0), true);
    harness.step();
    harness.event(egui::Event::PointerMoved(pos2(20.0, start.center().y)));
    harness.step();
    button(&harness, pos2(20.0, start.center().y), false);
    harness.step();
    assert_eq!(harness.state().selected.as_deref(), Some("قال Acme Corp عام 2024 نعم"));
    harness.event(egui::Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("قال Acme Corp عام 2024 نعم"));
}

#[test]
fn everything_is_selected_by_ctrl_a_and_extended_by_shift_and_arrows() {
    let mut harness = harness(Page::new("⟦قال⟧ نعم"));
    harness.run();
    let right = harness.get_by_role_and_label(egui::Role::Link, "قال").rect().right_center() - vec2(2.5, 0.0);
    click(&mut harness, right);
    harness.key_press_modifiers(Modifiers::SHIFT, egui::Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.state().selected.as_deref(), Some("ق"));
    harness.key_press_modifiers(Modifiers::COMMAND, egui::Key::A);
    harness.run();
    assert_eq!(harness.state().selected.as_deref(), Some("قال نعم"));
}

#[test]
fn a_range_far_below_is_brought_into_sight() {
    let filler = "فقرة من كلمات كثيرة لا شأن لها. ".repeat(20) + "\n";
    let mut harness = harness(Page::new(&(filler.repeat(200) + "وقال ⟦سعيد⟧ نعم\n" + &filler.repeat(50))));
    harness.run();
    assert_eq!(harness.state().first_in_sight, None);
    let range = harness.state().marks[0].range.clone();
    harness.state_mut().scroll_to = Some(range);
    harness.run_steps(8);
    let rect = harness.state().first_in_sight.expect("the mark is in sight");
    assert!((0.0..300.0).contains(&rect.center().y), "{rect:?}");
    // What is being read stays put while the window gets narrower.
    harness.set_size(vec2(380.0, 300.0));
    harness.run_steps(8);
    let rect = harness.state().first_in_sight.expect("the mark is still in sight");
    assert!((-40.0..340.0).contains(&rect.center().y), "{rect:?}");
}

#[test]
fn keys_scroll_the_text_that_was_clicked() {
    let filler = "فقرة من كلمات كثيرة لا شأن لها. ".repeat(20) + "\n";
    let mut harness = harness(Page::new(&("⟦أول⟧ ".to_owned() + &filler.repeat(30))));
    harness.run();
    click(&mut harness, pos2(200.0, 150.0));
    assert!(harness.state().first_in_sight.is_some());
    harness.key_press(egui::Key::PageDown);
    harness.run_steps(4);
    assert_eq!(harness.state().first_in_sight, None);
    harness.key_press(egui::Key::Home);
    harness.run_steps(4);
    assert!(harness.state().first_in_sight.is_some());
}

#[test]
fn no_arabic_reaches_the_text_of_egui() {
    let mut harness = harness(Page::new("قال ⟦سعيد⟧ نعم"));
    harness.run();
    assert_eq!(support::arabic_in_egui_text(&harness), [""; 0]);
}

#[test]
fn huge_texts_open_at_once() {
    let words = "كلمة وأخرى 2024 ".repeat(800_000);
    let line = "ب".repeat(2_500_000);
    let lines = "سطر قصير من نص طويل\n".repeat(300_000);
    for text in [words, line, lines] {
        let bytes = text.len();
        let page = Page { blocks: plain_blocks(&text, TextRole::Reading), text, ..Page::new("") };
        let begun = Instant::now();
        let mut harness = harness(page);
        harness.step();
        harness.event(egui::Event::PointerMoved(pos2(200.0, 150.0)));
        for _ in 0..5 {
            harness.event(egui::Event::MouseWheel {
                unit: egui::MouseWheelUnit::Page,
                delta: vec2(0.0, -50.0),
                modifiers: Modifiers::NONE,
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Wheel,
            });
            harness.step();
        }
        println!("{bytes} bytes: {:?}", begun.elapsed());
        assert!(begun.elapsed().as_secs_f32() < 10.0, "{bytes} bytes took {:?}", begun.elapsed());
    }
}

#[test]
fn texts_without_letters_are_shown() {
    for text in ["", "\n\n\n", "\0\0", "\u{202e}\u{2066}", "123 456", " \t "] {
        let mut harness = harness(Page::new(text));
        harness.run();
    }
}

/// Draws a page at 100 and 300 %, so that a person can look at it too.
#[test]
fn pictures_of_a_page() {
    for percent in [100, 300] {
        let screen = Screen::default();
        let mut page = Page::new(
            "أجرى وزيرا الخارجية ⟦سعيد الهادي⟧ ونظيره ⟦مازن الكريم⟧ ⟦اتصالاً هاتفياً⟧ بحث القضايا التي تناولها ⟦الاجتماع⟧ الأمني الأخير بين البلدين في \
             العاصمة، وفق ما نقلته وكالة Example News في ⟦17/10/2025⟧ (عدد 2,400).\nوقال: «لا تعليق» ثم غادر إلى ⟦المدينة الجديدة⟧.",
        );
        page.marks[1].outline = Some(BLUE);
        page.marks[2] = Mark {
            underline: Some((Underline::Solid, TEAL)),
            ..Mark { range: page.marks[2].range.clone(), ..Mark::default() }
        };
        page.marks[4].underline = Some((Underline::Dotted, TEAL));
        let mut harness = Harness::builder()
            .with_size([460.0, 340.0])
            .with_pixels_per_point(percent as f32 / 100.0)
            .with_theme(egui::Theme::Light)
            .renderer(screen.renderer())
            .build_ui_state(|ui, page: &mut Page| page.show(ui), page);
        harness.run();
        let from = harness.get_by_role_and_label(egui::Role::Link, "الاجتماع").rect().center();
        button(&harness, from, true);
        harness.step();
        button(&harness, from + vec2(60.0, 80.0), false);
        harness.step();
        let picture = screen.picture(&harness);
        picture.save(&format!("text-view-{percent}"));
        let dark = picture.pixels.iter().filter(|pixel| pixel.r() < 100).count();
        assert!(dark * 100 > picture.pixels.len(), "letters cover more than a hundredth of the picture");
    }
}
