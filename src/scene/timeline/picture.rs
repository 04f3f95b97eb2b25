//! A timeline and a view of it → the picture in three layers, and where each thing is in it.

use super::captions::{LABEL_SIZE, captions};
use super::counts::{Bin, CountUnit, bins};
use super::density::{LANE_AIR, LaneBox, ROW_GAP, in_sight, lay_lanes, stretch_of};
use super::geometry::TimelineGeometry;
use super::mark::{Force, MarkPainter, mark_name};
use super::stack;
use super::ticks::{context, ticks};
use super::view::{AXIS_OVERHANG, NAMES_WIDTH, TimelineView};
use crate::base::{EventKind, Rgba};
use crate::model::Target;
use crate::model::timeline::{Lane, LaneKey, Timeline, day_number};
use crate::scene::bounds::Bounds;
use crate::scene::display::{Scene, Shape, Stroke};
use crate::scene::glyph::blend;
use crate::scene::glyph::{self, Paint};
use crate::scene::labels::{Label, LabelStyle, Room};
use crate::scene::theme::{Glyph, Theme};
use crate::scene::tokens::size;
use crate::text::TextEngine;

const AXIS_SIZE: f32 = size::SMALL;
/// A lane of counts that is lower than this says nothing of their scale, in points.
const LEAST_WITH_CAPTION: f32 = 34.0;

/// The picture of a timeline. All layers count from its top left corner; a window moves them on their own: the axis across, the names up
/// and down, the plot both ways.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelinePicture {
    pub view: TimelineView,
    /// Of axis and all lanes; more than the view's where lanes need it.
    pub height: f32,
    pub axis: Scene,
    pub names: Scene,
    pub plot: Scene,
    /// By lane, then by day. An event stands here once for each of its lanes.
    pub marks: Vec<PlacedMark>,
    pub counts: Vec<PlacedCount>,
}

/// A mark and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedMark {
    /// Into the timeline's events.
    pub index: u32,
    /// Into the timeline's lanes.
    pub lane: u32,
    pub bounds: Bounds,
    /// Where its label stands, if it found room.
    pub label: Option<Bounds>,
    pub(super) stretch: (f32, f32),
}

/// A bar that stands for several events of a lane.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedCount {
    pub lane: u32,
    /// From its first day to the one behind its last, counted from 1 January 1970.
    pub days: (i32, i32),
    pub unit: CountUnit,
    pub count: u32,
    pub bounds: Bounds,
}

impl TimelinePicture {
    /// What lies at a point of the plot, the topmost first.
    pub fn hit(&self, at: [f32; 2]) -> Option<Hit<'_>> {
        /// How far from a small mark a click still counts, in points.
        const REACH: f32 = 3.0;
        let is_on = |mark: &&PlacedMark| mark.bounds.contains(at);
        let is_near = |mark: &&PlacedMark| {
            mark.bounds.grow(REACH).contains(at) || mark.label.is_some_and(|label| label.contains(at))
        };
        let mark = self.marks.iter().rev().find(is_on).or_else(|| self.marks.iter().rev().find(is_near));
        let count = || self.counts.iter().find(|count| count.bounds.grow(1.0).contains(at));
        mark.map(Hit::Mark).or_else(|| count().map(Hit::Count))
    }

    /// All layers as one scene, for files: what is drawn beyond the plot is left out.
    pub fn flatten(&self, timeline: &Timeline) -> Scene {
        let mut scene = Scene::new([self.view.size[0], self.height], self.plot.background, "Timeline");
        for layer in [&self.plot, &self.axis, &self.names] {
            scene.place(layer.clone(), [0.0; 2]);
        }
        for event in self.marks.iter().filter_map(|mark| timeline.events.get(mark.index as usize)) {
            scene.names.entry(Target::Event(event.event)).or_insert_with(|| mark_name(event));
        }
        scene
    }
}

