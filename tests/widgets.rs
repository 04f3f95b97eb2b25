//! The widgets as a user and a screen reader meet them.
#![cfg(feature = "gui")]

mod support;

use egui::accesskit::TextDirection;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use marsad::gui::widgets::{self, Button, Label, Row, TextRole};
use support::Screen;

const LONG: &str = "اجتماع طويل الاسم لا يتسع له سطر واحد في قائمة ضيقة كهذه";

#[test]
fn arabic_labels_tell_their_language_and_direction() {
    let harness = Harness::new_ui(|ui| {
        widgets::label(ui, "بيان صحفي 2024", TextRole::Body);
        widgets::label(ui, "Press release", TextRole::Body);
    });
    let arabic = harness.get_by_value("بيان صحفي 2024");
    assert_eq!(arabic.accesskit_node().language(), Some("ar"));
    assert_eq!(arabic.accesskit_node().data().text_direction(), Some(TextDirection::RightToLeft));
    assert_eq!(harness.get_by_value("Press release").accesskit_node().data().text_direction(), None);
}

#[test]
fn a_button_answers_a_click() {
    let mut harness = Harness::new_ui_state(
        |ui, clicks| {
            if widgets::button(ui, "تصدير…").clicked() {
                *clicks += 1;
            }
        },
        0,
    );
    harness.get_by_label("تصدير…").click();
    harness.run();
    assert_eq!(*harness.state(), 1);
}

#[test]
fn a_row_takes_the_keyboard_too() {
    let mut harness = Harness::new_ui_state(
        |ui, chosen| {
            for title in ["الأول", "الثاني"] {
                if widgets::selectable_row(ui, *chosen == title, title).clicked() {
                    *chosen = title;
                }
            }
        },
        "",
    );
    harness.get_by_label("الثاني").focus();
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(*harness.state(), "الثاني");
}

/// Draws the widgets at 100 and 300 %, so that a person can look at them too.
#[test]
fn widgets_leave_ink_inside_their_boxes() {
    for percent in [100, 300] {
        let screen = Screen::default();
        let mut harness = Harness::builder()
            .with_size([360.0, 420.0])
            .with_theme(egui::Theme::Light)
            .with_pixels_per_point(percent as f32 / 100.0)
            .renderer(screen.renderer())
            .build_ui(|ui| {
                ui.add(Label::new("بِسْمِ اللهِ الرَّحْمٰنِ الرَّحِيمِ لا إله إلا الله", TextRole::Title).fill_width());
                ui.add(Label::new(LONG, TextRole::Reading).lines(2).fill_width());
                widgets::label(ui, "عُقد في 17/10/2025 (UN) بحضور 12 وزيرًا", TextRole::Body);
                widgets::label(ui, "Latin label with عربي inside, 2024", TextRole::Body);
                widgets::label(ui, LONG, TextRole::Small);
                ui.add(Label::new("يوم مستنتج", TextRole::Body).italic(true));
                widgets::label(ui, "\u{e123} حرف مفقود \u{10fffd} 漢 😀", TextRole::Name);
                ui.horizontal(|ui| {
                    widgets::button(ui, "تصدير…");
                    ui.add(Button::new("الكل").selected(true));
                    ui.add(Button::new("People").selected(false));
                    ui.add(Button::new("بلا إطار").frame(false));
                });
                ui.add(Row::new(LONG).role(TextRole::ListTitle).lines(2).detail("مصدر").trailing("12"));
                ui.add(Row::new("اسم الشخص").detail("وزير").trailing("17").selected(true).inset(18.0));
                ui.add(Row::new("Latin row").detail("detail").trailing("3"));
            });
        harness.run();
        let picture = screen.picture(&harness);
        picture.save(&format!("widgets-{percent}"));
        let label = harness.get_by_value("عُقد في 17/10/2025 (UN) بحضور 12 وزيرًا").rect();
        let scale = percent as f32 / 100.0;
        let dark = |x: usize, y: usize| picture.pixel(x, y).r() < 160;
        let rows = (label.top() * scale) as usize..(label.bottom() * scale) as usize;
        let columns = (label.left() * scale) as usize..(label.right() * scale) as usize;
        let inked = |columns: std::ops::Range<usize>| rows.clone().any(|y| columns.clone().any(|x| dark(x, y)));
        let step = (12.0 * scale) as usize;
        assert!(inked(columns.start..columns.start + step), "ink at the left end at {percent} %");
        assert!(inked(columns.end - step..columns.end), "ink at the right end at {percent} %");
    }
}

