//! What the analyst decides in dialogs and lists, taken back, and found again after closing the window, by accessible names.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use marsad::gui::{Options, Source};
use support::window::{Window, folder_of, name_of};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

fn open(source: Source, home: &Path) -> Window {
    let settings = home.join("settings.json");
    if !settings.exists() {
        // The first steps are another test's.
        std::fs::write(&settings, r#"{"version": 1, "toured": true}"#).unwrap();
    }
    let settings = Some(settings);
    let mut window = Window::open(Options { open: Some(source), settings, native_dialogs: false });
    window.wait_for("the articles", |window| !window.rows("Documents").is_empty() || has_dialog(window));
    window
}

fn has_dialog(window: &Window) -> bool {
    window.harness.query_by_label("Cancel").is_some()
}

fn entities(window: &Window) -> Vec<String> {
    window.rows("Entities").iter().filter_map(|row| row.accesskit_node().label()).collect()
}

fn press(window: &mut Window, label: &str) {
    window.harness.get_by_label(label).click();
    window.settle();
}

fn click(window: &mut Window, at: egui::Pos2) {
    window.harness.event(egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        window.harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        window.harness.step();
    }
}

/// Opens the list of decisions and says how many are made.
fn made(window: &mut Window) -> usize {
    if window.harness.query_by_label("Decisions panel").is_none() {
        window.key(CTRL, Key::Num9);
    }
    page(window, "Made ")
}

/// The number behind the name of a page of the decisions panel.
fn page(window: &Window, name: &str) -> usize {
    let pages = window.nodes(Role::RadioButton);
    let labels = pages.iter().filter_map(|node| node.accesskit_node().label());
    labels.filter_map(|label| label.strip_prefix(name)?.parse().ok()).next().unwrap()
}

#[test]
fn a_merge_by_dialog_is_undone_and_redone_after_reopening() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(Source::Sample, home.path());
    let first = entities(&window);
    let (a, b) = (first[0].clone(), first[1].clone());
    press(&mut window, &a);
    window.key(CTRL, Key::M);
    window.type_into("Find the other by its name", &name_of(&b));
    window.key(Modifiers::NONE, Key::Enter);
    press(&mut window, "Same");
    window.wait_for("the merged entity", |window| !entities(window).contains(&b));
    let last = entities(&window);
    window.key(CTRL, Key::Z);
    window.wait_for("both again", |window| entities(window).contains(&b));
    assert_eq!(entities(&window), first);
    drop(window);
    let mut window = open(Source::Sample, home.path());
    assert_eq!(entities(&window), first);
    window.key(CTRL_SHIFT, Key::Z);
    window.wait_for("the merged entity", |window| !entities(window).contains(&b));
    assert_eq!(entities(&window), last);
    assert_eq!(made(&mut window), 1);
}

#[test]
fn mentions_are_split_off_by_their_sentences() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(Source::Sample, home.path());
    let first = entities(&window);
    press(&mut window, &first[0]);
    window.key(CTRL_SHIFT, Key::M);
    let boxes = window.nodes(Role::CheckBox).len();
    assert!(boxes >= 1, "a box for each spelling");
    assert!(window.harness.get_by_label("Split off").accesskit_node().is_disabled(), "nothing is chosen");
    // The rarest spelling is the last.
    if boxes == 1 {
        window.nodes(Role::CheckBox).last().unwrap().click();
    } else {
        window.nodes(Role::CheckBox)[boxes - 1].click();
    }
    window.settle();
    press(&mut window, "Split off");
    window.wait_for("another list", |window| entities(window) != first);
    window.key(CTRL, Key::Z);
    window.wait_for("the first list", |window| entities(window) == first);
    assert_eq!(made(&mut window), 1);
}

