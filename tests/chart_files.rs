//! Charts in files show what the screen shows: each letter of SVG and PNG stands where the window draws it, and the words of a PDF can be
//! taken out again.
//!
//! What needs poppler's tools (Debian: `poppler-utils`) runs with `cargo test --test chart_files -- --ignored pdf`.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::panic)] // a test that panics has failed, which is what it is for

mod support;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use egui_kittest::Harness;
use marsad::base::{CancelToken, Rgba};
use marsad::export::{ChartFormat, chart};
use marsad::gui::widgets::{self, Paint};
use marsad::model::{Filter, network, timeline};
use marsad::scene::{ChartOptions, NetworkChart, Scene, Shape, network_chart, timeline_chart};
use marsad::text::{Family, Fonts, Layout, Style, TextEngine, Weight};
use marsad::{corpus, resolve};
use resvg::tiny_skia::Pixmap;
use support::Screen;

/// Pixels for each point.
const SCALE: f32 = 3.0;

/// A picture as darkness, from 0 to 255.
struct Dark {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Dark {
    fn of_pixmap(picture: &Pixmap) -> Self {
        let pixels = picture.pixels().iter().map(|pixel| 255 - pixel.green()).collect();
        Self { width: picture.width() as usize, height: picture.height() as usize, pixels }
    }

