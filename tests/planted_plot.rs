//! The planted plot (`tests/plot`): an analyst's session in the window finds who carried the sealed price, with nothing but what the window shows.
//!
//! The key is read only to compare with what was found.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use egui::{Key, Modifiers, Pos2, Role, pos2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::Date;
use marsad::gui::{Options, Source};
use serde_json::Value;
use support::window::Window;

const SEARCH: &str = "Search documents and entities";
const CTRL: Modifiers = Modifiers::COMMAND;

struct Analyst {
    window: Window,
    /// What every file holds, to know which of them is on show.
    files: BTreeMap<String, String>,
    /// The documents that were on show.
    read: BTreeSet<String>,
    home: tempfile::TempDir,
}

fn plot() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plot")
}

fn key() -> Value {
    serde_json::from_str(&std::fs::read_to_string(plot().join("key.json")).unwrap()).unwrap()
}

impl Analyst {
    fn begin() -> Self {
        let home = tempfile::tempdir().unwrap();
        let articles = plot().join("articles");
        let options = Options {
            open: Some(Source::Paths(vec![articles.clone()])),
            settings: Some(home.path().join("settings.json")),
            native_dialogs: false,
        };
        let mut window = Window::open(options);
        window.wait_for("the articles", |window| window.rows("Documents").len() > 3);
        let file = |entry: std::io::Result<std::fs::DirEntry>| {
            let path = entry.unwrap().path();
            (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap())
        };
        let files = std::fs::read_dir(articles).unwrap().map(file).collect();
        Self { window, files, read: BTreeSet::new(), home }
    }

    fn labels(&self, role: Role) -> Vec<String> {
        self.window.nodes(role).iter().filter_map(|node| node.accesskit_node().label()).collect()
    }

    fn texts(&self) -> Vec<String> {
        self.window.nodes(Role::Label).iter().filter_map(Node::value).collect()
    }

    /// Notes which document is on show, by the paragraphs in sight.
    fn note(&mut self) -> Option<String> {
        let paragraphs: Vec<String> =
            self.labels(Role::Paragraph).into_iter().filter(|it| it.chars().count() > 20).collect();
        let is_shown = |(_, text): &(&String, &String)| paragraphs.iter().all(|paragraph| text.contains(paragraph));
        let name = self.files.iter().find(is_shown).filter(|_| !paragraphs.is_empty()).map(|(name, _)| name.clone())?;
        self.read.insert(name.clone());
        Some(name)
    }

    /// Looks for words in every text and opens each place that has them.
    fn search(&mut self, words: &str) {
        self.window.type_into(SEARCH, words);
        if self.window.harness.query_by_label("Search panel").is_none() {
            self.window.key(CTRL | Modifiers::SHIFT, Key::F);
        }
        let mut opened = BTreeSet::new();
        loop {
            let hits: Vec<String> = self.hits().into_iter().filter(|hit| opened.insert(hit.clone())).collect();
            assert!(!opened.is_empty(), "nothing has «{words}»");
            if hits.is_empty() {
                break;
            }
            for hit in hits {
                self.window.harness.query_all_by_label(&hit).next().unwrap().click_accesskit();
                self.window.settle();
                self.note();
            }
            self.scroll_hits();
        }
    }

    /// The places found that are in sight.
    fn hits(&self) -> Vec<String> {
        self.labels(Role::ListItem).into_iter().filter(|label| label.starts_with("Hit: ")).collect()
    }

    /// Turns the wheel over the list of places found.
    fn scroll_hits(&mut self) {
        let Some(hit) = self.hits().pop() else { return };
        let at = self.window.harness.query_all_by_label(&hit).next().unwrap().rect().center();
        self.window.harness.hover_at(at);
        self.window.harness.step();
        let (unit, modifiers) = (egui::MouseWheelUnit::Point, Modifiers::NONE);
        let (phase, source) = (egui::TouchPhase::Move, egui::MouseWheelSource::Wheel);
        let delta = egui::vec2(0.0, -120.0);
        self.window.harness.event(egui::Event::MouseWheel { unit, delta, phase, source, modifiers });
        self.window.settle();
        self.window.harness.run_steps(8);
    }

    /// Selects who or what is called so in the list of entities. Returns whether there is such a row.
    fn select(&mut self, name: &str) -> bool {
        self.window.type_into(SEARCH, name);
        let kinds = [", person, ", ", organization, ", ", place, "];
        let is_row = |row: &String| kinds.iter().any(|kind| row.contains(kind));
        let rows: Vec<String> = self.labels(Role::ListItem).into_iter().filter(is_row).collect();
        let exact = rows.iter().find(|row| row.split(", ").next() == Some(name)).or(rows.first()).cloned();
        let Some(row) = exact else { return false };
        self.window.harness.query_all_by_label(&row).next().unwrap().click_accesskit();
        self.window.settle();
        true
    }