#[test]
fn an_event_is_corrected_and_struck_out() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(Source::Sample, home.path());
    let events = |window: &Window| -> Vec<String> {
        let nodes = window.nodes(Role::Button);
        nodes.iter().filter_map(|node| node.accesskit_node().label()).filter(|label| label.contains("source")).collect()
    };
    let label = events(&window).pop().unwrap();
    window.harness.get_by_label(&label).click_accesskit();
    window.settle();
    window.key(CTRL, Key::U);
    window.type_into("Day, such as 2025-10-12", "soon");
    assert!(window.harness.get_by_label("Change").accesskit_node().is_disabled(), "that is no day");
    window.type_into("Day, such as 2025-10-12", "٣/١١/٢٠٢٥");
    press(&mut window, "Change");
    window.wait_for("the new day", |window| events(window).iter().any(|event| event.contains("3 Nov 2025")));
    assert!(!events(&window).contains(&label));
    window.key(CTRL, Key::Z);
    window.wait_for("the old day", |window| events(window).contains(&label));
    window.harness.get_by_label(&label).click_accesskit();
    window.settle();
    window.key(Modifiers::NONE, Key::Delete);
    window.wait_for("one event fewer", |window| !events(window).contains(&label));
    assert_eq!(made(&mut window), 1);
}

#[test]
fn a_mark_is_rejected_and_confirmed_by_key() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(Source::Sample, home.path());
    let first = entities(&window);
    let links = window.nodes(Role::Link);
    let is_listed = |label: &str| first.iter().any(|row| label == name_of(row));
    // Marks of the text have no more than the name; links of other panels say more.
    let mark = links.iter().find(|link| link.accesskit_node().label().is_some_and(|label| is_listed(&label)));
    let at = mark.expect("the document names somebody by the listed name").rect().center();
    click(&mut window, at);
    window.settle();
    window.key(CTRL_SHIFT, Key::N);
    window.wait_for("another list", |window| entities(window) != first);
    window.key(CTRL, Key::Z);
    window.wait_for("the first list", |window| entities(window) == first);
    assert_eq!(made(&mut window), 1);
}

#[test]
fn a_tag_is_shown_and_found() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(Source::Sample, home.path());
    let row = entities(&window)[0].clone();
    press(&mut window, &row);
    window.key(CTRL, Key::T);
    window.type_into("New tag", "يراجع");
    window.key(Modifiers::NONE, Key::Enter);
    window.wait_for("the tag", |window| window.harness.query_by_label("Take off the tag: يراجع").is_some());
    window.type_into("Search documents and entities", "يراجع");
    assert!(entities(&window).contains(&row), "{:?}", entities(&window));
    drop(window);
    let window = open(Source::Sample, home.path());
    assert!(entities(&window).contains(&row), "the search and the tag are found again");
}

#[test]
fn a_view_is_saved_shown_renamed_and_forgotten() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(Source::Sample, home.path());
    let row = entities(&window)[0].clone();
    press(&mut window, &row);
    window.key(CTRL, Key::L);
    window.wait_for("the filter", |window| window.rows("Documents").len() < 12);
    let narrowed = window.rows("Documents").len();
    window.key(CTRL_SHIFT, Key::S);
    window.type_into("Name for what is shown now", "منظر أول");
    press(&mut window, "Save");
    window.key(CTRL | Modifiers::ALT, Key::L);
    window.wait_for("everything", |window| window.rows("Documents").len() > narrowed);
    drop(window);
    let mut window = open(Source::Sample, home.path());
    assert!(window.rows("Documents").len() > narrowed);
    window.key(CTRL_SHIFT, Key::S);
    press(&mut window, "Show");
    window.wait_for("the view", |window| window.rows("Documents").len() == narrowed);
    assert!(window.selected_names(Role::ListItem).contains(&row));
    window.key(CTRL_SHIFT, Key::S);
    press(&mut window, "Rename…");
    window.type_into("Other name", "منظر آخر");
    press(&mut window, "Rename it");
    press(&mut window, "Forget");
    assert_eq!(made(&mut window), 3);
}

