//! What a frame costs: an unchanged document, and the labels of a network while it is being zoomed; as a ratio against a reference measured
//! in the same run, so that figures of different machines can be compared.
//!
//! The reference is compatibility normalisation (NFKC) of 1 MB of Arabic by the `unicode-normalization` crate. Each figure is the
//! median of several runs, and leaves out what a frame without anything in it costs.
//!
//! `cargo bench --bench paint`

mod measure;

use std::hint::black_box;
use std::sync::Arc;

use egui::{Context, RawInput, Rect, Ui, pos2, vec2};
use marsad::base::Rgba;
use marsad::corpus;
use marsad::gui::widgets::text_view::{Mark, TextView, plain_blocks};
use marsad::gui::widgets::{Paint, TextRole, paint_all};
use marsad::text::{Fonts, Layout, Style, TextEngine};
use measure::median_secs;
use unicode_normalization::UnicodeNormalization as _;

/// Frames in each measurement.
const FRAMES: usize = 50;
const LABELS: usize = 3_000;

/// The time of a frame in seconds, without what an empty one takes.
fn frame_secs(ctx: &Context, mut draw: impl FnMut(&mut Ui)) -> f64 {
    let input = || RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1600.0, 1000.0))),
        ..RawInput::default()
    };
    let empty = median_secs(|| (0..FRAMES).for_each(|_| drop(black_box(ctx.run_ui(input(), |_| {})))));
    (0..3).for_each(|_| drop(ctx.run_ui(input(), &mut draw)));
    let full = median_secs(|| (0..FRAMES).for_each(|_| drop(black_box(ctx.run_ui(input(), &mut draw)))));
    (full - empty) / FRAMES as f64
}

fn main() {
    let documents = corpus::sample().documents;
    let text: String = documents.iter().map(|document| document.text.as_ref()).collect::<Vec<&str>>().join("\n");
    let million: String = text
        .chars()
        .cycle()
        .scan(0, |bytes, letter| {
            *bytes += letter.len_utf8();
            (*bytes <= 1_000_000).then_some(letter)
        })
        .collect();
    let reference = median_secs(|| drop(black_box(million.nfkc().collect::<String>())));
    println!("{:<44}{:>10}{:>14}", "one core", "ms", "x reference");
    print("NFKC of 1 MB (reference)", reference, reference);

    let (blocks, marks) = (plain_blocks(&text, TextRole::Reading), marks(&text));
    let ctx = Context::default();
    let repaint = frame_secs(&ctx, |ui| drop(black_box(TextView::new("page", &text, &blocks, &marks).show(ui))));
    print("repaint of an unchanged document", repaint, reference);

    let long = text.repeat(10_000_000 / text.len());
    let long_blocks = plain_blocks(&long, TextRole::Reading);
    let ctx = Context::default();
    let repaint = frame_secs(&ctx, |ui| drop(black_box(TextView::new("long", &long, &long_blocks, &[]).show(ui))));
    print("repaint of an unchanged document of 10 MB", repaint, reference);

    let labels = labels(&text);
    let ctx = Context::default();
    let mut frame = 0;
    let zooming = frame_secs(&ctx, |ui| {
        frame += 1;
        let zoom = 0.6 + (frame % 100) as f32 * 0.01;
        let placed = labels.iter().enumerate().map(|(index, label)| {
            let at = pos2((index % 25) as f32 * 60.0, (index / 25) as f32 * 8.0);
            (at, label.as_ref(), Paint { zoom, ..Paint::default() })
        });
        paint_all(ui.painter(), placed);
    });
    print(&format!("{LABELS} labels while zooming"), zooming, reference);
}

/// A mark on every tenth word.
fn marks(text: &str) -> Vec<Mark> {
    let words = text.split_whitespace().map(|word| word.as_ptr() as usize - text.as_ptr() as usize..);
    let ranges = std::iter::zip(words, text.split_whitespace()).map(|(at, word)| at.start..at.start + word.len());
    let blue = Rgba::rgb(0x15, 0x65, 0xa8);
    ranges
        .step_by(10)
        .map(|range| Mark {
            range,
            color: Some(blue),
            fill: Some(blue.with_opacity(0.13)),
            clickable: true,
            ..Mark::default()
        })
        .collect()
}

/// Labels of two words each.
fn labels(text: &str) -> Vec<Arc<Layout>> {
    let mut engine = TextEngine::with_fonts(Fonts::bundled());
    let words: Vec<&str> = text.split_whitespace().collect();
    let pairs = words.windows(2).cycle().take(LABELS).map(|pair| pair.join(" "));
    pairs.map(|label| Arc::new(engine.layout(&label, &Style::default(), &[]))).collect()
}

fn print(what: &str, secs: f64, reference: f64) {
    println!("{what:<44}{:>10.3}{:>14.2}", secs * 1e3, secs / reference);
}