/// What a pointer points at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hit<'a> {
    Mark(&'a PlacedMark),
    Count(&'a PlacedCount),
}

/// The picture of the days that `view` shows. Marks that would cover each other lie in rows, too many for that become counts; labels are drawn
/// as far as they find room.
pub fn timeline_picture(timeline: &Timeline, view: &TimelineView, engine: &mut TextEngine) -> TimelinePicture {
    let theme = Theme::of(view.mode);
    let plot = view.plot();
    let drawn = view.drawn();
    let (lanes, bottom) = lay_lanes(timeline, &drawn, plot.min[1], plot.height(), view.spread);
    let height = view.size[1].max(bottom);
    let layer = || Scene::new([view.size[0], height], theme.panel, "Timeline");
    let room = Bounds { min: [drawn.left, plot.min[1]], max: [drawn.right, height] };
    let mut painter = Painter {
        timeline,
        view,
        theme,
        engine,
        drawn,
        axis: layer(),
        names: layer(),
        plot: layer(),
        room: Room::new(room),
        marks: Vec::new(),
        counts: Vec::new(),
    };
    painter.band(plot.min[1], bottom);
    painter.axis(plot.min[1], bottom);
    for (number, (lane, place)) in (0u32..).zip(timeline.lanes.iter().zip(&lanes)) {
        if place.counts {
            painter.counts(number, lane, place);
        } else {
            painter.marks(number, lane, place);
        }
        painter.name(lane, place);
    }
    let Painter { mut marks, counts, axis, names, mut plot, mut room, engine, .. } = painter;
    captions(timeline, view, &mut marks, &mut room, &mut plot, engine);
    TimelinePicture { view: view.clone(), height, axis, names, plot, marks, counts }
}

struct Painter<'a> {
    timeline: &'a Timeline,
    view: &'a TimelineView,
    theme: &'a Theme,
    engine: &'a mut TextEngine,
    drawn: TimelineGeometry,
    axis: Scene,
    names: Scene,
    plot: Scene,
    room: Room,
    marks: Vec<PlacedMark>,
    counts: Vec<PlacedCount>,
}

