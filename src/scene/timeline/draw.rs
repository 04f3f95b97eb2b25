use super::geometry::{TimelineGeometry, context, day_number, ticks};
use super::stack;
use crate::base::{DayInterval, EventKind, Rgba};
use crate::extract::EventStatus;
use crate::model::timeline::{Mark, Timeline};
use crate::model::{Target, date_text};
use crate::scene::bounds::Bounds;
use crate::scene::display::{Scene, Shape, Stroke};
use crate::scene::glyph::{self, Paint};
use crate::scene::labels::{Label, LabelStyle, Room};
use crate::scene::network::blend;
use crate::scene::theme::{Glyph, Mode, Theme};
use crate::text::TextEngine;

/// Which days are seen, how large, and what stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineView {
    /// Of the picture, in points.
    pub size: [f32; 2],
    /// The visible days (see [`day_number`]).
    pub days: (f64, f64),
    /// Days behind which a band is drawn: the filter's span, or the open document's day.
    pub band: Option<DayInterval>,
    pub selected: Option<Target>,
    pub hovered: Option<Target>,
    pub mode: Mode,
}

/// Room for the names of the lanes, at the left.
const NAMES_WIDTH: f32 = 128.0;
const RIGHT_MARGIN: f32 = 16.0;
const AXIS_HEIGHT: f32 = 32.0;
const MARK_RADIUS: f32 = 5.5;
const BAR_HEIGHT: f32 = 8.0;
/// A span is drawn at least this wide, so that it stays longer than a point.
const SHORTEST_BAR: f32 = 16.0;
const ROW_HEIGHT: f32 = 17.0;
const LABEL_SIZE: f32 = 12.0;
const WIDEST_LABEL: f32 = 190.0;

impl TimelineView {
    /// The view of all marks.
    pub fn fit(timeline: &Timeline, size: [f32; 2], mode: Mode) -> Self {
        let days = timeline.extent.map_or((0.0, 30.0), TimelineGeometry::days_around);
        Self { size, days, band: None, selected: None, hovered: None, mode }
    }

    /// Where the days are in the picture.
    pub fn geometry(&self) -> TimelineGeometry {
        TimelineGeometry::new(self.days, NAMES_WIDTH, self.size[0] - RIGHT_MARGIN)
    }

    /// The part of the picture in which marks are, below the axis and right of the lanes' names.
    pub fn plot(&self) -> Bounds {
        let geometry = self.geometry();
        Bounds { min: [geometry.left, AXIS_HEIGHT], max: [geometry.right, self.size[1].max(AXIS_HEIGHT + 1.0)] }
    }
}

/// The height at which every lane of `timeline` shows its marks without overlap over `days` at this width, in points.
pub fn full_height(timeline: &Timeline, view: &TimelineView) -> f32 {
    let lanes = placed_lanes(timeline, view, usize::MAX);
    AXIS_HEIGHT + lanes.iter().map(|lane| lane_height(lane.rows)).sum::<f32>() + 8.0
}

fn lane_height(rows: usize) -> f32 {
    rows as f32 * ROW_HEIGHT + 12.0
}

/// What each kind of event is called as a lane.
pub fn lane_name(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Meeting => "Meetings",
        EventKind::Visit => "Visits",
        EventKind::Call => "Calls",
        EventKind::Announcement => "Announcements",
        EventKind::Agreement => "Agreements",
        EventKind::Decision => "Decisions",
    }
}

/// The visible marks of one lane with the rows they lie in.
struct PlacedLane<'a> {
    marks: Vec<(&'a Mark, (f32, f32), usize)>,
    rows: usize,
}

fn placed_lanes<'a>(timeline: &'a Timeline, view: &TimelineView, most_rows: usize) -> Vec<PlacedLane<'a>> {
    let geometry = view.geometry();
    let place = |lane: usize| {
        let seen = timeline.marks.iter().filter(|mark| mark.lane == lane).map(|mark| (mark, ink(mark, &geometry)));
        let mut seen: Vec<_> =
            seen.filter(|(_, (left, right))| *right > geometry.left && *left < geometry.right).collect();
        seen.sort_by(|(a, x), (b, y)| x.0.total_cmp(&y.0).then(a.event.cmp(&b.event)));
        let stretches: Vec<(f32, f32)> = seen.iter().map(|(_, stretch)| *stretch).collect();
        let (rows, count) = stack::rows(&stretches, 1.5, most_rows);
        let marks = seen.into_iter().zip(rows).map(|((mark, stretch), row)| (mark, stretch, row)).collect();
        PlacedLane { marks, rows: count }
    };
    (0..timeline.lanes.len()).map(place).collect()
}