    /// The middle of the ink in a rectangle given in points, in points, and how much ink there is in whole pixels.
    fn ink(&self, [left, top, right, bottom]: [f32; 4]) -> ([f32; 2], f32) {
        let pixel = |at: f32, most: usize| ((at * SCALE).round().max(0.0) as usize).min(most);
        let (mut sum, mut middle) = (0.0, [0.0, 0.0]);
        for y in pixel(top, self.height)..pixel(bottom, self.height) {
            for x in pixel(left, self.width)..pixel(right, self.width) {
                let dark = f32::from(self.pixels[y * self.width + x]) / 255.0;
                sum += dark;
                middle[0] += dark * (x as f32 + 0.5);
                middle[1] += dark * (y as f32 + 0.5);
            }
        }
        (middle.map(|at| at / sum.max(1e-6) / SCALE), sum)
    }
}

/// Texts of many kinds, black on white, apart from each other.
fn texts() -> Scene {
    let mut engine = TextEngine::with_fonts(Fonts::bundled());
    let mut scene = Scene::new([700.0, 520.0], Rgba::WHITE, "texts");
    let lines = [
        "أعلنت وزارة الخارجية في بيان أن الوفد وصل إلى العاصمة",
        "وَأَعْلَنَتْ وِزَارَةُ الخَارِجِيَّةِ أَنَّ الوَفْدَ وَصَلَ",
        "عام 2024 بنسبة 12.5% (Reuters) في ١٧/١٠/٢٠٢٥",
        "الأسد والآن لإجراء لأن ولآل الله الريـــاض",
        "Latin text with عربي inside, 1,250.50 and “quotes”",
        "[يوم: «الثلاثاء»] — {1979-1980}… ﷽ ﷺ",
    ];
    let mut y = 20.0;
    for (index, text) in lines.into_iter().enumerate() {
        for (family, weight, italic) in
            [(Family::Interface, Weight::Regular, index % 2 == 1), (Family::Reading, Weight::Bold, false)]
        {
            let style =
                Style { family, weight, italic, size: 13.0 + index as f32, width: Some(640.0), ..Style::default() };
            let layout = Arc::new(engine.layout(text, &style, &[]));
            let height = layout.height;
            scene.push(Shape::Text { at: [30.3, y], layout }, None);
            y += height + 4.7;
        }
    }
    scene
}

/// The charts of the sample, all text black on white and nothing else.
fn charts() -> Vec<Scene> {
    let analysis = resolve::analyze(&corpus::sample(), &CancelToken::new(), &|_| {}).unwrap();
    let options = ChartOptions { width: 900.0, ..ChartOptions::new("أخبار الصحف 1979 – 1994") };
    let mut engine = TextEngine::with_fonts(Fonts::bundled());
    let network =
        network_chart(&network::build(&analysis, &Filter::default()), &NetworkChart::default(), &options, &mut engine);
    let timeline = timeline_chart(
        &timeline::build(&analysis, &Filter::default(), timeline::Grouping::Kind),
        &options,
        &mut engine,
    );
    vec![only_text(network), only_text(timeline)]
}

fn only_text(scene: Scene) -> Scene {
    let mut text = Scene::new([scene.width, scene.height], Rgba::WHITE, scene.title);
    for item in scene.items {
        if let Shape::Text { at, layout } = item.shape {
            let mut layout = Layout::clone(&layout);
            layout.glyphs.iter_mut().for_each(|glyph| glyph.color = Rgba::BLACK);
            text.push(Shape::Text { at, layout: Arc::new(layout) }, None);
        }
    }
    text
}

fn layouts(scene: &Scene) -> impl Iterator<Item = ([f32; 2], &Arc<Layout>)> {
    scene.items.iter().filter_map(|item| match &item.shape {
        Shape::Text { at, layout } => Some((*at, layout)),
        _ => None,
    })
}

/// What the window shows, drawn without a display.
fn on_screen(scene: &Scene) -> Dark {
    let screen = Screen::default();
    let size = [scene.width, scene.height];
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(SCALE)
        .with_theme(egui::Theme::Light)
        .renderer(screen.renderer())
        .build_ui(|ui| {
            let (painter, all) = (ui.ctx().layer_painter(ui.layer_id()), ui.ctx().content_rect());
            painter.rect_filled(all, 0.0, egui::Color32::WHITE);
            for (at, layout) in layouts(scene) {
                widgets::paint(&painter, egui::pos2(at[0], at[1]), layout, Paint::default());
            }
        });
    harness.step();
    let picture = screen.picture(&harness);
    let pixels = picture.pixels.iter().map(|pixel| 255 - pixel.g()).collect();
    Dark { width: picture.width, height: picture.height, pixels }
}

fn fonts() -> Arc<Fonts> {
    Fonts::bundled()
}

fn as_svg(scene: &Scene) -> Dark {
    drawn(scene, &chart(scene, ChartFormat::Svg, 1.0, &fonts()).unwrap())
}

/// The PDF as poppler reads it: its shapes and letters as outlines, without a rasteriser's own ideas of where pixels begin.
fn as_pdf(scene: &Scene) -> Dark {
    let folder = tempfile::tempdir().unwrap();
    let (path, outlines) = (write_pdf(scene, folder.path()), folder.path().join("chart.svg"));
    let status = Command::new("pdftocairo").arg("-svg").args([&path, &outlines]).status().expect("pdftocairo runs");
    assert!(status.success());
    drawn(scene, &std::fs::read(outlines).unwrap())
}

fn drawn(scene: &Scene, svg: &[u8]) -> Dark {
    let tree = resvg::usvg::Tree::from_data(svg, &resvg::usvg::Options::default()).unwrap();
    let (width, height) = ((scene.width * SCALE).ceil() as u32, (scene.height * SCALE).ceil() as u32);
    let mut picture = Pixmap::new(width, height).unwrap();
    // Other programs write sizes in units of print.
    let scale = SCALE * scene.width / tree.size().width();
    resvg::render(&tree, resvg::tiny_skia::Transform::from_scale(scale, scale), &mut picture.as_mut());
    Dark::of_pixmap(&picture)
}

fn as_png(scene: &Scene) -> Dark {
    Dark::of_pixmap(&Pixmap::decode_png(&chart(scene, ChartFormat::Png, SCALE, &fonts()).unwrap()).unwrap())
}

fn write_pdf(scene: &Scene, folder: &Path) -> std::path::PathBuf {
    let path = folder.join("chart.pdf");
    std::fs::write(&path, chart(scene, ChartFormat::Pdf, 1.0, &fonts()).unwrap()).unwrap();
    path
}

/// Each letter's ink has its middle within half a point, which is a pixel of the screen at 100 %, of where the window shows it.
#[track_caller]
fn check_alike(scene: &Scene, screen: &Dark, file: &Dark, kind: &str) {
    let (mut letters, mut worst) = (0, 0.0f32);
    for (at, layout) in layouts(scene) {
        for line in &layout.lines {
            for cluster in line.clusters.iter().filter(|cluster| cluster.x1 - cluster.x0 > 1.0) {
                let area = [at[0] + cluster.x0, at[1] + line.top, at[0] + cluster.x1, at[1] + line.bottom];
                let ((middle, ink), (other, other_ink)) = (screen.ink(area), file.ink(area));
                let text = &layout.text[cluster.range.clone()];
                assert!(
                    (ink > 4.0) == (other_ink > 4.0) || (ink - other_ink).abs() < 12.0,
                    "{kind}: «{text}» {ink} {other_ink}"
                );
                if ink > 4.0 {
                    let off = (middle[0] - other[0]).abs().max((middle[1] - other[1]).abs());
                    assert!(off < 0.5, "{kind}: «{text}» of «{}» is {off} px off", layout.text);
                    let more = ink.max(other_ink) / ink.min(other_ink);
                    assert!(
                        more < 1.35 || (ink - other_ink).abs() < 20.0,
                        "{kind}: «{text}» has {ink} or {other_ink} of ink"
                    );
                    (letters, worst) = (letters + 1, worst.max(off));
                }
            }
        }
    }
    println!("{kind}: {letters} letters, at most {worst:.2} px off");
    assert!(letters > 200, "{letters} letters");
}

#[test]
fn svg_and_png_show_what_the_screen_shows() {
    let scene = texts();
    let screen = on_screen(&scene);
    check_alike(&scene, &screen, &as_svg(&scene), "SVG");
    check_alike(&scene, &screen, &as_png(&scene), "PNG");
}

#[test]
#[ignore = "needs pdftocairo of poppler"]
fn a_pdf_shows_what_the_screen_shows() {
    let scene = texts();
    check_alike(&scene, &on_screen(&scene), &as_pdf(&scene), "PDF");
}

#[test]
#[ignore = "takes minutes"]
fn charts_of_the_sample_show_in_svg_and_png_what_the_screen_shows() {
    for scene in charts() {
        let screen = on_screen(&scene);
        check_alike(&scene, &screen, &as_svg(&scene), "SVG");
        check_alike(&scene, &screen, &as_png(&scene), "PNG");
    }
}

/// The words as a reader sees them: without direction marks, vowel signs and tatweel.
fn words(text: &str) -> Vec<String> {
    let is_kept = |letter: &char| !matches!(letter, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.split_whitespace()
        .map(|word| word.chars().filter(is_kept).collect())
        .filter(|word: &String| !word.is_empty())
        .collect()
}

/// Known of pdftotext 22.12: it turns round the letters of the ligature in «الله», and with `-raw` the words of a line.
#[test]
#[ignore = "needs pdftotext of poppler"]
fn the_words_of_a_pdf_come_out_in_order() {
    for scene in charts() {
        let folder = tempfile::tempdir().unwrap();
        let path = write_pdf(&scene, folder.path());
        let output = Command::new("pdftotext").arg(&path).arg("-").output().expect("pdftotext runs");
        assert!(output.status.success());
        let extracted = words(&String::from_utf8(output.stdout).unwrap());
        let (mut labels, mut lost) = (0, Vec::new());
        for (_, layout) in layouts(&scene) {
            let wanted = words(&layout.text);
            let turned_round = wanted.iter().any(|word| word.contains("لله"));
            if layout.elided || !layout.right_to_left || wanted.is_empty() || turned_round {
                continue;
            }
            labels += 1;
            if !extracted.windows(wanted.len()).any(|found| *found == wanted[..]) {
                lost.push(layout.text.to_string());
            }
        }
        println!("{labels} labels, {} not found whole: {lost:#?}", lost.len());
        assert!(labels > 20);
        assert!(lost.len() * 50 <= labels, "{} of {labels} labels: {lost:#?}", lost.len());
    }
}
