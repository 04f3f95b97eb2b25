//! What a frame costs: an unchanged document, one of 10 MB as it opens, bad text, and the labels of a network while it is being zoomed; as a
//! ratio against a reference measured in the same run, so that figures of different machines can be compared.
//!
//! The reference is compatibility normalisation (NFKC) of 1 MB of Arabic by the `unicode-normalization` crate. Each figure is the
//! median of several runs. Repaints leave out what a frame without anything in it costs; first and slowest frames are whole.
//!
//! `cargo bench --bench paint`

mod measure;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

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

/// One frame, with its triangles as they go to the graphics card.
fn frame(ctx: &Context, draw: impl FnMut(&mut Ui)) {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1600.0, 1000.0))),
        ..RawInput::default()
    };
    let output = ctx.run_ui(input, draw);
    drop(black_box(ctx.tessellate(output.shapes, output.pixels_per_point)));
}

/// The time of a frame in seconds, without what an empty one takes.
fn frame_secs(ctx: &Context, mut draw: impl FnMut(&mut Ui)) -> f64 {
    let empty = median_secs(|| (0..FRAMES).for_each(|_| frame(ctx, |_| {})));
    (0..3).for_each(|_| frame(ctx, &mut draw));
    let full = median_secs(|| (0..FRAMES).for_each(|_| frame(ctx, &mut draw)));
    (full - empty) / FRAMES as f64
}

/// The times in seconds of the frames in which `text` is opened, scrolled to four places, and set at another width: the first, and the slowest of
/// all. Each run opens it anew in a window that has shown Arabic before.
fn opening_secs(name: &str, text: &str) -> (f64, f64) {
    let ctx = Context::default();
    let warm = plain_blocks("قال الوزير نعم 2024 Acme", TextRole::Reading);
    frame(&ctx, |ui| drop(TextView::new("warm", "قال الوزير نعم 2024 Acme", &warm, &[]).show(ui)));
    let blocks = plain_blocks(text, TextRole::Reading);
    let (mut first, mut slowest) = (Vec::new(), Vec::new());
    for run in 0..5 {
        let mut times = Vec::new();
        for step in 0..12 {
            let goal = text.floor_char_boundary(text.len() / 4 * (step / 2));
            let scroll_to = (step % 2 == 1 && step < 10).then_some(goal..goal);
            let started = Instant::now();
            frame(&ctx, |ui| {
                ui.set_max_width(if step < 10 { 900.0 } else { 700.0 });
                let view = TextView::new((name, run), text, &blocks, &[]).scroll_to(scroll_to.clone());
                drop(black_box(view.show(ui)));
            });
            times.push(started.elapsed().as_secs_f64());
        }
        first.push(times[0]);
        slowest.push(times.into_iter().fold(0.0, f64::max));
    }
    first.sort_by(f64::total_cmp);
    slowest.sort_by(f64::total_cmp);
    (first[2], slowest[2])
}

/// Texts that should not be, by what is wrong with them.
fn bad_texts() -> Vec<(&'static str, String)> {
    let word = |letter: usize| format!("{}2024", ["قال", "وزارة", "said", "«نعم»"][letter % 4]);
    vec![
        ("5 MB without a space", (0..600_000).map(word).collect()),
        ("5 MB of one letter", "ب".repeat(2_500_000)),
        ("10,000 marks on a letter", format!("ب{}", "\u{64e}".repeat(10_000))),
        ("5 MB of marks on a letter", format!("ب{}", "\u{64e}".repeat(2_500_000))),
        ("embeddings 5,000 deep", "\u{202b}a\u{202a}ب".repeat(2_500)),
        ("isolates 5,000 deep", "\u{2067}a\u{2066}ب".repeat(2_500)),
        ("5 MB of direction marks", "\u{200e}\u{200f}\u{61c}".repeat(600_000)),
        ("5 MB of byte order marks and NUL", "\u{feff}ق\0".repeat(830_000)),
        ("10 MB in paragraphs of 20 kB", ("كلمة وأخرى 2024 ".repeat(720) + "\n").repeat(500)),
        ("10 MB in lines", "سطر قصير من نص طويل\n".repeat(280_000)),
    ]
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
    println!("{:<52}{:>10}{:>14}", "one core", "ms", "x reference");
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

    let (first, slowest) = opening_secs("long", &long);
    print("first frame of a document of 10 MB", first, reference);
    print("slowest frame while it is scrolled", slowest, reference);
    for (name, text) in bad_texts() {
        let (first, slowest) = opening_secs(name, &text);
        print(&format!("{name}: first frame"), first, reference);
        print(&format!("{name}: slowest frame"), slowest, reference);
    }

    let labels = labels(&text);
    let ctx = Context::default();
    let mut step = 0;
    let zooming = frame_secs(&ctx, |ui| {
        step += 1;
        let zoom = 0.6 + (step % 100) as f32 * 0.01;
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
    println!("{what:<52}{:>10.3}{:>14.2}", secs * 1e3, secs / reference);
}