    /// Reads every place that tells of the selection.
    fn walk(&mut self) {
        self.note();
        let is_count = |text: &String| {
            let parts = text.split_once(" of ").map(|(at, of)| (at.parse::<usize>(), of.parse::<usize>()));
            matches!(parts, Some((Ok(_), Ok(_))))
        };
        let count = self.texts().into_iter().find(is_count).expect("the head counts the places");
        let places: usize = count.split_once(" of ").unwrap().1.parse().unwrap();
        for _ in 1..places {
            self.window.key(Modifiers::ALT, Key::ArrowDown);
            self.note();
        }
    }

    fn read_of(&mut self, name: &str) {
        assert!(self.select(name), "the list has {name}");
        self.walk();
    }

    /// Follows a link of the inspector.
    fn follow(&mut self, begins: &str, has: &str) {
        let links = self.labels(Role::Link);
        let link = links.iter().find(|link| link.starts_with(begins) && link.contains(has));
        let link = link.unwrap_or_else(|| panic!("no link {begins} {has}: {links:?}"));
        self.window.harness.query_all_by_role_and_label(Role::Link, link).next().unwrap().click_accesskit();
        self.window.settle();
        self.note();
    }

    fn timeline(&self) -> Node<'_> {
        let canvases = self.window.nodes(Role::Canvas).into_iter();
        let is_it =
            |node: &Node<'_>| node.accesskit_node().label().is_some_and(|label| label.starts_with("Timeline, "));
        { canvases }.find(is_it).expect("the timeline is on screen")
    }

    /// Walks along the timeline from what is selected, so many events, and reads each.
    fn walk_timeline(&mut self, steps: usize, key: Key) {
        let name = self.timeline().accesskit_node().label().unwrap();
        self.window.harness.get_by_label(&name).focus();
        self.window.settle();
        for _ in 0..steps {
            self.window.key(Modifiers::NONE, key);
            self.note();
        }
    }

    fn press(&mut self, at: Pos2, button: egui::PointerButton) {
        self.window.harness.hover_at(at);
        self.window.harness.step();
        for pressed in [true, false] {
            let modifiers = Modifiers::NONE;
            self.window.harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
            self.window.harness.step();
        }
        self.window.settle();
    }

    /// Where the network's picture has a node of this name.
    fn node(&self, name: &str) -> Option<Pos2> {
        let nodes = self.window.nodes(Role::Button).into_iter();
        let is_it = |node: &Node<'_>| {
            let label = node.accesskit_node().label().unwrap_or_default();
            node.accesskit_node().value().is_some() && label.split(", ").next() == Some(name)
        };
        { nodes }.find(is_it).map(|node| node.rect().center())
    }

    /// The shortest ways from one to the other in the network, each as the names along it.
    fn ways(&mut self, from: &str, to: &str) -> Vec<Vec<String>> {
        assert!(self.select(from), "the list has {from}");
        let at = self.node(to).unwrap_or_else(|| panic!("the network has {to}: {:?}", self.labels(Role::Button)));
        self.press(at, egui::PointerButton::Secondary);
        self.window.click("Ways here from the selection");
        let names: BTreeSet<String> = self.network_names();
        // A way is listed tie by tie: `سالم – ليلى, 1 meeting`.
        let mut ties = Vec::new();
        for link in self.labels(Role::Link) {
            let ends = link.split(", ").next().unwrap_or_default();
            let Some((a, b)) = ends.split_once(" – ") else { continue };
            if names.contains(a) && names.contains(b) {
                ties.push((a.to_owned(), b.to_owned()));
            }
        }
        self.window.click("Close ways");
        chains(from, to, &ties)
    }

    fn network_names(&self) -> BTreeSet<String> {
        let nodes = self.window.nodes(Role::Button);
        let with_value = nodes.iter().filter(|node| node.accesskit_node().value().is_some());
        let labels = with_value.filter_map(|node| node.accesskit_node().label());
        labels.map(|label| label.split(", ").next().unwrap_or_default().to_owned()).collect()
    }

    /// Where in the window a day lies on the timeline, measured by the events around it: lanes with many show counts of weeks.
    fn day_on_axis(&self, day: Date) -> f32 {
        let marks = self.window.nodes(Role::Button);
        let dated = |node: &Node<'_>| {
            let label = node.accesskit_node().label().unwrap_or_default();
            let day = label.split(", ").find_map(|part| Date::strptime("%d %b %Y", part).ok())?;
            label.contains(" source").then(|| (day, node.rect().center().x))
        };
        let dated: Vec<(Date, f32)> = marks.iter().filter_map(dated).collect();
        let before = dated.iter().filter(|(at, _)| *at <= day).max_by_key(|(day, _)| *day);
        let behind = dated.iter().filter(|(at, _)| *at > day).min_by_key(|(day, _)| *day);
        let (Some(before), Some(behind)) = (before, behind) else { panic!("no events around {day}: {dated:?}") };
        let days = |from: Date, to: Date| from.until(to).unwrap().get_days() as f32;
        before.1 + (behind.1 - before.1) * days(before.0, day) / days(before.0, behind.0)
    }

    /// Lets only the days until `last` pass, by dragging along the timeline's axis.
    fn until(&mut self, last: &str) {
        let rect = self.timeline().rect();
        let x = self.day_on_axis(Date::strptime("%d %b %Y", last).expect("a day"));
        let y = rect.top() + 14.0;
        let (from, to) = (pos2(rect.left() + 140.0, y), pos2(x, y));
        self.window.harness.hover_at(from);
        self.window.harness.step();
        self.window.harness.drag_at(from);
        self.window.harness.step();
        for share in [0.3, 0.6, 1.0] {
            self.window.harness.hover_at(from.lerp(to, share));
            self.window.harness.step();
        }
        self.window.harness.drop_at(to);
        self.window.settle();
        let chips: Vec<String> =
            self.labels(Role::Button).into_iter().filter(|label| label.starts_with("Remove filter: ")).collect();
        assert!(chips.iter().any(|chip| chip.contains(last.trim_end_matches(" 2031"))), "{chips:?}");
    }
}