const ARTICLE: &str = "12 أكتوبر 2031\n\nالتقى وزير الدفاع نادر المرزوقاني في تونس اليوم هنريك غرونبرغ.\n";
const OTHER: &str = "13 أكتوبر 2031\n\nوصل مانع بن سيف إلى عمان أمس.\n";

/// A folder of two articles in which somebody is renamed.
fn worked_on(home: &Path) -> (tempfile::TempDir, PathBuf) {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("أخبار");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("a.txt"), ARTICLE).unwrap();
    std::fs::write(folder.join("b.txt"), OTHER).unwrap();
    let mut window = open(Source::Paths(vec![folder.clone()]), home);
    let row = entities(&window).into_iter().find(|row| row.starts_with("نادر المرزوقاني")).unwrap();
    press(&mut window, &row);
    window.key(Modifiers::NONE, Key::F2);
    window.type_into("New name", "ن. م.");
    window.key(Modifiers::NONE, Key::Enter);
    window.wait_for("the new name", |window| entities(window).iter().any(|row| row.starts_with("ن. م.")));
    (parent, folder)
}

#[test]
fn articles_that_moved_are_found_with_what_was_decided() {
    let home = tempfile::tempdir().unwrap();
    let (parent, folder) = worked_on(home.path());
    let moved = parent.path().join("هنا");
    std::fs::rename(&folder, &moved).unwrap();
    let mut window = open(Source::Paths(vec![folder]), home.path());
    assert!(window.says("There is nothing at"), "the dialog says what is missing");
    window.type_into("Path of the folder", &moved.display().to_string());
    press(&mut window, "Use this folder");
    window.wait_for("the work", |window| entities(window).iter().any(|row| row.starts_with("ن. م.")));
    drop(window);
    let window = open(Source::Paths(vec![moved]), home.path());
    assert!(entities(&window).iter().any(|row| row.starts_with("ن. م.")), "the folder has its work from now on");
}

#[test]
fn what_was_decided_on_a_text_that_changed_is_shown_for_review() {
    let home = tempfile::tempdir().unwrap();
    let (_parent, folder) = worked_on(home.path());
    std::fs::write(folder.join("a.txt"), ARTICLE.replace("اليوم", "أمس")).unwrap();
    let mut window = open(Source::Paths(vec![folder]), home.path());
    assert!(entities(&window).iter().any(|row| row.starts_with("نادر المرزوقاني")), "read anew");
    assert_eq!(made(&mut window), 1);
    assert_eq!(page(&window, "To review "), 1);
    press(&mut window, "To review 1");
    assert!(window.says("«نادر المرزوقاني»"), "the words it was about");
    press(&mut window, "Take back");
    assert_eq!(page(&window, "To review "), 0);
}

#[test]
fn the_window_comes_back_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(Source::Sample, home.path());
    let row = entities(&window)[2].clone();
    press(&mut window, &row);
    window.key(CTRL, Key::L);
    let lanes = |window: &Window| window.selected_names(Role::RadioButton);
    press(&mut window, "By source");
    window.key(CTRL, Key::Num5);
    let (documents, chosen) = (window.rows("Documents").len(), lanes(&window));
    drop(window);
    let window = open(Source::Sample, home.path());
    assert_eq!((window.rows("Documents").len(), lanes(&window)), (documents, chosen));
    assert!(window.selected_names(Role::ListItem).contains(&row));
    assert!(window.harness.query_by_label("Inspector panel").is_none(), "a panel that was hidden stays so");
}

#[test]
fn the_work_goes_on_in_a_file_of_choice() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(Source::Sample, home.path());
    let row = entities(&window)[0].clone();
    press(&mut window, &row);
    let file = home.path().join("عملي.marsad");
    window.key(CTRL, Key::S);
    window.type_into("Path of the workspace", &home.path().join("none.txt").display().to_string());
    assert!(window.harness.get_by_label("Save").accesskit_node().is_disabled());
    window.type_into("Path of the workspace", &file.display().to_string());
    press(&mut window, "Save");
    window.wait_for("the file", |_| file.exists());
    window.key(Modifiers::NONE, Key::F2);
    window.type_into("New name", "ن. م.");
    window.key(Modifiers::NONE, Key::Enter);
    window.wait_for("the new name", |window| entities(window).iter().any(|row| row.starts_with("ن. م.")));
    drop(window);
    let window = open(Source::Paths(vec![file]), home.path());
    assert!(entities(&window).iter().any(|row| row.starts_with("ن. م.")));
    drop(window);
    let window = open(Source::Sample, home.path());
    assert!(entities(&window).contains(&row), "the first file has what was done before");
}