/// Text of many sizes fills the glyph atlas over and over; what is drawn after that is the same as in a fresh window.
#[test]
fn a_full_atlas_shows_no_wrong_glyph() {
    let draw = |ui: &egui::Ui, size: f32| {
        let text = "أبجد هوز حطي كلمن سعفص قرشت ثخذ ضظغ 0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        let style =
            marsad::text::Style { size, width: Some(380.0), ..TextRole::Reading.style(marsad::base::Rgba::BLACK) };
        let layout = widgets::lay(ui.ctx(), text, &style);
        widgets::paint(ui.painter(), ui.max_rect().min, &layout, widgets::Paint::default());
    };
    let picture = |sizes: &[f32]| {
        let screen = Screen::default();
        let mut harness = Harness::builder()
            .with_size([400.0, 300.0])
            .with_theme(egui::Theme::Light)
            .renderer(screen.renderer())
            .build_ui_state(move |ui, size: &mut f32| draw(ui, *size), 20.0);
        for &size in sizes {
            *harness.state_mut() = size;
            harness.step();
        }
        (screen.picture(&harness), screen.texture_count())
    };
    let mut sizes: Vec<f32> = (0..160).map(|step| 30.0 + step as f32).collect();
    sizes.push(20.0);
    let (fresh, few) = picture(&[20.0]);
    let (after, many) = picture(&sizes);
    assert!(fresh.pixels == after.pixels);
    assert!(many <= few + 8, "{many} textures");
}

/// A level stroke has full ink and at most one grey row at each of its edges, at every scale factor and wherever it stands; so it is neither
/// scaled nor set between pixels.
#[test]
fn letters_are_sharp_at_every_scale_factor() {
    for percent in [100, 125, 150, 200] {
        for zoom in [1.0, 1.1] {
            for shift in [0.0, 0.3, 0.62] {
                let screen = Screen::default();
                let mut harness = Harness::builder()
                    .with_size([200.0, 60.0])
                    .with_pixels_per_point(percent as f32 / 100.0)
                    .with_theme(egui::Theme::Light)
                    .renderer(screen.renderer())
                    .build_ui(move |ui| {
                        ui.ctx().set_zoom_factor(zoom);
                        let style =
                            marsad::text::Style { size: 30.0, ..TextRole::Body.style(marsad::base::Rgba::BLACK) };
                        let layout = widgets::lay(ui.ctx(), "ــــــــ", &style);
                        let at = ui.max_rect().min + egui::vec2(shift, shift);
                        ui.allocate_space(ui.available_size());
                        widgets::paint(ui.painter(), at, &layout, widgets::Paint::default());
                    });
                harness.run();
                let picture = screen.picture(&harness);
                // Beside the text, within the margin that a harness leaves.
                let paper = picture.pixel(picture.width - picture.width / 8, picture.height / 2);
                let is_inked = |x: usize, y: usize| {
                    let pixel = picture.pixel(x, y);
                    pixel.a() == 255 && pixel.r() < paper.r().saturating_sub(8)
                };
                let columns: Vec<usize> =
                    (0..picture.width).filter(|&x| (0..picture.height).any(|y| is_inked(x, y))).collect();
                let middle = columns[columns.len() / 2];
                let inked = (0..picture.height).filter(|&y| is_inked(middle, y)).map(|y| picture.pixel(middle, y).r());
                let inked: Vec<u8> = inked.collect();
                let grey = inked.iter().filter(|&&ink| ink > 24).count();
                // Where two letters meet, at a quarter of a pixel, a little is missing.
                assert!(inked.iter().any(|&ink| ink < 16), "{inked:?} at {percent} %, zoom {zoom}, shift {shift}");
                assert!(grey <= 2, "{inked:?} at {percent} %, zoom {zoom}, shift {shift}");
            }
        }
    }
}