/// From left to right what a mark covers, in points.
fn ink(mark: &Mark, geometry: &TimelineGeometry) -> (f32, f32) {
    if mark.span.is_day() {
        let center = geometry.x(day_number(mark.span.first) + 0.5);
        return (center - MARK_RADIUS, center + MARK_RADIUS);
    }
    let (left, right) = geometry.stretch(mark.span);
    let missing = (SHORTEST_BAR - (right - left)).max(0.0) / 2.0;
    (left - missing, right + missing)
}

/// The picture of the days that `view` shows. Marks that would cover each other lie in rows; labels are drawn as far as they find room, the
/// selected event's always.
pub fn timeline_scene(timeline: &Timeline, view: &TimelineView, engine: &mut TextEngine) -> Scene {
    let theme = Theme::of(view.mode);
    let mut scene = Scene::new(view.size, theme.panel, "Timeline");
    let (geometry, plot) = (view.geometry(), view.plot());
    let lanes = placed_lanes(timeline, view, usize::MAX);
    let wanted: f32 = lanes.iter().map(|lane| lane_height(lane.rows)).sum();
    let squeeze = (plot.height() / wanted.max(1.0)).min(1.0);
    let most_rows = if squeeze < 0.6 {
        let per_lane = plot.height() / lanes.len().max(1) as f32;
        ((per_lane - 6.0) / (0.6 * ROW_HEIGHT)).max(1.0) as usize
    } else {
        usize::MAX
    };
    let lanes = if most_rows == usize::MAX { lanes } else { placed_lanes(timeline, view, most_rows) };
    let wanted: f32 = lanes.iter().map(|lane| lane_height(lane.rows)).sum();
    // Lanes grow a little where there is room, so that a short timeline does not cling to its axis.
    let scale = (plot.height() / wanted.max(1.0)).min(1.35);

    if let Some(band) = view.band {
        let (left, right) = geometry.stretch(band);
        let (left, right) = (left.clamp(plot.min[0], plot.max[0]), right.clamp(plot.min[0], plot.max[0]));
        let (min, max) = ([left, plot.min[1] - 6.0], [right, plot.max[1]]);
        scene.push(Shape::Rect { min, max, radius: 0.0, fill: theme.selected, stroke: None }, None);
    }
    draw_axis(&mut scene, &geometry, plot, theme, engine);

    let mut room = Room::new(plot);
    let mut top = plot.min[1];
    let mut captions = Vec::new();
    for (lane, placed) in timeline.lanes.iter().zip(&lanes) {
        let height = lane_height(placed.rows) * scale;
        draw_lane(&mut scene, lane_name(lane.kind), lane.count, top, height, plot, theme, engine);
        for &(mark, stretch, row) in &placed.marks {
            let row_height = (height - 12.0 * scale) / placed.rows as f32;
            let y = top + 6.0 * scale + (row as f32 + 0.5) * row_height;
            let bounds = draw_mark(&mut scene, mark, lane.kind, stretch, y, view, plot, theme);
            room.take(bounds);
            captions.push((mark, bounds));
        }
        top += height;
    }
    draw_captions(&mut scene, &mut room, captions, view, theme, engine);
    scene
}

fn draw_axis(scene: &mut Scene, geometry: &TimelineGeometry, plot: Bounds, theme: &Theme, engine: &mut TextEngine) {
    let rule = Stroke::solid(1.0, theme.line);
    let mut free_from = 0.0;
    let context = context(geometry);
    if !context.is_empty() {
        let label = Label::new(engine, &context, LabelStyle::new(11.0, theme.muted), None);
        label.draw(scene, [plot.min[0] - 12.0 - label.width, 9.0], None);
        free_from = plot.min[0] - 8.0;
    }
    for tick in ticks(geometry) {
        let x = geometry.x(tick.day);
        scene.push(Shape::Line { from: [x, plot.min[1] - 6.0], to: [x, plot.max[1]], stroke: rule }, None);
        let style = LabelStyle::new(11.0, if tick.major { theme.ink } else { theme.muted });
        let label = Label::new(engine, &tick.label, style, None);
        let left = x - label.width / 2.0;
        if left > free_from && left + label.width <= scene.width {
            label.draw(scene, [left, 9.0], None);
            free_from = left + label.width + 6.0;
        }
    }
}

