//! Reading a document in the window: marks, margin, cards, walking, two side by side, citing, hidden characters; by accessible names.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod support;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use egui::{Event, Key, Modifiers, OutputCommand, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use marsad::gui::{Options, Source};
use support::window::{Window, folder_of};

/// Made-up people in a made-up country. The first two tell of one meeting, partly word for word.
const FIRST: &str = "الوزيران في بيروت

الخميس 6 مارس 2031

التقى وزير النقل سامر الحكيم نظيره ناجي البرهامي في بيروت أمس الأربعاء. وقال سامر الحكيم إن العمل في الرصيف يبدأ الشهر المقبل.

وغادر البرهامي المدينة مساء. والتقى سامر الحكيم في بيروت بعد ذلك رئيس البلدية رائد الشراعي.

اقرأ أيضاً: عشرة كتب لا تفوتك هذا العام
";
const SECOND: &str = "رصيف جديد للصيادين

الجمعة 7 مارس 2031

التقى وزير النقل سامر الحكيم نظيره ناجي البرهامي في بيروت الأربعاء. وقال سامر الحكيم إن العمل في الرصيف يبدأ الشهر المقبل.

وفي المدينة احتفل الصيادون بعيدهم.
";
const THIRD: &str = "سوق التمور في موسمه

السبت 8 مارس 2031

زار وزير الزراعة حسن السلالي عمّان اليوم السبت.
";

fn articles() -> tempfile::TempDir {
    folder_of(&[("1.txt", FIRST.as_bytes()), ("2.txt", SECOND.as_bytes()), ("3.txt", THIRD.as_bytes())])
}

fn open(path: &Path, settings: Option<PathBuf>) -> Window {
    let mut window =
        Window::open(Options { open: Some(Source::Paths(vec![path.to_owned()])), settings, native_dialogs: false });
    window.wait_for("the articles", |window| !window.rows("Documents").is_empty());
    window
}

fn labels(window: &Window, role: Role) -> Vec<String> {
    window.nodes(role).iter().filter_map(|node| node.accesskit_node().label()).collect()
}

fn texts(window: &Window) -> Vec<String> {
    window.nodes(Role::Label).iter().filter_map(egui_kittest::Node::value).collect()
}

/// Marks in the text are links that are called as the words they cover.
fn marked(window: &Window, words: &str) -> usize {
    labels(window, Role::Link).iter().filter(|label| *label == words).count()
}

/// Selects a person in the list.
fn select(window: &mut Window, name: &str) {
    let rows = window.rows("Entities");
    let row = rows.iter().filter_map(|row| row.accesskit_node().label()).find(|row| row.starts_with(name));
    let row = row.unwrap_or_else(|| panic!("no row {name}"));
    window.click(&row);
}

/// Unfolds the answer to a question of the inspector, wherever it stands in the scroll area.
fn ask(window: &mut Window, question: &str) {
    window.harness.query_all_by_role_and_label(Role::Button, question).next().unwrap().click_accesskit();
    window.settle();
}

