//! The shapes of axis, lanes, marks and labels.

use super::geometry::{context, ticks};
use super::view::{LANE_AIR, MARK_RADIUS, NAMES_WIDTH, PlacedMark, TimelineView, height_of, lane_name, lanes_in_view};
use crate::base::{EventKind, Rgba};
use crate::extract::EventStatus;
use crate::model::timeline::{Lane, Mark, Timeline};
use crate::model::{Target, date_text};
use crate::scene::bounds::Bounds;
use crate::scene::display::{Scene, Shape, Stroke};
use crate::scene::glyph::blend;
use crate::scene::glyph::{self, Paint};
use crate::scene::labels::{Label, LabelStyle, Room};
use crate::scene::theme::{Glyph, Theme};
use crate::text::TextEngine;

const BAR_HEIGHT: f32 = 8.0;
const AXIS_SIZE: f32 = 11.0;
const LABEL_SIZE: f32 = 12.0;
const WIDEST_LABEL: f32 = 190.0;
/// No label is smaller.
const SHORTEST_LABEL: [f32; 2] = [14.0, 12.0];
/// Between a mark and its label, and around labels.
const LABEL_GAP: f32 = 5.0;
/// Lanes grow by this where there is room, so that a short timeline does not cling to its axis.
const MOST_GROWTH: f32 = 1.35;

/// The picture of the days that `view` shows. Marks that would cover each other lie in rows; labels are drawn as far as they find room, the
/// selected event's always.
pub fn timeline_scene(timeline: &Timeline, view: &TimelineView, engine: &mut TextEngine) -> Scene {
    let theme = Theme::of(view.mode);
    let scene = Scene::new(view.size, theme.panel, "Timeline");
    let mut painter = Painter { scene, view, plot: view.plot(), theme, engine };
    let lanes = lanes_in_view(timeline, view);
    let scale = (painter.plot.height() / height_of(&lanes).max(1.0)).min(MOST_GROWTH);
    let bottom = (painter.plot.min[1] + scale * height_of(&lanes)).min(painter.plot.max[1]);
    painter.band(bottom);
    painter.axis(bottom);
    let mut room = Room::new(painter.plot);
    let mut captions = Vec::new();
    let mut top = painter.plot.min[1];
    for (lane, placed) in timeline.lanes.iter().zip(&lanes) {
        let height = placed.height() * scale;
        painter.lane(lane, top, height);
        let row_height = (height - LANE_AIR * scale) / placed.rows as f32;
        let is_selected = |placed: &&PlacedMark| view.selected == Some(Target::Event(placed.mark.event));
        let (on_top, beneath): (Vec<_>, Vec<_>) = placed.marks.iter().partition(is_selected);
        for placed in beneath.into_iter().chain(on_top) {
            let y = top + LANE_AIR / 2.0 * scale + (placed.row as f32 + 0.5) * row_height;
            let bounds = painter.mark(placed, lane.kind, y);
            room.take(bounds);
            captions.push((placed.mark, bounds));
        }
        top += height;
    }
    painter.captions(captions, &mut room);
    painter.scene
}

/// How a mark stands against what is selected or hovered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Emphasis {
    /// Something else stands out.
    Recedes,
    Plain,
    StandsOut,
}

fn emphasis(mark: &Mark, view: &TimelineView) -> Emphasis {
    let pointed: Vec<Target> = [view.selected, view.hovered].into_iter().flatten().collect();
    let is_event = |target: &Target| matches!(target, Target::Event(_));
    if pointed.iter().any(|target| *target == Target::Event(mark.event) || mark.about.includes(*target)) {
        Emphasis::StandsOut
    } else if pointed.iter().all(is_event) {
        // A selected event does not push the others back: what happened around it is what a timeline is for.
        Emphasis::Plain
    } else {
        Emphasis::Recedes
    }
}

struct Painter<'a> {
    scene: Scene,
    view: &'a TimelineView,
    plot: Bounds,
    theme: &'a Theme,
    engine: &'a mut TextEngine,
}

