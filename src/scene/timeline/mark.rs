//! The shapes of one mark: a point or a bar with what it says of certainty, sources and their disagreement.

use super::view::MARK_RADIUS;
use crate::base::Rgba;
use crate::extract::EventStatus;
use crate::model::timeline::Dated;
use crate::model::{Target, date_text};
use crate::scene::bounds::Bounds;
use crate::scene::display::{Scene, Shape, Stroke};
use crate::scene::glyph::blend;
use crate::scene::glyph::{self, Paint};
use crate::scene::theme::{Glyph, Theme};

const BAR_HEIGHT: f32 = 8.0;
/// More sources than these are told by the tooltip.
const MOST_TICKS: u32 = 8;

/// What an event is called by those who cannot see its mark: label, kind, day, and how it is known.
pub fn mark_name(event: &Dated) -> String {
    let sources = if event.sources == 1 { "1 source".to_owned() } else { format!("{} sources", event.sources) };
    let how = if event.inferred { ", inferred" } else { "" };
    let scheduled = if event.status == EventStatus::Scheduled { ", scheduled" } else { "" };
    let disputed = if event.disputed { ", sources differ" } else { "" };
    format!("{}, {}{scheduled}, {}{how}, {sources}{disputed}", event.label, event.kind, date_text(&event.value))
}

/// How strongly a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Force {
    /// Something else stands out; so much of its colour is left.
    Recedes(f32),
    Plain,
}

/// Draws marks into a scene.
pub(super) struct MarkPainter<'a> {
    pub scene: &'a mut Scene,
    pub theme: &'a Theme,
    /// Bars end here, so that their fading ends can be seen.
    pub clip: (f32, f32),
}

impl MarkPainter<'_> {
    /// Draws the mark of `event` with its middle at height `y`, where it covers `stretch`; returns the box it takes up.
    pub fn mark(&mut self, event: &Dated, (left, right): (f32, f32), y: f32, force: Force) -> Bounds {
        let own = self.theme.event(event.kind);
        let fill = match force {
            Force::Recedes(share) => blend(own, self.theme.panel, share),
            Force::Plain => own,
        };
        let hollow = (event.status == EventStatus::Scheduled).then_some(self.theme.panel);
        let paint = Paint { fill, hollow };
        let bounds = if event.span.is_day() {
            self.point(event, [(left + right) / 2.0, y], paint)
        } else {
            let (left, right) = (left.max(self.clip.0), right.min(self.clip.1));
            self.bar(event, (left, right.max(left + 1.0)), y, paint)
        };
        if event.inferred {
            let under = bounds.max[1] + 1.0;
            let (from, to) = ([bounds.min[0], under], [bounds.max[0], under]);
            let stroke = Stroke { width: 1.2, color: fill, dash: Some((2.5, 2.0)) };
            self.scene.push(Shape::Line { from, to, stroke }, Some(Target::Event(event.event)));
        }
        self.sources(event, bounds, fill);
        if event.disputed {
            self.unequal(event, [bounds.max[0] + 1.0, bounds.min[1]]);
        }
        bounds
    }

    fn point(&mut self, event: &Dated, center: [f32; 2], paint: Paint) -> Bounds {
        let (shape, target) = (Glyph::of_event(event.kind), Some(Target::Event(event.event)));
        // A rim in the surface's colour keeps marks apart where they touch.
        glyph::draw(self.scene, shape, center, MARK_RADIUS + 1.5, Paint::solid(self.theme.panel), target);
        glyph::draw(self.scene, shape, center, MARK_RADIUS, paint, target);
        Bounds::around(&[center]).grow(MARK_RADIUS + 0.5)
    }

    fn bar(&mut self, event: &Dated, (left, right): (f32, f32), y: f32, paint: Paint) -> Bounds {
        let target = Some(Target::Event(event.event));
        let half = BAR_HEIGHT / 2.0;
        let bar = Bounds { min: [left, y - half], max: [right, y + half] };
        let fill = blend(paint.fill, self.theme.panel, 0.75);
        // Spans of more than a month, or of a part of a period, have no sharp ends, so theirs fade.
        let is_vague = event.value.part.is_some() || event.span.days() > 31;
        if is_vague && bar.width() >= 3.0 * half {
            let fill = if paint.hollow.is_some() { blend(fill, self.theme.panel, 0.4) } else { fill };
            self.fading_bar(bar, fill, target);
        } else {
            pill(self.scene, bar, fill, target);
            if let Some(hollow) = paint.hollow {
                pill(self.scene, bar.grow(-1.6), hollow, target);
            }
        }
        bar
    }

    fn fading_bar(&mut self, bar: Bounds, fill: Rgba, target: Option<Target>) {
        let fade = (bar.width() * 0.3).min(48.0);
        let clear = fill.with_opacity(0.0);
        let Bounds { min: [left, top], max: [right, bottom] } = bar;
        let (from, to) = (left + fade, right - fade);
        self.scene.push(Shape::Fade { min: bar.min, max: [from, bottom], from: clear, to: fill }, target);
        let middle = Shape::Rect { min: [from, top], max: [to, bottom], radius: 0.0, fill, stroke: None };
        self.scene.push(middle, target);
        self.scene.push(Shape::Fade { min: [to, top], max: bar.max, from: fill, to: clear }, target);
    }

    /// A small tick below the mark for each report, those that repeat another lighter. One source alone needs none.
    fn sources(&mut self, event: &Dated, bounds: Bounds, fill: Rgba) {
        if event.sources < 2 {
            return;
        }
        const APART: f32 = 3.0;
        const LONG: f32 = 2.5;
        const WIDE: f32 = 1.4;
        let shown = event.sources.min(MOST_TICKS);
        let left = bounds.center()[0] - APART * (shown - 1) as f32 / 2.0;
        let below = bounds.max[1] + if event.inferred { 2.0 } else { 0.5 };
        // At the foot of a low picture they stand on the mark.
        let top = below.min(self.scene.height - LONG - WIDE / 2.0);
        for tick in 0..shown {
            let x = left + APART * tick as f32;
            let color = if tick < event.independent { fill } else { blend(fill, self.theme.panel, 0.4) };
            let line = Shape::Line { from: [x, top], to: [x, top + LONG], stroke: Stroke::solid(WIDE, color) };
            self.scene.push(line, Some(Target::Event(event.event)));
        }
    }

    /// `≠` at the mark's upper right corner: the sources cannot all be right.
    fn unequal(&mut self, event: &Dated, [x, y]: [f32; 2]) {
        let target = Some(Target::Event(event.event));
        let disc = Shape::Circle { center: [x, y], radius: 4.2, fill: self.theme.panel, stroke: None };
        self.scene.push(disc, target);
        let stroke = Stroke::solid(1.1, self.theme.ink);
        for (from, to) in [([-2.6, -1.1], [2.6, -1.1]), ([-2.6, 1.1], [2.6, 1.1]), ([-1.6, 2.8], [1.6, -2.8])] {
            let at = |point: [f32; 2]| [x + point[0], y + point[1]];
            self.scene.push(Shape::Line { from: at(from), to: at(to), stroke }, target);
        }
    }
}

pub(super) fn pill(scene: &mut Scene, bounds: Bounds, fill: Rgba, target: Option<Target>) {
    let Bounds { min, max } = bounds;
    scene.push(Shape::Rect { min, max, radius: bounds.height() / 2.0, fill, stroke: None }, target);
}