/// The ties of ways in their order → the names along each way.
fn chains(from: &str, to: &str, ties: &[(String, String)]) -> Vec<Vec<String>> {
    let is = |name: &str, wanted: &str| wanted.ends_with(name) || name.ends_with(wanted);
    let mut found = Vec::new();
    let mut way: Vec<String> = vec![from.to_owned()];
    for (a, b) in ties {
        let at = way.last().unwrap();
        let next = if is(a, at) { b } else { a };
        way.push(next.clone());
        if is(next, to) {
            found.push(std::mem::replace(&mut way, vec![from.to_owned()]));
        }
    }
    found
}

impl Analyst {
    /// Decides that two names stand for one.
    fn merge(&mut self, one: &str, other: &str) {
        assert!(self.select(one), "the list has {one}");
        self.window.key(CTRL, Key::M);
        self.window.type_into("Find the other by its name", other);
        self.window.key(Modifiers::NONE, Key::Enter);
        self.window.click("Same");
        self.window.settle();
    }

    /// Opens the places that have these words, and in each document strikes out what the words `told` seem to tell.
    fn strike(&mut self, words: &str, told: &[&str]) {
        self.window.type_into(SEARCH, words);
        for hit in self.hits() {
            self.window.harness.query_all_by_label(&hit).next().unwrap().click_accesskit();
            self.window.settle();
            for word in told {
                let Some(mark) = self.window.harness.query_all_by_role_and_label(Role::Link, word).next() else {
                    continue;
                };
                let at = mark.rect().center();
                self.press(at, egui::PointerButton::Primary);
                self.window.key(CTRL | Modifiers::SHIFT, Key::N);
                self.window.settle();
            }
        }
    }

    /// Gives the event of a note in the margin another day.
    fn correct_day(&mut self, note: &str, day: &str) {
        let notes = self.labels(Role::Note);
        let label =
            notes.iter().find(|label| label.contains(note)).unwrap_or_else(|| panic!("no note {note}: {notes:?}"));
        self.window.harness.query_all_by_role_and_label(Role::Note, label).next().unwrap().click();
        self.window.settle();
        self.window.key(CTRL, Key::U);
        self.window.type_into("Day, such as 2025-10-12", day);
        self.window.click("Change");
        self.window.settle();
    }

    /// Writes the analysis with all decisions, and reads it.
    fn export(&mut self) -> Value {
        let path = self.home.path().join("analysis.json");
        self.window.key(CTRL, Key::E);
        self.window.click("Analysis");
        self.window.type_into("Path of the file to write", &path.display().to_string());
        self.window.click("Write file");
        self.window.wait_for("the file", |_| path.exists());
        serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap()
    }
}

fn is_called(name: &str, wanted: &str) -> bool {
    wanted.ends_with(name) || name.ends_with(wanted)
}

/// Whether a way leads over these people, in this order and over nobody else.
fn leads_over(way: &[String], people: &[&str]) -> bool {
    way.len() == people.len() && way.iter().zip(people).all(|(name, wanted)| is_called(name, wanted))
}

