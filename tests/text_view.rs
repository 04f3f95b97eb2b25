//! The document view: marks, selecting, scrolling, and texts of any length.
#![cfg(feature = "gui")]

mod support;

use std::sync::Arc;
use std::time::Instant;

use egui::{Modifiers, PointerButton, Pos2, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use marsad::base::Rgba;
use marsad::gui::widgets::text_view::{Block, Mark, TextView, Underline, plain_blocks};
use marsad::gui::widgets::{TextRole, TextViewOutput};
use support::Screen;

const BLUE: Rgba = Rgba::rgb(0x15, 0x65, 0xa8);
const TEAL: Rgba = Rgba::rgb(0x0b, 0x72, 0x85);

/// A text in which ⟦…⟧ stands around what is marked.
struct Page {
    text: String,
    blocks: Arc<[Block]>,
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

fn selected<'a>(harness: &'a Harness<'_, Page>) -> &'a str {
    harness.state().selected.as_deref().unwrap_or_default()
}

/// Presses a key together with Shift.
fn extend(harness: &mut Harness<'_, Page>, with: Modifiers, key: egui::Key) {
    harness.key_press_modifiers(Modifiers::SHIFT | with, key);
    harness.run();
}

#[test]
fn shift_extends_by_words_and_to_the_ends_of_lines_and_of_the_text() {
    use egui::Key::{ArrowLeft, ArrowRight, End, Home};
    let mut harness = harness(Page::new("⟦قال⟧ الوزير Acme 2024\nسطر آخر"));
    harness.run();
    let right = harness.get_by_role_and_label(egui::Role::Link, "قال").rect().right_center() - vec2(2.5, 0.0);
    click(&mut harness, right);
    for expected in ["قال", "قال الوزير", "قال الوزير Acme"] {
        extend(&mut harness, Modifiers::CTRL, ArrowLeft);
        assert_eq!(selected(&harness), expected);
    }
    extend(&mut harness, Modifiers::CTRL, ArrowRight);
    assert_eq!(selected(&harness), "قال الوزير ");
    extend(&mut harness, Modifiers::NONE, End);
    assert_eq!(selected(&harness), "قال الوزير Acme 2024");
    extend(&mut harness, Modifiers::NONE, Home);
    assert_eq!(selected(&harness), "");
    extend(&mut harness, Modifiers::COMMAND, End);
    assert_eq!(selected(&harness), "قال الوزير Acme 2024\nسطر آخر");
    extend(&mut harness, Modifiers::COMMAND, Home);
    assert_eq!(selected(&harness), "");
}

#[test]
fn shift_extends_from_line_to_line_straight_down() {
    use egui::Key::{ArrowDown, ArrowUp};
    let mut harness = harness(Page::new("⟦كلمات⟧ كثيرة هنا\nهي\nكلمات كثيرة هنا"));
    harness.run();
    let left = harness.get_by_role_and_label(egui::Role::Link, "كلمات").rect().left_center() + vec2(1.0, 0.0);
    click(&mut harness, left);
    extend(&mut harness, Modifiers::NONE, ArrowDown);
    assert_eq!(selected(&harness), " كثيرة هنا\nهي");
    extend(&mut harness, Modifiers::NONE, ArrowDown);
    assert_eq!(selected(&harness), " كثيرة هنا\nهي\nكلمات", "the short line between does not pull it aside");
    extend(&mut harness, Modifiers::NONE, ArrowDown);
    assert_eq!(selected(&harness), " كثيرة هنا\nهي\nكلمات كثيرة هنا");
    (0..2).for_each(|_| extend(&mut harness, Modifiers::NONE, ArrowUp));
    assert_eq!(selected(&harness), "");
}

#[test]
fn what_is_selected_with_the_keyboard_is_brought_into_sight() {
    let filler = "فقرة من كلمات كثيرة لا شأن لها. ".repeat(20) + "\n";
    let mut harness = harness(Page::new(&("⟦أول⟧ ".to_owned() + &filler.repeat(30))));
    harness.run();
    click(&mut harness, pos2(200.0, 20.0));
    (0..4).for_each(|_| extend(&mut harness, Modifiers::NONE, egui::Key::PageDown));
    assert_eq!(harness.state().first_in_sight, None, "the first line is out of sight");
    assert!(selected(&harness).len() > 800);
    extend(&mut harness, Modifiers::COMMAND, egui::Key::End);
    harness.run_steps(4);
    assert!(harness.query_all_by_role(egui::Role::Paragraph).count() > 0);
    let all = harness.state().text.len();
    assert!(selected(&harness).len() > all - 200);
}

#[test]
fn a_selection_is_split_where_the_text_is_split() {
    let mut harness = harness(Page::new("قال Acme Corp هنا نعم"));
    harness.run();
    let paragraph = harness.get_by_role(egui::Role::Paragraph).rect();
    click(&mut harness, paragraph.right_center() - vec2(0.5, 0.0));
    // Into the middle of the Latin words: what is selected are the Arabic word and the first Latin letters, with a gap between.
    (0..7).for_each(|_| extend(&mut harness, Modifiers::NONE, egui::Key::ArrowLeft));
    let engine_order = selected(&harness).to_owned();
    assert!(engine_order.starts_with("قال "), "{engine_order}");
    assert!(harness.state().text.starts_with(&engine_order), "logical text without a gap: {engine_order}");
}

/// The whole is 2,000 paragraphs; the line at the top of the window stays there through many widths.
#[test]
fn resizing_keeps_the_line_at_the_top() {
    let text: String =
        (0..2000).map(|n| format!("فقرة رقم {n} {}\n", "كلمات كثيرة لا شأن لها ".repeat(n % 13))).collect();
    let mut harness = harness(Page::new(&text));
    harness.run();
    let at = text.find("فقرة رقم 1200 ").expect("it is there");
    harness.state_mut().scroll_to = Some(at..at + 4);
    harness.run_steps(4);
    let top = |harness: &Harness<'_, Page>| {
        let all = harness.query_all_by_role(egui::Role::Paragraph);
        let in_view = all.filter(|node| node.rect().bottom() > 1.0);
        let first = in_view.min_by(|a, b| a.rect().top().total_cmp(&b.rect().top())).expect("something is in sight");
        first.accesskit_node().label().expect("it has its text as name")
    };
    let before = top(&harness);
    for width in [300.0, 700.0, 410.0, 250.0, 640.0, 500.0] {
        harness.set_size(vec2(width, 300.0));
        harness.run_steps(4);
        assert_eq!(top(&harness), before, "at a width of {width}");
    }
}

#[test]
fn a_screen_reader_finds_paragraphs_marks_and_what_is_selected() {
    use egui::accesskit::TextDirection;
    let mut page = Page::new("قال ⟦سعيد⟧ في 2024 نعم\nLatin text\nآخر");
    page.marks[0].tooltip = ["سعيد الهادي".to_owned(), "وزير".to_owned()].into();
    let mut harness = harness(page);
    harness.run();
    let document = harness.get_by_role(egui::Role::Document);
    assert_eq!(document.accesskit_node().language(), Some("ar"));
    assert!(document.accesskit_node().supports_text_ranges());
    let paragraphs: Vec<_> =
        document.children().filter(|node| node.accesskit_node().role() == egui::Role::Paragraph).collect();
    let names: Vec<_> = paragraphs.iter().filter_map(|node| node.accesskit_node().label()).collect();
    assert_eq!(names, ["قال سعيد في 2024 نعم", "Latin text", "آخر"]);
    let direction = |node: &egui_kittest::Node<'_>| node.accesskit_node().data().text_direction();
    assert_eq!(direction(&paragraphs[0]), Some(TextDirection::RightToLeft));
    assert_eq!(direction(&paragraphs[1]), Some(TextDirection::LeftToRight));
    assert_eq!(paragraphs[1].accesskit_node().data().language(), Some("und"));
    let runs: Vec<_> =
        paragraphs[0].children().filter(|node| node.accesskit_node().role() == egui::Role::TextRun).collect();
    let values: Vec<_> = runs.iter().filter_map(egui_kittest::Node::value).collect();
    assert_eq!(values, ["قال سعيد في ", "2024", " نعم"]);
    let starts: Vec<u8> = runs[0].accesskit_node().data().word_starts().to_vec();
    assert_eq!(starts, [0, 4, 9]);
    let link = harness.get_by_role_and_label(egui::Role::Link, "سعيد");
    assert_eq!(link.accesskit_node().data().description(), Some("سعيد الهادي\nوزير"));
    assert_eq!(link.accesskit_node().language(), Some("ar"));
    assert_eq!(link.parent().map(|parent| parent.accesskit_node().role()), Some(egui::Role::Paragraph));

    // The letters of a mark stand where its box is.
    let inside = link.rect().center();
    let run = runs[0].rect();
    assert!(run.contains(inside), "{run:?} {inside:?}");

    harness.get_by_role(egui::Role::Document).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, egui::Key::A);
    harness.run();
    let document = harness.get_by_role(egui::Role::Document);
    let selection = document.accesskit_node().data().text_selection().copied().expect("all is selected");
    assert_eq!(selection.anchor.character_index, 0);
    assert_eq!(selection.focus.character_index, 3, "the three letters of the last word");
    let range = document.accesskit_node().text_selection().map(|range| range.text());
    assert_eq!(range.as_deref(), Some("قال سعيد في 2024 نعمLatin textآخر"), "paragraphs are nodes of their own");
}