impl Painter<'_> {
    fn band(&mut self, top: f32, bottom: f32) {
        let Some(band) = self.view.band else { return };
        let (left, right) = self.drawn.stretch_of_days((day_number(band.first), day_number(band.last)));
        let inside = |x: f32| x.clamp(self.drawn.left, self.drawn.right);
        let (min, max) = ([inside(left), top], [inside(right), bottom]);
        if min[0] < max[0] {
            self.plot.push(Shape::Rect { min, max, radius: 0.0, fill: self.theme.selected, stroke: None }, None);
        }
    }

    fn axis(&mut self, top: f32, bottom: f32) {
        const LABEL_TOP: f32 = 9.0;
        const HIJRI_TOP: f32 = 25.0;
        let (view, theme, geometry) = (self.view, self.theme, self.view.geometry());
        let context = context(&geometry, view.calendars);
        // What says the year stays where it is while the days move under it.
        if !context.is_empty() {
            let label = Label::new(self.engine, &context, LabelStyle::new(AXIS_SIZE, theme.muted), None);
            label.draw(&mut self.names, [NAMES_WIDTH - AXIS_OVERHANG - 6.0 - label.width, LABEL_TOP], None);
        }
        let (from, right) = match view.overscan == 0.0 {
            true => (NAMES_WIDTH - AXIS_OVERHANG, view.size[0]),
            false => (self.drawn.left, self.drawn.right),
        };
        let mut free_from = [from; 2];
        for tick in ticks(&self.drawn, view.calendars) {
            let x = self.drawn.x(tick.day).clamp(self.drawn.left, self.drawn.right);
            // Over the names of the lanes lies no day.
            if (geometry.left - AXIS_OVERHANG..geometry.left - 0.5).contains(&x) {
                continue;
            }
            let stroke = Stroke::solid(1.0, theme.line);
            self.axis.push(Shape::Line { from: [x, top - 6.0], to: [x, top], stroke }, None);
            self.plot.push(Shape::Line { from: [x, top], to: [x, bottom], stroke }, None);
            let ink = if tick.major { theme.ink } else { theme.muted };
            let rows =
                [Some((&tick.label, ink, LABEL_TOP)), tick.hijri.as_ref().map(|text| (text, theme.muted, HIJRI_TOP))];
            for (row, (text, ink, y)) in rows.into_iter().enumerate().filter_map(|(row, label)| Some((row, label?))) {
                let label = Label::new(self.engine, text, LabelStyle::new(AXIS_SIZE, ink), None);
                let left = x - label.width / 2.0;
                let place = Bounds::at([left, y], label.size());
                let is_free = left > free_from[row] && place.max[0] <= right;
                if is_free && view.shows_whole(place, AXIS_OVERHANG) {
                    label.draw(&mut self.axis, place.min, None);
                    free_from[row] = left + label.width + 6.0;
                }
            }
        }
    }

    fn name(&mut self, lane: &Lane, place: &LaneBox) {
        let is_empty = lane.marks.is_empty();
        let ink = if is_empty { self.theme.muted } else { self.theme.ink };
        let most = Some(NAMES_WIDTH - 32.0);
        let label = Label::new(self.engine, &lane.label, LabelStyle::new(LABEL_SIZE, ink), most);
        let has_caption = place.counts && place.height >= LEAST_WITH_CAPTION;
        let middle = place.top + place.height / 2.0 - if has_caption { 6.0 } else { 0.0 };
        let mut right = NAMES_WIDTH - 14.0;
        if let LaneKey::Kind(kind) = lane.key {
            let own = self.theme.event(kind);
            let fill = if is_empty { blend(own, self.theme.panel, 0.35) } else { own };
            glyph::draw(&mut self.names, Glyph::of_event(kind), [right, middle], 4.0, Paint::solid(fill), None);
            right -= 10.0;
        }
        let top = middle - label.height / 2.0;
        label.draw(&mut self.names, [right - label.width, top], None);
        let y = place.top + place.height - 0.5;
        let stroke = Stroke::solid(1.0, self.theme.line);
        self.plot.push(Shape::Line { from: [self.drawn.left, y], to: [self.drawn.right, y], stroke }, None);
    }

    fn marks(&mut self, number: u32, lane: &Lane, place: &LaneBox) {
        let view = self.view;
        let mut seen: Vec<(u32, (f32, f32))> = in_sight(self.timeline, lane, self.drawn.days)
            .map(|(index, event)| (index, stretch_of(event, &self.drawn)))
            .filter(|(_, (left, right))| *right > self.drawn.left && *left < self.drawn.right)
            .collect();
        seen.sort_by(|(a, x), (b, y)| x.0.total_cmp(&y.0).then(a.cmp(b)));
        let stretches: Vec<(f32, f32)> = seen.iter().map(|(_, stretch)| *stretch).collect();
        let (of_mark, _) = stack::rows(&stretches, ROW_GAP, place.rows);
        let clip = (self.drawn.left, self.drawn.right);
        for ((index, stretch), row) in seen.into_iter().zip(of_mark) {
            let Some(event) = self.timeline.events.get(index as usize) else { continue };
            let y = place.top + LANE_AIR / 2.0 + (row as f32 + 0.5) * place.row_height;
            let recedes = view.emphasis.is_some_and(|target| !event.has_to_do_with(target));
            let force = if recedes { Force::Recedes(view.receding()) } else { Force::Plain };
            let mut painter = MarkPainter { scene: &mut self.plot, theme: self.theme, clip };
            let bounds = painter.mark(event, stretch, y, force);
            self.room.take(bounds);
            self.marks.push(PlacedMark { index, lane: number, bounds, label: None, stretch });
        }
    }

    fn counts(&mut self, number: u32, lane: &Lane, place: &LaneBox) {
        let unit = CountUnit::of(&self.drawn);
        let bins = bins(self.timeline, lane, &self.drawn, unit, self.view.emphasis);
        let most = bins.iter().map(Bin::count).max().unwrap_or(1).max(1);
        let floor = place.top + place.height - 2.0;
        let tallest = place.height - 6.0;
        for bin in bins {
            let (left, right) = self.drawn.stretch_of_days((bin.days.0, bin.days.1 - 1));
            let (left, right) = (left.max(self.drawn.left), (right - 1.0).min(self.drawn.right));
            let scale = tallest / most as f32;
            let height = (bin.count() as f32 * scale).max(2.0);
            let bounds = Bounds { min: [left, floor - height], max: [right.max(left + 1.0), floor] };
            self.bar(lane, &bin, bounds);
            self.room.take(bounds);
            self.counts.push(PlacedCount { lane: number, days: bin.days, unit, count: bin.count(), bounds });
        }
        if place.height < LEAST_WITH_CAPTION {
            return;
        }
        let caption = format!("≤ {most} a {}", unit.name());
        let label =
            Label::new(self.engine, &caption, LabelStyle::new(size::SMALL, self.theme.muted), Some(NAMES_WIDTH - 20.0));
        label.draw(&mut self.names, [NAMES_WIDTH - 14.0 - label.width, floor - label.height], None);
    }

    /// What has to do with the emphasised stands at the bottom in full colour, the rest above it.
    fn bar(&mut self, lane: &Lane, bin: &Bin, bounds: Bounds) {
        let scale = bounds.height() / bin.count().max(1) as f32;
        let mut y = bounds.max[1];
        let mut part = |scene: &mut Scene, count: u32, fill: Rgba| {
            if count > 0 {
                let top = y - count as f32 * scale;
                let (min, max) = ([bounds.min[0], top], [bounds.max[0], y]);
                scene.push(Shape::Rect { min, max, radius: 0.0, fill, stroke: None }, None);
                y = top;
            }
        };
        let recedes = self.view.emphasis.is_some();
        let left = self.view.receding();
        let faint = |own: Rgba| blend(own, self.theme.panel, left);
        for (at, kind) in EventKind::ALL.into_iter().enumerate() {
            let own = self.theme.event(kind);
            let own = if lane.key == LaneKey::Scheduled { blend(own, self.theme.panel, 0.6) } else { own };
            part(&mut self.plot, bin.emphasised[at], own);
            let rest = bin.kinds[at] - bin.emphasised[at];
            part(&mut self.plot, rest, if recedes { faint(own) } else { own });
        }
    }
}
