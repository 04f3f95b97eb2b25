//! What stands for what: samples with their words, in lines.

use super::display::{Scene, Shape, Stroke};
use super::glyph::{self, Paint, blend};
use super::labels::{Label, LabelStyle};
use super::network::{Labels, NetworkStyle, legend as network_entries};
use super::theme::{Glyph, Mode, Theme};
use super::tokens::size;
use crate::base::{EventKind, Rgba};
use crate::model::kind_plural;
use crate::model::network::Network;
use crate::model::timeline::{Grouping, Timeline};
use crate::text::TextEngine;

/// What an entry of a legend shows in front of its words.
#[derive(Clone, Copy)]
pub(super) enum Sample {
    Glyph(Glyph, Paint),
    Tie(Stroke),
    /// A tie with a direction.
    Arrow(Stroke),
    /// A small mark and a large one.
    Sizes,
    Bar,
    FadingBar,
    /// A point with a dashed line beneath.
    Inferred,
    Sources,
    Unequal,
}

/// What the marks of `timeline` say.
pub(super) fn timeline_entries(timeline: &Timeline, theme: &Theme) -> Vec<(Sample, String)> {
    let marks = || timeline.events.iter();
    let ink = Paint::solid(theme.muted);
    let is_vague = |mark: &&crate::model::timeline::Dated| mark.value.part.is_some() || mark.span.days() > 31;
    let mut entries = Vec::new();
    if marks().any(|mark| mark.span.is_day()) {
        entries.push((Sample::Glyph(Glyph::Circle, ink), "On this day"));
    }
    if marks().any(|mark| !mark.span.is_day() && !is_vague(&mark)) {
        entries.push((Sample::Bar, "On one of these days"));
    }
    if marks().any(|mark| is_vague(&mark)) {
        entries.push((Sample::FadingBar, "About then"));
    }
    if marks().any(|mark| mark.inferred) {
        entries.push((Sample::Inferred, "Day inferred"));
    }
    if marks().any(|mark| mark.status == crate::extract::EventStatus::Scheduled) {
        let paint = Paint { fill: theme.muted, hollow: Some(theme.panel) };
        entries.push((Sample::Glyph(Glyph::Circle, paint), "Scheduled"));
    }
    if marks().any(|mark| mark.sources > 1) {
        entries.push((Sample::Sources, "A tick for each source, lighter where it repeats another"));
    }
    if marks().any(|mark| mark.disputed) {
        entries.push((Sample::Unequal, "Sources differ"));
    }
    // Where lanes are not kinds, the signs must say what they are.
    if timeline.grouping != Grouping::Kind {
        for kind in EventKind::ALL.into_iter().filter(|kind| marks().any(|mark| mark.kind == *kind)) {
            entries.push((Sample::Glyph(Glyph::of_event(kind), Paint::solid(theme.event(kind))), kind_plural(kind)));
        }
    }
    entries.into_iter().map(|(sample, name)| (sample, name.to_owned())).collect()
}

/// How closely a legend is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Setting {
    size: f32,
    line: f32,
    /// Between two entries.
    gap: f32,
    /// Of a line or a bar.
    long: f32,
    /// Of any other sample.
    short: f32,
}

/// Beneath a picture in a file.
pub(super) const ROOMY: Setting = Setting { size: size::LABEL, line: 22.0, gap: 24.0, long: 30.0, short: 14.0 };
/// Beneath one in a panel.
const CLOSE: Setting = Setting { size: size::SMALL, line: 18.0, gap: 13.0, long: 20.0, short: 14.0 };

/// A legend of some lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Legend {
    pub scene: Scene,
    /// What all of it says, also of entries that are left out.
    pub words: String,
    /// Entries behind the last line.
    pub left_out: usize,
}

/// What stands for what in a network, in at most `lines` lines of at most `width` points, for beside its picture.
pub fn network_legend(
    network: &Network,
    style: NetworkStyle,
    (lines, width): (usize, f32),
    mode: Mode,
    labels: &mut Labels,
) -> Legend {
    let theme = Theme::of(mode);
    set(&network_entries(network, style, theme), CLOSE, (lines, width), theme, labels.engine())
}

/// What the marks of a timeline say, each on a line of its own, at most `width` points wide.
pub fn timeline_legend(timeline: &Timeline, width: f32, mode: Mode, engine: &mut TextEngine) -> Legend {
    let theme = Theme::of(mode);
    let one_a_line = Setting { gap: width, short: CLOSE.long, ..CLOSE };
    set(&timeline_entries(timeline, theme), one_a_line, (usize::MAX, width), theme, engine)
}