fn title(window: &Window) -> String {
    let rows = window.rows("Documents");
    rows.iter().filter(|row| window.is_selected(row)).find_map(|row| row.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn marks_of_a_kind_are_turned_off_and_stay_off() {
    let (folder, home) = (articles(), tempfile::tempdir().unwrap());
    let settings = home.path().join("settings.json");
    let mut window = open(folder.path(), Some(settings.clone()));
    assert!(marked(&window, "بيروت") > 0 && marked(&window, "سامر الحكيم") > 0);
    window.click("Marks");
    window.click("Mark places");
    assert_eq!(marked(&window, "بيروت"), 0);
    assert!(marked(&window, "سامر الحكيم") > 0, "people are still marked");
    window.wait_for("the settings on disk", |_| {
        std::fs::read_to_string(&settings).is_ok_and(|text| text.contains("\"places\""))
    });
    drop(window);
    let mut window = open(folder.path(), Some(settings));
    assert_eq!(marked(&window, "بيروت"), 0);
    window.click("Marks (some off)");
    window.click("Mark places");
    assert!(marked(&window, "بيروت") > 0);
}

#[test]
fn events_stand_in_the_margin_of_each_paragraph_and_a_click_selects_them() {
    let folder = articles();
    let mut window = open(folder.path(), None);
    let notes = labels(&window, Role::Note);
    assert!(notes.iter().any(|note| note.ends_with("meeting, 5 Mar")), "{notes:?}");
    let note = notes[0].clone();
    window.harness.query_all_by_role_and_label(Role::Note, &note).next().unwrap().click();
    window.settle();
    let name = support::window::name_of(&note);
    assert!(labels(&window, Role::Heading).contains(&name), "the inspector is about {name}");
    assert!(window.selected_names(Role::Note).contains(&note));
}

#[test]
fn a_card_beside_a_name_tells_who_it_is() {
    let folder = articles();
    let mut window = open(folder.path(), None);
    window.harness.query_all_by_role_and_label(Role::Link, "سامر الحكيم").next().unwrap().hover();
    window.wait_for("the card", |window| window.says("mentions in 2 documents"));
    assert!(window.says("وزير النقل"), "its office");
    assert!(window.says("Seen from 6 Mar 2031 to 7 Mar 2031"), "{:?}", texts(&window));
    assert!(labels(&window, Role::Image).iter().any(|label| label.starts_with("Small timeline")));
    window.key(Modifiers::COMMAND, Key::P);
    window.settle();
    assert!(!window.says("mentions in 2 documents"), "nothing stands before a dialog");
}

#[test]
fn keys_lead_from_mention_to_mention_and_on_into_the_next_document() {
    let folder = articles();
    let mut window = open(folder.path(), None);
    select(&mut window, "سامر الحكيم");
    let first = title(&window);
    assert!(window.says("1 of 5"), "{:?}", texts(&window));
    for expected in ["2 of 5", "3 of 5"] {
        window.key(Modifiers::ALT, Key::ArrowDown);
        assert!(window.says(expected), "{expected}");
        assert_eq!(title(&window), first);
    }
    window.key(Modifiers::ALT, Key::ArrowDown);
    assert!(window.says("4 of 5"));
    assert_ne!(title(&window), first);
    window.key(Modifiers::ALT, Key::ArrowUp);
    assert!(window.says("3 of 5"));
    assert_eq!(title(&window), first);
    window.click("Previous mention");
    assert!(window.says("2 of 5"));
}

#[test]
fn site_furniture_stands_back() {
    let folder = articles();
    let window = open(folder.path(), None);
    let paragraphs = window.nodes(Role::Paragraph);
    let dimmed = |words: &str| {
        let paragraph =
            paragraphs.iter().find(|node| node.accesskit_node().label().is_some_and(|it| it.contains(words)));
        let description = paragraph.unwrap().accesskit_node().description().unwrap_or_default();
        description == "Not part of the article itself"
    };
    assert!(dimmed("اقرأ أيضاً"));
    assert!(!dimmed("التقى وزير النقل"));
}

#[test]
fn two_documents_stand_side_by_side_with_what_they_share() {
    let folder = articles();
    let mut window = open(folder.path(), None);
    let names: Vec<String> = window.rows("Documents").iter().filter_map(|row| row.accesskit_node().label()).collect();
    let heads = |window: &Window, title: &str| labels(window, Role::Heading).iter().filter(|it| *it == title).count();
    window.key(Modifiers::COMMAND, Key::B);
    window.click(&names[1]);
    assert_eq!((heads(&window, &names[0]), heads(&window, &names[1])), (1, 1));
    assert!(window.says("Both: "), "{:?}", texts(&window));
    assert!(window.says("1 event") && window.says("word for word"));
    window.screen.picture(&window.harness).save("reader-beside");
    window.click(&names[2]);
    assert_eq!((heads(&window, &names[0]), heads(&window, &names[2])), (1, 1));
    window.click("Close the document beside");
    assert_eq!((heads(&window, &names[0]), heads(&window, &names[2])), (0, 1));
}

/// Asks for a citation and returns what went to the clipboard.
fn cited(window: &mut Window) -> Option<String> {
    let modifiers = Modifiers::COMMAND | Modifiers::SHIFT;
    window.harness.event(Event::Key { key: Key::C, physical_key: None, pressed: true, repeat: false, modifiers });
    window.harness.step();
    let commands = &window.harness.output().platform_output.commands;
    commands.iter().find_map(|it| if let OutputCommand::CopyText(text) = it { Some(text.clone()) } else { None })
}

#[test]
fn a_passage_is_copied_with_its_source_title_and_date() {
    let folder = articles();
    let mut window = open(folder.path(), None);
    let source = cited(&mut window).unwrap();
    assert!(source.contains("«الوزيران في بيروت» · 6 Mar 2031") && source.ends_with(" · 1.txt\n"), "{source}");
    select(&mut window, "سامر الحكيم");
    window.key(Modifiers::ALT, Key::ArrowDown);
    let quote = cited(&mut window).unwrap();
    assert!(quote.starts_with('«') && quote.contains("سامر الحكيم") && quote.contains("6 Mar 2031"), "{quote}");
    window.settle();
    assert!(window.says("copied with their source"));
}

#[test]
fn text_is_set_larger_and_stays_so() {
    let (folder, home) = (articles(), tempfile::tempdir().unwrap());
    let settings = home.path().join("settings.json");
    let mut window = open(folder.path(), Some(settings.clone()));
    let height = |window: &Window| {
        let paragraphs = window.nodes(Role::Paragraph);
        let of =
            paragraphs.iter().find(|node| node.accesskit_node().label().is_some_and(|it| it.contains("التقى وزير")));
        of.unwrap().rect().height()
    };
    let before = height(&window);
    for _ in 0..5 {
        window.key(Modifiers::ALT, Key::Plus);
    }
    let larger = height(&window);
    assert!(larger > before * 1.4, "{before} and {larger}");
    window.wait_for("the settings on disk", |_| {
        std::fs::read_to_string(&settings).is_ok_and(|text| text.contains("150"))
    });
    drop(window);
    let mut window = open(folder.path(), Some(settings));
    assert_eq!(height(&window), larger);
    window.key(Modifiers::ALT, Key::Minus);
    assert!(height(&window) < larger);
}

#[test]
fn the_original_file_is_handed_to_the_system_and_nothing_else() {
    let folder = articles();
    let script = folder.path().join("script.sh");
    std::fs::write(&script, FIRST).unwrap();
    for (opened, handed) in [(folder.path().join("2.txt"), true), (script, false)] {
        let mut window = open(&opened, None);
        let asked: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
        let record = Arc::clone(&asked);
        let opener = move |path: &Path| {
            record.lock().unwrap().push(path.to_owned());
            Ok(())
        };
        window.harness.state_mut().as_mut().unwrap().open_files_with(Box::new(opener));
        window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
        let asked = asked.lock().unwrap();
        if handed {
            assert_eq!(*asked, [opened]);
        } else {
            assert!(asked.is_empty());
            assert!(window.says("the system might run it"));
        }
    }
}

#[test]
fn what_is_built_in_has_no_original_file() {
    let mut window = Window::sample();
    let opener = |_: &Path| -> Result<(), String> { panic!("nothing is to be opened") };
    window.harness.state_mut().as_mut().unwrap().open_files_with(Box::new(opener));
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
}

#[test]
fn hidden_characters_are_warned_of_and_shown_on_wish() {
    let text =
        "عنوان الخبر\n\nقال الوزير سامر الحكيم\u{200f} إن المبلغ \u{202e}123\u{202c} ديناراً، وإن الأمر\u{200b}انتهى.\n";
    let folder = folder_of(&[("1.txt", text.as_bytes()), ("2.txt", SECOND.as_bytes())]);
    let mut window = open(folder.path(), None);
    assert!(window.says("1 right-to-left mark") && window.says("1 right-to-left override"));
    assert!(window.says("1 zero width space"));
    let signs = labels(&window, Role::Button);
    assert!(signs.iter().any(|sign| sign.starts_with("Hidden here: ") && sign.contains("U+202E")), "{signs:?}");
    assert!(!labels(&window, Role::Mark).iter().any(|mark| mark.starts_with("U+")));
    window.click("Show");
    let shown = labels(&window, Role::Mark);
    for name in ["U+200F right-to-left mark", "U+202E right-to-left override", "U+200B zero width space"] {
        assert!(shown.iter().any(|mark| mark == name), "{name} in {shown:?}");
    }
    window.screen.picture(&window.harness).save("reader-hidden");
    let second = window.rows("Documents")[1].accesskit_node().label().unwrap();
    window.click(&second);
    assert!(!window.says("zero width") && !window.says("right-to-left"));
}

#[test]
fn a_name_in_the_inspector_tells_its_spellings_and_why_each_is_it() {
    let folder = articles();
    let mut window = open(folder.path(), None);
    select(&mut window, "ناجي البرهامي");
    assert!(window.says("Names and spellings"));
    let links = labels(&window, Role::Link);
    assert!(links.iter().any(|link| link == "ناجي البرهامي, 2 times"), "{links:?}");
    assert!(links.iter().any(|link| link == "البرهامي, once"), "{links:?}");
    let quotes = |window: &Window| labels(window, Role::Link).iter().filter(|link| link.contains(" – ")).count();
    let before = quotes(&window);
    ask(&mut window, "Why البرهامي?");
    assert!(window.says("Read as a name of kind person"), "what the reader saw: {:?}", texts(&window));
    assert!(quotes(&window) > before, "with its sentences");
    let office = labels(&window, Role::Button).into_iter().find(|label| label == "Why وزير النقل?");
    assert!(office.is_some(), "the office is explained too");
}

#[test]
fn an_announcement_in_the_inspector_tells_who_said_what() {
    let folder = articles();
    let mut window = open(folder.path(), None);
    let note = labels(&window, Role::Note).into_iter().find(|note| note.contains("announcement")).unwrap();
    window.harness.query_all_by_role_and_label(Role::Note, &note).next().unwrap().click();
    window.settle();
    assert!(window.says("What was said"));
    let links = labels(&window, Role::Link);
    assert!(links.iter().any(|link| link == "سامر الحكيم, said"), "{links:?}");
    assert!(links.iter().any(|link| link.contains("يبدأ الشهر المقبل") && link.contains(" – ")), "{links:?}");
}

#[test]
fn who_took_part_is_explained_with_the_words_it_rests_on() {
    let folder = articles();
    let mut window = open(folder.path(), None);
    let note = labels(&window, Role::Note).into_iter().find(|note| note.contains("meeting, 5 Mar")).unwrap();
    window.harness.query_all_by_role_and_label(Role::Note, &note).next().unwrap().click();
    window.settle();
    assert!(
        labels(&window, Role::Button).iter().any(|label| label == "Why 5 Mar 2031?") || window.says("Why 5 Mar 2031?")
    );
    ask(&mut window, "Why سامر الحكيم?");
    assert!(window.says("Stands on its own"), "{:?}", texts(&window));
    assert!(window.says("Took part: "), "{:?}", texts(&window));
}

#[test]
fn a_date_in_the_text_leads_to_its_derivation() {
    let folder = articles();
    let mut window = open(folder.path(), None);
    window.harness.query_all_by_role_and_label(Role::Link, "أمس الأربعاء").next().unwrap().click();
    window.settle();
    assert!(window.says("Days in the text"));
    ask(&mut window, "Why 5 Mar 2031?");
    assert!(window.says("Read as a day"), "{:?}", texts(&window));
}