#[test]
fn a_session_in_the_window_finds_who_carried_the_price() {
    let mut analyst = Analyst::begin();

    // The question is about envelopes in a safe. Who had to do with them?
    analyst.search("المظاريف");
    analyst.search("الخزانة");
    let (secretary, winner) = ("سحر البدراني", "بشير الياقوتي");
    analyst.read_of(secretary);
    analyst.read_of(winner);

    // Up to the day on which the envelopes were opened, one way leads from her to him: over the head of the ports.
    analyst.until("12 Mar 2031");
    let suspect = "نزيه الرواحي";
    let ways = analyst.ways(secretary, winner);
    assert!(ways.iter().any(|way| leads_over(way, &[secretary, suspect, winner])), "{ways:?}");

    // Was he there on that day? The texts of all days are read for that, and the paper's later ones.
    analyst.window.key(CTRL | Modifiers::ALT, Key::L);
    analyst.read_of(suspect);
    analyst.search("العين الساهرة");
    analyst.search("تعتذر");
    analyst.strike("لا يرتاده", &["التقى", "لقاء"]);
    analyst.until("12 Mar 2031");
    let ways = analyst.ways(secretary, winner);
    let is_longer = |way: &Vec<String>| way.len() > 4;
    assert!(ways.iter().all(is_longer), "struck out, and yet they are near each other: {ways:?}");

    // She met a man who is only called by his by-name; he owns a café. Who owns that café?
    analyst.window.key(CTRL | Modifiers::ALT, Key::L);
    analyst.read_of("أبو راشد");
    analyst.search("مقهى الفنار");
    analyst.read_of("فواز التلي");
    analyst.search("التلي");
    analyst.merge("أبو راشد", "فواز التلي");
    analyst.read_of("عدنان السنابلي");
    analyst.until("12 Mar 2031");
    let ways = analyst.ways(secretary, winner);
    let over_an_oasis = |way: &Vec<String>| way.len() == 5;
    assert!(
        !ways.is_empty() && ways.iter().all(over_an_oasis),
        "both were in the oasis, and no more is known: {ways:?}"
    );

    // Two were in the oasis on one Sunday; the paper that tells of their meeting prints a day on which one of them stood before a court abroad.
    analyst.window.key(CTRL | Modifiers::ALT, Key::L);
    assert!(analyst.select(winner));
    analyst.follow("زيارة", "9 Mar 2031");
    analyst.walk_timeline(2, Key::ArrowRight);
    analyst.walk_timeline(3, Key::ArrowLeft);
    analyst.search("اجتمع الياقوتي");
    analyst.correct_day("meeting, 19 Mar", "2031-03-09");
    analyst.until("12 Mar 2031");
    let ways = analyst.ways(secretary, winner);

    let key = key();
    let names = |list: &Value| list.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect();
    let chain: Vec<String> = names(&key["chain"]);
    let alias = key["alias"]["called"].as_str().unwrap();
    let [way] = &ways[..] else { panic!("one way is left: {ways:?}") };
    assert_eq!(way.len(), chain.len(), "{way:?}");
    for (name, wanted) in way.iter().zip(&chain) {
        let by_name = *wanted == key["alias"]["is"] && is_called(name, alias);
        assert!(is_called(name, wanted) || by_name, "{name} for {wanted}");
    }

    let evidence: Vec<&String> = key["evidence"].as_object().unwrap().keys().collect();
    let missed: Vec<&&String> = evidence.iter().filter(|file| !analyst.read.contains(**file)).collect();
    let share = 1.0 - missed.len() as f64 / evidence.len() as f64;
    println!(
        "{} of {} documents of evidence were read, {} documents in all; not read: {missed:?}",
        evidence.len() - missed.len(),
        evidence.len(),
        analyst.read.len()
    );
    assert!(share >= 0.8, "{missed:?} were not read");
    assert!(analyst.read.len() < analyst.files.len() * 3 / 4, "whoever reads everything needs no window");

    let exported = analyst.export();
    let decisions = exported["decisions"].as_array().unwrap();
    let kinds: BTreeSet<&str> = decisions.iter().flat_map(kinds_of).collect();
    for kind in ["same", "no-event", "event-date"] {
        assert!(kinds.contains(kind), "{kind} in {kinds:?}");
    }
    assert!(decisions.iter().all(|one| one["left_out"].as_array().is_none_or(Vec::is_empty)), "{decisions:?}");
}

/// What sorts of decisions one is made of.
fn kinds_of(decision: &Value) -> Vec<&str> {
    match decision["decision"].as_str().unwrap_or_default() {
        "all" => decision["decisions"].as_array().into_iter().flatten().flat_map(kinds_of).collect(),
        kind => vec![kind],
    }
}