#[test]
fn a_damaged_workspace_offers_its_last_good_state() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(Source::Sample, home.path());
    let file = home.path().join("work.marsad");
    window.key(CTRL, Key::S);
    window.type_into("Path of the workspace", &file.display().to_string());
    press(&mut window, "Save");
    window.wait_for("the file", |_| file.exists());
    let row = entities(&window)[0].clone();
    press(&mut window, &row);
    window.key(Modifiers::NONE, Key::F2);
    window.type_into("New name", "ن. م.");
    window.key(Modifiers::NONE, Key::Enter);
    window.wait_for("the new name", |window| entities(window).iter().any(|row| row.starts_with("ن. م.")));
    drop(window);
    let text = std::fs::read(&file).unwrap();
    std::fs::write(&file, &text[..text.len() / 2]).unwrap();
    let mut window = Window::open(Options {
        open: Some(Source::Paths(vec![file.clone()])),
        settings: Some(home.path().join("settings.json")),
        native_dialogs: false,
    });
    window.wait_for("the sentence", |window| window.says("damaged"));
    press(&mut window, "Open it");
    window.wait_for("the work", |window| entities(window).iter().any(|row| row.starts_with("ن. م.")));
    assert_eq!(std::fs::read(&file).unwrap(), text[..text.len() / 2], "nothing is written over");
}

#[test]
fn what_is_exported_tells_what_was_decided() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(Source::Sample, home.path());
    let row = entities(&window)[0].clone();
    press(&mut window, &row);
    window.key(Modifiers::NONE, Key::F2);
    window.type_into("New name", "ن. م.");
    window.key(Modifiers::NONE, Key::Enter);
    window.wait_for("the new name", |window| entities(window).iter().any(|row| row.starts_with("ن. م.")));
    for (chart, file) in [("Analysis", "all.json"), ("Network", "net.svg"), ("Timeline", "time.svg")] {
        let path = home.path().join(file);
        window.key(CTRL, Key::E);
        press(&mut window, chart);
        window.type_into("Path of the file to write", &path.display().to_string());
        press(&mut window, "Write file");
        window.wait_for("the file", |_| path.exists());
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("ن. م."), "{file}");
        if chart == "Analysis" {
            let json: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(json["work"][0]["of"]["decision"], "rename");
            assert!(json["work"][0]["at"].as_str().unwrap().ends_with('Z'));
            assert_eq!(json["decisions"][0]["name"], "ن. م.");
        } else {
            assert!(text.contains("1 decision by a person"), "{file}");
        }
    }
}

#[test]
fn suggested_pairs_are_answered_in_the_list() {
    let home = tempfile::tempdir().unwrap();
    let one = "10 أكتوبر 2031\n\nالتقى نادر سالم المرزوقاني في تونس أمس هنريك غرونبرغ.\n";
    let two = "12 أكتوبر 2031\n\nوصل نادر المرزوقاني أمس إلى عمان.\n";
    let three = "13 أكتوبر 2031\n\nقال الوزير المرزوقاني أمس إن الجسر سيفتح.\n";
    let folder = folder_of(&[("a.txt", one.as_bytes()), ("b.txt", two.as_bytes()), ("c.txt", three.as_bytes())]);
    let mut window = open(Source::Paths(vec![folder.path().to_owned()]), home.path());
    made(&mut window);
    let before = page(&window, "Suggested ");
    assert!(before > 0, "a surname alone is a doubtful join");
    press(&mut window, &format!("Suggested {before}"));
    window.harness.get_all_by_label("Not the same").next().unwrap().click_accesskit();
    window.settle();
    window.wait_for("the answer", |window| page(window, "Suggested ") < before);
    assert_eq!(page(&window, "Made "), 1);
}