#[allow(clippy::too_many_arguments)]
fn draw_lane(
    scene: &mut Scene,
    name: &str,
    count: u32,
    top: f32,
    height: f32,
    plot: Bounds,
    theme: &Theme,
    engine: &mut TextEngine,
) {
    let color = if count == 0 { theme.muted } else { theme.ink };
    let label = Label::new(engine, name, LabelStyle::new(12.0, color), Some(NAMES_WIDTH - 20.0));
    label.draw(scene, [plot.min[0] - 12.0 - label.width, top + (height - label.height) / 2.0], None);
    let y = top + height;
    let stroke = Stroke::solid(1.0, theme.line);
    scene.push(Shape::Line { from: [plot.min[0], y], to: [plot.max[0], y], stroke }, None);
}

/// How a mark stands against the selection: `Some(true)` is part of it, `Some(false)` recedes.
fn emphasis(mark: &Mark, view: &TimelineView) -> Option<bool> {
    let own = Target::Event(mark.event);
    let wanted = [view.selected, view.hovered];
    if wanted.contains(&Some(own)) {
        return Some(true);
    }
    let others: Vec<Target> = wanted.into_iter().flatten().filter(|t| !matches!(t, Target::Event(_))).collect();
    (!others.is_empty()).then(|| others.iter().any(|target| mark.about.includes(*target)))
}

#[allow(clippy::too_many_arguments)]
fn draw_mark(
    scene: &mut Scene,
    mark: &Mark,
    kind: EventKind,
    (left, right): (f32, f32),
    y: f32,
    view: &TimelineView,
    plot: Bounds,
    theme: &Theme,
) -> Bounds {
    let target = Some(Target::Event(mark.event));
    let own = theme.event(kind);
    let color = if emphasis(mark, view) == Some(false) { blend(own, theme.panel, 0.35) } else { own };
    let (is_selected, is_hovered) = (view.selected == target, view.hovered == target);
    let hollow = (mark.status == EventStatus::Scheduled).then_some(theme.panel);
    let radius = MARK_RADIUS + if is_selected { 2.0 } else { 0.0 };
    let (left, right) = (left.max(plot.min[0]), right.min(plot.max[0]).max(left.max(plot.min[0]) + 1.0));
    let center = [(left + right) / 2.0, y];
    let bounds = if mark.span.is_day() {
        if is_hovered {
            scene.push(Shape::Circle { center, radius: radius + 5.0, fill: theme.hot, stroke: None }, target);
        }
        glyph::draw(scene, Glyph::of_event(kind), center, radius + 1.5, Paint::solid(theme.panel), target);
        glyph::draw(scene, Glyph::of_event(kind), center, radius, Paint { fill: color, hollow }, target);
        if is_selected {
            glyph::ring(scene, center, radius - 1.5, theme.ink, target);
        }
        Bounds::around(&[center]).grow(radius + 1.0)
    } else {
        let half = BAR_HEIGHT / 2.0 + if is_selected { 1.0 } else { 0.0 };
        let bar = Bounds { min: [left, y - half], max: [right, y + half] };
        if is_hovered {
            let halo = bar.grow(4.0);
            let (min, max) = (halo.min, halo.max);
            scene.push(Shape::Rect { min, max, radius: half + 4.0, fill: theme.hot, stroke: None }, target);
        }
        draw_bar(scene, mark, bar, Paint { fill: blend(color, theme.panel, 0.75), hollow }, theme.panel);
        if is_selected {
            let stroke = Some(Stroke::solid(1.5, theme.ink));
            let (min, max) = (bar.grow(2.0).min, bar.grow(2.0).max);
            scene.push(Shape::Rect { min, max, radius: half + 2.0, fill: Rgba::TRANSPARENT, stroke }, target);
        }
        bar
    };
    if mark.inferred {
        let under = bounds.max[1] + 2.0;
        let (from, to) = ([bounds.min[0], under], [bounds.max[0], under]);
        let stroke = Stroke { width: 1.3, color, dash: Some((2.5, 2.0)) };
        scene.push(Shape::Line { from, to, stroke }, target);
    }
    let sources = if mark.sources == 1 { "1 source".to_owned() } else { format!("{} sources", mark.sources) };
    let inferred = if mark.inferred { ", inferred" } else { "" };
    let name = format!("{}, {kind}, {}{inferred}, {sources}", mark.label, date_text(&mark.value));
    scene.names.insert(Target::Event(mark.event), name);
    bounds
}