#[test]
fn a_document_goes_by_its_most_letters_and_a_paragraph_by_its_first() {
    use egui::accesskit::TextDirection::{LeftToRight, RightToLeft};
    let long = format!("قال {}", "Reuters agency report ".repeat(900));
    for (text, document, paragraphs) in [
        (
            "Reuters\nأعلنت الوزارة في بيان أن الوفد وصل\n2024\n«Al Noor» جريدة",
            RightToLeft,
            &[LeftToRight, RightToLeft, RightToLeft, LeftToRight][..],
        ),
        ("بيان\nThe ministry said in a statement\n2024", LeftToRight, &[RightToLeft, LeftToRight, LeftToRight]),
        ("2024 – ١٢٣", LeftToRight, &[LeftToRight]),
        (&long, LeftToRight, &[RightToLeft]),
    ] {
        let mut harness = harness(Page::new(text));
        harness.run_steps(3);
        let of = |node: &egui_kittest::Node<'_>| node.accesskit_node().data().text_direction();
        assert_eq!(of(&harness.get_by_role(egui::Role::Document)), Some(document), "{text:.30}");
        let found: Vec<_> = harness.get_all_by_role(egui::Role::Paragraph).map(|node| of(&node)).collect();
        let wanted = paragraphs.iter().map(|direction| Some(*direction));
        if text.len() < 1000 {
            assert!(found.iter().copied().eq(wanted), "{text}: {found:?}");
        } else {
            assert!(found.iter().all(|direction| *direction == Some(RightToLeft)), "its pieces too: {found:?}");
        }
    }
}