#[test]
fn reports_that_may_be_of_one_event_are_suggested() {
    let home = tempfile::tempdir().unwrap();
    let one = "12 مايو 2031\n\nوافق البرلمان التونسي اليوم على الموازنة.\n";
    let two = "منح البرلمان التونسي الثقة للوزراء الجدد بعد نقاش طويل.\n";
    let folder = folder_of(&[("a.txt", one.as_bytes()), ("b.txt", two.as_bytes())]);
    let mut window = open(Source::Paths(vec![folder.path().to_owned()]), home.path());
    made(&mut window);
    let before = page(&window, "Suggested ");
    press(&mut window, &format!("Suggested {before}"));
    window.harness.get_all_by_label("One event, or two?").next().expect("the two decisions are asked about");
    window.harness.get_all_by_label("Same").last().unwrap().click_accesskit();
    window.settle();
    window.wait_for("the answer", |window| page(window, "Suggested ") < before);
    assert_eq!(page(&window, "Made "), 1);
}

#[test]
fn selected_words_become_an_entity() {
    let home = tempfile::tempdir().unwrap();
    let text = "بيان صحفي\n\nتحدث الحاضرون عن مشروع الجسر المعلق في المدينة طويلا ثم انصرفوا إلى بيوتهم.\n";
    let folder = folder_of(&[("a.txt", text.as_bytes())]);
    let mut window = open(Source::Paths(vec![folder.path().to_owned()]), home.path());
    let tells_of_a_bridge = |label: String| label.contains("الجسر");
    let paragraphs = window.nodes(Role::Paragraph);
    let paragraph = paragraphs.iter().find(|node| node.accesskit_node().label().is_some_and(tells_of_a_bridge));
    // A word of its first line.
    let at = paragraph.unwrap().rect().right_top() + egui::vec2(-80.0, 15.0);
    click(&mut window, at);
    window.settle();
    window.key(CTRL_SHIFT, Key::ArrowLeft);
    window.key(CTRL_SHIFT, Key::E);
    assert!(has_dialog(&window), "the dialog asks what the words name");
    window.type_into("Name to list it under", "اسم مضاف");
    press(&mut window, "organization");
    press(&mut window, "Add");
    window
        .wait_for("the entity", |window| entities(window).iter().any(|row| row.starts_with("اسم مضاف, organization")));
    assert_eq!(made(&mut window), 1);
    window.key(CTRL, Key::Z);
    window.wait_for("none", |window| !entities(window).iter().any(|row| row.starts_with("اسم مضاف")));
}

#[test]
fn a_dialog_taller_than_the_window_scrolls() {
    let home = tempfile::tempdir().unwrap();
    let text = "وصل وزير الخارجية السوري نادر المرزوقي إلى أنقرة أمس.\n";
    let folder = folder_of(&[("a.txt", text.as_bytes())]);
    let mut window = open(Source::Paths(vec![folder.path().to_owned()]), home.path());
    let row = window.rows("Entities")[0].rect().center();
    click(&mut window, row);
    window.settle();
    window.key(CTRL, Key::M);
    window.harness.set_size(egui::vec2(720.0, 300.0));
    window.settle();
    let field = window.harness.get_by_label("Find the other by its name").rect();
    assert!(field.top() > 0.0 && field.bottom() < 300.0, "the dialog begins in sight: {field}");
}