/// Entries side by side, in as many lines of at most `width` points as they need, up to `lines`.
pub(super) fn set(
    entries: &[(Sample, String)],
    setting: Setting,
    (lines, width): (usize, f32),
    theme: &Theme,
    engine: &mut TextEngine,
) -> Legend {
    const BESIDE_SAMPLE: f32 = 7.0;
    let Setting { size, line, gap, long, short } = setting;
    let mut scene = Scene::new([width, 0.0], Rgba::TRANSPARENT, "Legend");
    let (mut x, mut row, mut drawn) = (0.0, 0, 0);
    for (sample, words) in entries {
        let sample_width = if sample.is_long() { long } else { short };
        let most = width.max(60.0) - sample_width - BESIDE_SAMPLE;
        let label = Label::new(engine, words, LabelStyle::new(size, theme.muted), Some(most));
        let wide = sample_width + BESIDE_SAMPLE + label.width;
        if x > 0.0 && x + wide > width {
            (x, row) = (0.0, row + 1);
        }
        if row == lines {
            break;
        }
        let middle = (row as f32 + 0.5) * line;
        draw_sample(&mut scene, *sample, [x, middle], sample_width, theme);
        label.draw(&mut scene, [x + sample_width + BESIDE_SAMPLE, middle - label.height / 2.0], None);
        x += wide + gap;
        drawn += 1;
    }
    let rows = if drawn == 0 { 0 } else { (row + 1).min(lines) };
    scene.height = rows as f32 * line;
    let words = entries.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join(", ");
    Legend { scene, words, left_out: entries.len() - drawn }
}

impl Sample {
    fn is_long(self) -> bool {
        matches!(self, Self::Tie(_) | Self::Arrow(_) | Self::Bar | Self::FadingBar | Self::Sizes)
    }
}

fn draw_sample(scene: &mut Scene, sample: Sample, [x, y]: [f32; 2], width: f32, theme: &Theme) {
    let bar = blend(theme.muted, theme.panel, 0.75);
    let center = [x + width / 2.0, y];
    match sample {
        Sample::Glyph(shape, paint) => glyph::draw(scene, shape, center, 5.5, paint, None),
        Sample::Tie(stroke) => scene.push(Shape::Line { from: [x, y], to: [x + width, y], stroke }, None),
        Sample::Arrow(stroke) => {
            let tip = x + width;
            scene.push(Shape::Line { from: [x, y], to: [tip - 6.0, y], stroke }, None);
            let points = vec![[tip, y], [tip - 9.0, y - 4.5], [tip - 9.0, y + 4.5]];
            scene.push(Shape::Polygon { points, fill: stroke.color, stroke: None }, None);
        }
        Sample::Sizes => {
            let paint = Paint::solid(theme.muted);
            glyph::draw(scene, Glyph::Circle, [x + 6.0, y], 3.0, paint, None);
            glyph::draw(scene, Glyph::Circle, [x + width - 8.0, y], 7.0, paint, None);
        }
        Sample::Bar => {
            let (min, max) = ([x, y - 4.0], [x + width, y + 4.0]);
            scene.push(Shape::Rect { min, max, radius: 4.0, fill: bar, stroke: None }, None);
        }
        Sample::FadingBar => {
            let clear = bar.with_opacity(0.0);
            let thirds = [x, x + width / 3.0, x + 2.0 * width / 3.0, x + width];
            let part = |left: usize| ([thirds[left], y - 4.0], [thirds[left + 1], y + 4.0]);
            let ((a, b), (c, d), (e, f)) = (part(0), part(1), part(2));
            scene.push(Shape::Fade { min: a, max: b, from: clear, to: bar }, None);
            scene.push(Shape::Rect { min: c, max: d, radius: 0.0, fill: bar, stroke: None }, None);
            scene.push(Shape::Fade { min: e, max: f, from: bar, to: clear }, None);
        }
        Sample::Sources => {
            for (at, share) in [(-3.0, 1.0), (0.0, 1.0), (3.0, 0.4)] {
                let stroke = Stroke::solid(1.4, blend(theme.muted, theme.panel, share));
                let x = center[0] + at;
                scene.push(Shape::Line { from: [x, y - 2.0], to: [x, y + 2.0], stroke }, None);
            }
        }
        Sample::Unequal => {
            let stroke = Stroke::solid(1.1, theme.ink);
            for (from, to) in [([-2.6, -1.1], [2.6, -1.1]), ([-2.6, 1.1], [2.6, 1.1]), ([-1.6, 2.8], [1.6, -2.8])] {
                let at = |point: [f32; 2]| [center[0] + point[0], y + point[1]];
                scene.push(Shape::Line { from: at(from), to: at(to), stroke }, None);
            }
        }
        Sample::Inferred => {
            glyph::draw(scene, Glyph::Circle, center, 5.0, Paint::solid(theme.muted), None);
            let stroke = Stroke { width: 1.3, color: theme.muted, dash: Some((2.5, 2.0)) };
            let (from, to) = ([center[0] - 5.5, y + 7.5], [center[0] + 5.5, y + 7.5]);
            scene.push(Shape::Line { from, to, stroke }, None);
        }
    }
}
