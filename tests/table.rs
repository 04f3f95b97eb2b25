//! Tables: sorting, choosing rows, and what a screen reader is told.
#![cfg(feature = "gui")]

mod support;

use egui::accesskit::{SortDirection, TextDirection};
use egui::{Key, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use marsad::base::Rgba;
use marsad::gui::widgets::Table;
use marsad::gui::widgets::table::{Cell, Column, Sort, TableRows};
use support::Screen;

struct People(Vec<(String, u32)>);

impl TableRows for People {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn cell(&self, row: usize, column: usize) -> Cell<'_> {
        let (name, count) = &self.0[row];
        match column {
            0 => Cell::new(name).dot(Rgba::rgb(0x15, 0x65, 0xa8)),
            1 => Cell::new(count.to_string()),
            _ => Cell::new("وزير").muted(),
        }
    }
}

struct State {
    people: People,
    sort: Option<Sort>,
    selected: Option<usize>,
    opened: Option<usize>,
    scroll_to: Option<usize>,
    right_to_left: bool,
}

impl State {
    fn new(people: &[(&str, u32)]) -> Self {
        let people = People(people.iter().map(|&(name, count)| (name.to_owned(), count)).collect());
        Self { people, sort: None, selected: None, opened: None, scroll_to: None, right_to_left: false }
    }

    fn show(&mut self, ui: &mut egui::Ui) {
        let columns = [Column::new("Name"), Column::new("Mentions").width(90.0).numeric(), Column::new("المنصب")];
        let output = Table::new("people", &columns, &self.people)
            .name("People")
            .sort(self.sort)
            .selected(self.selected)
            .scroll_to(self.scroll_to.take())
            .right_to_left(self.right_to_left)
            .show(ui);
        self.sort = output.sorted.or(self.sort);
        self.selected = output.chosen.or(self.selected);
        self.opened = output.opened.or(self.opened);
    }
}

fn small() -> State {
    State::new(&[("سعيد الهادي", 9), ("Acme Corp", 10), ("مازن الكريم", 2)])
}

fn harness(state: State) -> Harness<'static, State> {
    let mut harness = Harness::builder()
        .with_size([460.0, 260.0])
        .with_theme(egui::Theme::Light)
        .build_ui_state(|ui, state: &mut State| state.show(ui), state);
    harness.run();
    harness
}

/// The names of the rows in sight, from top to bottom.
fn names(harness: &Harness<'_, State>) -> Vec<String> {
    let mut rows: Vec<_> =
        harness.query_all_by_role(Role::Row).filter(|row| row.accesskit_node().label().is_some()).collect();
    rows.sort_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    rows.iter().filter_map(|row| row.accesskit_node().label()).collect()
}

#[test]
fn a_click_on_a_heading_sorts_and_another_turns_round() {
    let mut harness = harness(small());
    assert_eq!(names(&harness), ["سعيد الهادي", "Acme Corp", "مازن الكريم"]);
    harness.get_by_role_and_label(Role::ColumnHeader, "Mentions").click();
    harness.run();
    assert_eq!(names(&harness), ["Acme Corp", "سعيد الهادي", "مازن الكريم"], "the largest number first");
    harness.get_by_role_and_label(Role::ColumnHeader, "Mentions").click();
    harness.run();
    assert_eq!(names(&harness), ["مازن الكريم", "سعيد الهادي", "Acme Corp"]);
    let heading = harness.get_by_role_and_label(Role::ColumnHeader, "Mentions");
    assert_eq!(heading.accesskit_node().data().sort_direction(), Some(SortDirection::Ascending));
}

#[test]
fn headings_are_sorted_by_with_the_keyboard() {
    let mut harness = harness(small());
    harness.get_by_role_and_label(Role::ColumnHeader, "Name").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(names(&harness), ["Acme Corp", "سعيد الهادي", "مازن الكريم"]);
}

#[test]
fn rows_are_chosen_with_the_pointer_and_gone_through_with_keys() {
    let mut harness = harness(small());
    harness.get_by_role_and_label(Role::Row, "Acme Corp").click();
    harness.run();
    assert_eq!(harness.state().selected, Some(1));
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().selected, Some(2));
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().selected, Some(2), "the last row is the last");
    harness.key_press(Key::Home);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!((harness.state().selected, harness.state().opened), (Some(0), Some(0)));
}