/// Events in the margin and in the lists, by their names.
fn events(window: &Window) -> Vec<String> {
    let nodes = window.nodes(Role::Note);
    nodes.iter().filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn who_took_part_is_corrected() {
    let home = tempfile::tempdir().unwrap();
    let text = "10 أكتوبر 2031\n\nالتقى نادر سالم المرزوقاني في تونس أمس هنريك غرونبرغ.\n";
    let folder = folder_of(&[("a.txt", text.as_bytes())]);
    let mut window = open(Source::Paths(vec![folder.path().to_owned()]), home.path());
    let note = events(&window).into_iter().next().unwrap();
    press(&mut window, &note);
    window.key(CTRL, Key::U);
    let remove = window.harness.query_all_by_label("Remove").count();
    assert_eq!(remove, 2, "both took part");
    window.harness.query_all_by_label("Remove").last().unwrap().click();
    window.settle();
    assert_eq!(window.harness.query_all_by_label("Remove").count(), 1);
    press(&mut window, "Change");
    window.wait_for("another event", |window| events(window).first() != Some(&note));
    window.key(CTRL, Key::Z);
    window.wait_for("the old event", |window| events(window).first() == Some(&note));
    assert_eq!(made(&mut window), 1);
}

#[test]
fn the_day_of_a_document_is_set_and_taken_back() {
    let home = tempfile::tempdir().unwrap();
    let text = "التقى نادر سالم المرزوقاني في تونس أمس هنريك غرونبرغ.\n";
    let folder = folder_of(&[("a.txt", text.as_bytes())]);
    let mut window = open(Source::Paths(vec![folder.path().to_owned()]), home.path());
    let before = events(&window);
    let row = window.rows("Documents")[0].rect().center();
    click(&mut window, row);
    window.settle();
    window.key(CTRL, Key::U);
    window.type_into("Day, such as 2025-10-12", "soon");
    assert!(window.harness.get_by_label("Set").accesskit_node().is_disabled(), "that is no day");
    window.type_into("Day, such as 2025-10-12", "١٠/١٠/٢٠٣١");
    press(&mut window, "Set");
    // Yesterday is counted from it.
    window.wait_for("the day", |window| events(window)[0].contains("9 Oct"));
    window.key(CTRL, Key::Z);
    window.wait_for("no day", |window| events(window) == before);
}

#[test]
fn tags_that_are_changed_together_are_one_step() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(Source::Sample, home.path());
    let row = entities(&window)[0].clone();
    press(&mut window, &row);
    window.key(CTRL, Key::T);
    window.type_into("New tag", "أول");
    window.key(Modifiers::NONE, Key::Enter);
    let has = |window: &Window, tag: &str| window.harness.query_by_label(&format!("Take off the tag: {tag}")).is_some();
    window.wait_for("the tag", |window| has(window, "أول"));
    window.key(CTRL, Key::T);
    window.harness.get_by_role_and_label(Role::CheckBox, "أول").click();
    window.settle();
    window.type_into("New tag", "ثان");
    press(&mut window, "Apply");
    window.wait_for("the other tag", |window| has(window, "ثان") && !has(window, "أول"));
    window.key(CTRL, Key::Z);
    window.wait_for("the first tag", |window| has(window, "أول") && !has(window, "ثان"));
}

#[test]
fn back_leads_to_what_was_selected_before_a_decision_and_a_pinned_panel_keeps_it() {
    let home = tempfile::tempdir().unwrap();
    let mut window = open(Source::Sample, home.path());
    let rows = entities(&window);
    press(&mut window, &rows[1]);
    press(&mut window, "Pin Inspector");
    press(&mut window, &rows[0]);
    window.key(Modifiers::NONE, Key::F2);
    window.type_into("New name", "ن. م.");
    window.key(Modifiers::NONE, Key::Enter);
    window.wait_for("the new name", |window| entities(window).iter().any(|row| row.starts_with("ن. م.")));
    let headings = window.nodes(Role::Heading);
    let kept =
        headings.iter().any(|node| node.accesskit_node().label().is_some_and(|it| it.contains(&name_of(&rows[1]))));
    assert!(kept, "the pinned inspector is about {}", name_of(&rows[1]));
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert!(window.selected_names(Role::ListItem).contains(&rows[1]), "{:?}", window.selected_names(Role::ListItem));
}