/// A bar of the span's length. Spans of a year or of a part of a period have no sharp ends, so theirs fade.
fn draw_bar(scene: &mut Scene, mark: &Mark, bar: Bounds, paint: Paint, ground: Rgba) {
    let target = Some(Target::Event(mark.event));
    let half = bar.height() / 2.0;
    let mut pill = |bounds: Bounds, fill: Rgba| {
        let (min, max) = (bounds.min, bounds.max);
        scene.push(Shape::Rect { min, max, radius: bounds.height() / 2.0, fill, stroke: None }, target);
    };
    let is_vague = mark.value.part.is_some() || mark.span.days() > 31;
    if !is_vague || bar.width() < 3.0 * half {
        pill(bar, paint.fill);
        if let Some(hollow) = paint.hollow {
            pill(bar.grow(-1.6), hollow);
        }
        return;
    }
    let fade = (bar.width() * 0.3).min(48.0);
    let clear = paint.fill.with_opacity(0.0);
    let fill = if paint.hollow.is_some() { blend(paint.fill, ground, 0.4) } else { paint.fill };
    let (inner_left, inner_right) = (bar.min[0] + fade, bar.max[0] - fade);
    let [top, bottom] = [bar.min[1], bar.max[1]];
    let middle = ([inner_left, top], [inner_right, bottom]);
    scene.push(Shape::Fade { min: bar.min, max: [inner_left, bottom], from: clear, to: fill }, target);
    scene.push(Shape::Rect { min: middle.0, max: middle.1, radius: 0.0, fill, stroke: None }, target);
    scene.push(Shape::Fade { min: [inner_right, top], max: bar.max, from: fill, to: clear }, target);
}

fn draw_captions(
    scene: &mut Scene,
    room: &mut Room,
    mut captions: Vec<(&Mark, Bounds)>,
    view: &TimelineView,
    theme: &Theme,
    engine: &mut TextEngine,
) {
    let rank = |mark: &Mark| {
        let own = Some(Target::Event(mark.event));
        (view.selected == own, view.hovered == own, emphasis(mark, view) == Some(true), mark.sources)
    };
    captions.sort_by(|(a, _), (b, _)| rank(b).cmp(&rank(a)).then(a.event.cmp(&b.event)));
    for (mark, bounds) in captions {
        let target = Some(Target::Event(mark.event));
        let color = if emphasis(mark, view) == Some(false) { theme.muted } else { theme.ink };
        let is_selected = view.selected == target;
        let style = LabelStyle { italic: mark.inferred, bold: is_selected, ..LabelStyle::new(LABEL_SIZE, color) };
        let label = Label::new(engine, &mark.label, style, Some(WIDEST_LABEL));
        let y = bounds.center()[1] - label.height / 2.0;
        let right = Bounds::at([bounds.max[0] + 6.0, y], label.size());
        let left = Bounds::at([bounds.min[0] - 6.0 - label.width, y], label.size());
        let free = [right, left].into_iter().find(|place| room.is_free(trim(*place)));
        let page = view.plot();
        let inside = || [right, left].into_iter().find(|place| page.contains_box(*place));
        let Some(place) = free.or_else(|| if is_selected { inside() } else { None }) else { continue };
        room.take(trim(place));
        if is_selected {
            let (min, max) = (place.min, place.max);
            let fill = theme.panel.with_opacity(0.85);
            scene.push(Shape::Rect { min, max, radius: 3.0, fill, stroke: None }, None);
        }
        label.draw(scene, place.min, target);
    }
}

/// A label's box without its leading, so that labels of neighbouring rows do not keep each other away.
fn trim(bounds: Bounds) -> Bounds {
    let leading = bounds.height() * 0.12;
    Bounds { min: [bounds.min[0], bounds.min[1] + leading], max: [bounds.max[0], bounds.max[1] - leading] }
}