#[test]
fn a_screen_reader_finds_rows_cells_and_their_language() {
    let mut harness = harness(small());
    harness.get_by_role_and_label(Role::Row, "سعيد الهادي").click_accesskit();
    harness.run();
    let grid = harness.get_by_role_and_label(Role::Grid, "People");
    let grid = grid.accesskit_node();
    assert_eq!((grid.data().row_count(), grid.data().column_count()), (Some(4), Some(3)));
    let row = harness.get_by_role_and_label(Role::Row, "سعيد الهادي");
    assert_eq!(row.accesskit_node().is_selected(), Some(true));
    assert_eq!(row.accesskit_node().data().row_index(), Some(1));
    let cells: Vec<_> = row.children().filter(|cell| cell.accesskit_node().role() == Role::GridCell).collect();
    let texts: Vec<_> = cells.iter().filter_map(|cell| cell.accesskit_node().label()).collect();
    assert_eq!(texts, ["سعيد الهادي", "9", "وزير"]);
    assert_eq!(cells[0].accesskit_node().language(), Some("ar"));
    assert_eq!(cells[0].accesskit_node().data().text_direction(), Some(TextDirection::RightToLeft));
    assert_eq!(cells[1].accesskit_node().data().language(), None);
    assert_eq!(row.parent().map(|parent| parent.accesskit_node().role()), Some(Role::Grid));
}

#[test]
fn only_the_rows_in_sight_are_made() {
    let people: Vec<(String, u32)> = (0..50_000).map(|n| (format!("اسم {n}"), n)).collect();
    let mut harness = harness(State { people: People(people), ..State::new(&[]) });
    assert!(names(&harness).len() < 20);
    harness.state_mut().scroll_to = Some(40_000);
    harness.run();
    assert!(names(&harness).contains(&"اسم 40000".to_owned()), "{:?}", names(&harness));
    harness.get_by_role_and_label(Role::Row, "اسم 40000").click();
    harness.run();
    harness.key_press(Key::PageUp);
    harness.run();
    let selected = harness.state().selected.expect("a row is selected");
    assert!((39_980..40_000).contains(&selected));
    assert!(names(&harness).contains(&format!("اسم {selected}")), "it is in sight");
}

#[test]
fn an_empty_table_shows_its_headings() {
    let mut harness = harness(State::new(&[]));
    harness.get_by_role_and_label(Role::Grid, "People").focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().selected, None);
    harness.get_by_role_and_label(Role::ColumnHeader, "المنصب");
}

#[test]
fn columns_are_made_wider_by_their_edges() {
    let mut harness = harness(small());
    let width = |harness: &Harness<'_, State>| harness.get_by_role_and_label(Role::ColumnHeader, "Name").rect().width();
    let before = width(&harness);
    let edge = harness.get_by_role_and_label(Role::ColumnHeader, "Name").rect().right_center();
    harness.drag_at(edge);
    harness.step();
    harness.hover_at(edge + egui::vec2(20.0, 0.0));
    harness.step();
    harness.hover_at(edge + egui::vec2(40.0, 0.0));
    harness.step();
    harness.drop_at(edge + egui::vec2(40.0, 0.0));
    harness.run();
    assert!((width(&harness) - before - 40.0).abs() < 8.0, "from {before} to {}", width(&harness));
    assert_eq!(harness.state().sort, None, "that was no click");
}

#[test]
fn no_arabic_reaches_the_text_of_egui() {
    let harness = harness(small());
    assert_eq!(support::arabic_in_egui_text(&harness), [""; 0]);
}

/// Draws tables of both directions at 100 and 300 %, so that a person can look at them too.
#[test]
fn pictures_of_tables() {
    for percent in [100, 300] {
        for right_to_left in [false, true] {
            let screen = Screen::default();
            let mut state = small();
            state.people.0.push(("اسم مؤسسة طويل جدا لا يتسع له عمود ضيق في جدول صغير كهذا".to_owned(), 1234));
            state.right_to_left = right_to_left;
            state.sort = Some(Sort { column: 1, descending: true });
            state.selected = Some(0);
            let mut harness = Harness::builder()
                .with_size([460.0, 160.0])
                .with_pixels_per_point(percent as f32 / 100.0)
                .with_theme(egui::Theme::Light)
                .renderer(screen.renderer())
                .build_ui_state(|ui, state: &mut State| state.show(ui), state);
            harness.run();
            let picture = screen.picture(&harness);
            picture.save(&format!("table-{}-{percent}", if right_to_left { "rtl" } else { "ltr" }));
            let first = harness.get_by_role_and_label(Role::ColumnHeader, "Name").rect().center().x;
            assert_eq!(first > 230.0, right_to_left, "the first column stands where reading begins");
            assert!(picture.pixels.iter().any(|pixel| pixel.r() < 100));
        }
    }
}