#[test]
fn a_screen_reader_selects() {
    let mut harness = harness(Page::new("قال ⟦سعيد⟧ نعم"));
    harness.run();
    let run = harness.get_by_role(egui::Role::TextRun).accesskit_node().locate().0;
    let (target_node, target_tree) = harness.get_by_role(egui::Role::Document).accesskit_node().locate();
    let at = |character_index| egui::accesskit::TextPosition { node: run, character_index };
    let selection = egui::accesskit::TextSelection { anchor: at(4), focus: at(8) };
    let data = Some(egui::accesskit::ActionData::SetTextSelection(selection));
    let action = egui::accesskit::Action::SetTextSelection;
    harness.event(egui::Event::AccessKitActionRequest(egui::accesskit::ActionRequest {
        action,
        target_node,
        target_tree,
        data,
    }));
    harness.run();
    assert_eq!(selected(&harness), "سعيد");
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

/// Where marks overlap, the box of each is seen: the inner one is lower, and has an edge of its own. At each scale factor of the window.
#[test]
fn of_overlapping_marks_both_are_seen() {
    for percent in [100, 125, 150, 200] {
        let screen = Screen::default();
        let mut page = Page::new("قال ⟦وزير الخارجية ⟦سعيد الهادي⟧ أمس⟧ نعم، و⟦اتصل⟧ به");
        let (outer, inner) = (page.marks[0].range.clone(), page.marks[1].range.clone());
        page.marks[0].color = None;
        page.marks[0].fill = Some(TEAL.with_opacity(0.2));
        // One that begins within the outer mark and ends behind it.
        let across = page.text.find("أمس").expect("it is there")..page.text.find("نعم").expect("it is there") + 4;
        let underline = |color| Some((Underline::Solid, color));
        page.marks.push(Mark { range: across, underline: underline(BLUE), ..Mark::default() });
        page.marks[0].underline = underline(TEAL);
        page.marks.sort_by_key(|mark| mark.range.start);
        let mut harness = Harness::builder()
            .with_size([420.0, 80.0])
            .with_pixels_per_point(percent as f32 / 100.0)
            .with_theme(egui::Theme::Light)
            .renderer(screen.renderer())
            .build_ui_state(|ui, page: &mut Page| page.show(ui), page);
        harness.run();
        let picture = screen.picture(&harness);
        picture.save(&format!("overlapping-{percent}"));
        let rect_of = |range: std::ops::Range<usize>| {
            let text = &harness.state().text[range];
            harness.get_by_role_and_label(egui::Role::Link, text).rect()
        };
        let (outer, inner) = (rect_of(outer), rect_of(inner));
        let scale = percent as f32 / 100.0;
        let at = |pos: Pos2| picture.pixel((pos.x * scale) as usize, (pos.y * scale) as usize);
        let page_color = at(pos2(5.0, 5.0));
        let only_outer = at(pos2(inner.center().x, outer.top() + 1.5));
        let edge = (0..8).map(|step| at(pos2(inner.center().x, inner.top() + step as f32 * 0.5)));
        let in_both = at(pos2(inner.center().x, inner.top() + 6.0));
        assert_ne!(only_outer, page_color, "the outer box shows around the inner one at {percent} %");
        assert_ne!(in_both, only_outer, "the inner box shows inside the outer one at {percent} %");
        let darkest = edge.map(|pixel| pixel.r()).min();
        assert!(darkest < Some(in_both.r()), "the inner box has an edge at {percent} %");
    }
}

#[test]
fn bad_texts_are_shown_and_readable() {
    let long = "ب".repeat(2_500_000);
    let marks = format!("ب{}", "\u{64e}".repeat(10_000));
    let nested = "\u{202b}a\u{202a}ب".repeat(400);
    let isolates = "قال \u{2067}Acme \u{2066}نعم \u{2068} لا\u{2069}\u{2069}\u{2069}";
    let inside = "قا\0ل \u{feff}نعم\u{feff} Acme\0";
    let only = "\u{200e}\u{200f}\u{61c}\u{202a}\u{2066}";
    for text in [&long, &marks, &nested, isolates, inside, only] {
        let mut harness = harness(Page::new(text));
        harness.run_steps(3);
        let head: String = text.chars().take(12).collect();
        let shown = harness.get_all_by_role(egui::Role::Paragraph).any(|node| {
            let node = node.accesskit_node();
            node.label().or(node.value()).is_some_and(|text| text.starts_with(&head))
        });
        assert!(shown, "{head:?} is among what a screen reader meets");
    }
}