impl Painter<'_> {
    fn band(&mut self, bottom: f32) {
        let Some(band) = self.view.band else { return };
        let (left, right) = self.view.geometry().stretch(band);
        let inside = |x: f32| x.clamp(self.plot.min[0], self.plot.max[0]);
        let (min, max) = ([inside(left), self.plot.min[1] - 6.0], [inside(right), bottom]);
        if min[0] < max[0] {
            self.scene.push(Shape::Rect { min, max, radius: 0.0, fill: self.theme.selected, stroke: None }, None);
        }
    }

    fn axis(&mut self, bottom: f32) {
        const TOP: f32 = 9.0;
        let (geometry, plot, theme) = (self.view.geometry(), self.plot, self.theme);
        let mut free_from = 0.0;
        let context = context(&geometry);
        if !context.is_empty() {
            let label = Label::new(self.engine, &context, LabelStyle::new(AXIS_SIZE, theme.muted), None);
            label.draw(&mut self.scene, [plot.min[0] - 12.0 - label.width, TOP], None);
            free_from = plot.min[0] - 8.0;
        }
        for tick in ticks(&geometry) {
            let x = geometry.x(tick.day).clamp(plot.min[0], plot.max[0]);
            let stroke = Stroke::solid(1.0, theme.line);
            let line = Shape::Line { from: [x, plot.min[1] - 6.0], to: [x, bottom], stroke };
            self.scene.push(line, None);
            let style = LabelStyle::new(AXIS_SIZE, if tick.major { theme.ink } else { theme.muted });
            let label = Label::new(self.engine, &tick.label, style, None);
            let left = x - label.width / 2.0;
            if left > free_from && left + label.width <= self.scene.width {
                label.draw(&mut self.scene, [left, TOP], None);
                free_from = left + label.width + 6.0;
            }
        }
    }

    fn lane(&mut self, lane: &Lane, top: f32, height: f32) {
        let color = if lane.count == 0 { self.theme.muted } else { self.theme.ink };
        let most = Some(NAMES_WIDTH - 28.0);
        let label = Label::new(self.engine, lane_name(lane.kind), LabelStyle::new(LABEL_SIZE, color), most);
        let middle = top + height / 2.0;
        let own = self.theme.event(lane.kind);
        let fill = if lane.count == 0 { blend(own, self.theme.panel, 0.35) } else { own };
        let sample = [self.plot.min[0] - 14.0, middle];
        glyph::draw(&mut self.scene, Glyph::of_event(lane.kind), sample, 4.0, Paint::solid(fill), None);
        label.draw(&mut self.scene, [sample[0] - 10.0 - label.width, middle - label.height / 2.0], None);
        let y = (top + height).min(self.plot.max[1]) - 0.5;
        let stroke = Stroke::solid(1.0, self.theme.line);
        self.scene.push(Shape::Line { from: [self.plot.min[0], y], to: [self.plot.max[0], y], stroke }, None);
    }

    /// Draws a mark with its middle at height `y`; returns the box it takes up.
    fn mark(&mut self, placed: &PlacedMark<'_>, kind: EventKind, y: f32) -> Bounds {
        let mark = placed.mark;
        let target = Target::Event(mark.event);
        let own = self.theme.event(kind);
        let recedes = emphasis(mark, self.view) == Emphasis::Recedes;
        let fill = if recedes { blend(own, self.theme.panel, 0.35) } else { own };
        let hollow = (mark.status == EventStatus::Scheduled).then_some(self.theme.panel);
        let paint = Paint { fill, hollow };
        let (left, right) = placed.stretch;
        let bounds = if mark.span.is_day() {
            self.point(target, kind, [(left + right) / 2.0, y], paint)
        } else {
            let (left, right) = (left.max(self.plot.min[0]), right.min(self.plot.max[0]));
            self.bar(mark, (left, right.max(left + 1.0)), y, paint)
        };
        if mark.inferred {
            let under = bounds.max[1] + 2.0;
            let (from, to) = ([bounds.min[0], under], [bounds.max[0], under]);
            let stroke = Stroke { width: 1.3, color: fill, dash: Some((2.5, 2.0)) };
            self.scene.push(Shape::Line { from, to, stroke }, Some(target));
        }
        let sources = if mark.sources == 1 { "1 source".to_owned() } else { format!("{} sources", mark.sources) };
        let how = if mark.inferred { ", inferred" } else { "" };
        let name = format!("{}, {kind}, {}{how}, {sources}", mark.label, date_text(&mark.value));
        self.scene.names.insert(target, name);
        bounds
    }

    fn point(&mut self, target: Target, kind: EventKind, center: [f32; 2], paint: Paint) -> Bounds {
        let is_selected = self.view.selected == Some(target);
        let radius = MARK_RADIUS + if is_selected { 2.0 } else { 0.0 };
        let (shape, target) = (Glyph::of_event(kind), Some(target));
        if self.view.hovered == target {
            let halo = Shape::Circle { center, radius: radius + 5.0, fill: self.theme.hot, stroke: None };
            self.scene.push(halo, target);
        }
        // A rim in the surface's colour keeps marks apart where they touch.
        glyph::draw(&mut self.scene, shape, center, radius + 1.5, Paint::solid(self.theme.panel), target);
        glyph::draw(&mut self.scene, shape, center, radius, paint, target);
        if is_selected {
            glyph::ring(&mut self.scene, center, radius - 1.5, self.theme.ink, target);
        }
        Bounds::around(&[center]).grow(radius + 1.0)
    }

    fn bar(&mut self, mark: &Mark, (left, right): (f32, f32), y: f32, paint: Paint) -> Bounds {
        let target = Some(Target::Event(mark.event));
        let is_selected = self.view.selected == target;
        let half = BAR_HEIGHT / 2.0 + if is_selected { 1.0 } else { 0.0 };
        let bar = Bounds { min: [left, y - half], max: [right, y + half] };
        if self.view.hovered == target {
            self.pill(bar.grow(4.0), self.theme.hot, target);
        }
        let fill = blend(paint.fill, self.theme.panel, 0.75);
        // Spans of more than a month, or of a part of a period, have no sharp ends, so theirs fade.
        let is_vague = mark.value.part.is_some() || mark.span.days() > 31;
        if is_vague && bar.width() >= 3.0 * half {
            let fill = if paint.hollow.is_some() { blend(fill, self.theme.panel, 0.4) } else { fill };
            self.fading_bar(bar, fill, target);
        } else {
            self.pill(bar, fill, target);
            if let Some(hollow) = paint.hollow {
                self.pill(bar.grow(-1.6), hollow, target);
            }
        }
        if is_selected {
            let stroke = Some(Stroke::solid(1.5, self.theme.ink));
            let Bounds { min, max } = bar.grow(2.0);
            let rim = Shape::Rect { min, max, radius: half + 2.0, fill: Rgba::TRANSPARENT, stroke };
            self.scene.push(rim, target);
        }
        bar
    }

    fn pill(&mut self, bounds: Bounds, fill: Rgba, target: Option<Target>) {
        let Bounds { min, max } = bounds;
        self.scene.push(Shape::Rect { min, max, radius: bounds.height() / 2.0, fill, stroke: None }, target);
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

    /// Labels beside their marks, the most prominent first.
    fn captions(&mut self, mut captions: Vec<(&Mark, Bounds)>, room: &mut Room) {
        let rank = |mark: &Mark| {
            let own = Some(Target::Event(mark.event));
            (self.view.selected == own, self.view.hovered == own, emphasis(mark, self.view), mark.sources)
        };
        captions.sort_by(|(a, _), (b, _)| rank(b).cmp(&rank(a)).then(a.event.cmp(&b.event)));
        for (mark, bounds) in captions {
            let target = Some(Target::Event(mark.event));
            let recedes = emphasis(mark, self.view) == Emphasis::Recedes;
            let color = if recedes { self.theme.muted } else { self.theme.ink };
            let is_selected = self.view.selected == target;
            // Among thousands of marks most have no room, and shaping their labels to find out would take long.
            if !is_selected && !beside(bounds, SHORTEST_LABEL).into_iter().any(|place| room.is_free(with_air(place))) {
                continue;
            }
            let style = LabelStyle { italic: mark.inferred, bold: is_selected, ..LabelStyle::new(LABEL_SIZE, color) };
            let label = Label::new(self.engine, &mark.label, style, Some(WIDEST_LABEL));
            let places = beside(bounds, label.size());
            let free = places.into_iter().find(|place| room.is_free(with_air(*place)));
            let inside = || places.into_iter().find(|place| self.plot.contains_box(*place));
            let Some(place) = free.or_else(|| if is_selected { inside() } else { None }) else { continue };
            room.take(with_air(place));
            if is_selected {
                let Bounds { min, max } = place;
                let fill = self.theme.panel.with_opacity(0.85);
                self.scene.push(Shape::Rect { min, max, radius: 3.0, fill, stroke: None }, None);
            }
            label.draw(&mut self.scene, place.min, target);
        }
    }
}

/// Where a label of this size may stand: right of its mark, or left.
fn beside(mark: Bounds, [width, height]: [f32; 2]) -> [Bounds; 2] {
    let y = mark.center()[1] - height / 2.0;
    [mark.max[0] + LABEL_GAP, mark.min[0] - LABEL_GAP - width].map(|x| Bounds::at([x, y], [width, height]))
}

/// A label's box with air at its sides and without its leading, which may reach into the next row.
fn with_air(bounds: Bounds) -> Bounds {
    let leading = bounds.height() * 0.12;
    Bounds {
        min: [bounds.min[0] - LABEL_GAP + 1.0, bounds.min[1] + leading],
        max: [bounds.max[0] + LABEL_GAP - 1.0, bounds.max[1] - leading],
    }
}
