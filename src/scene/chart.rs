//! A whole picture for a file: the chart with its title above and its legend below.

use super::bounds::Bounds;
use super::decided::Decided;
use super::display::{Scene, Shape, Stroke};
use super::glyph::{self, Paint};
use super::labels::{Label, LabelStyle};
use super::layout::{LayoutRequest, Positions, layout};
use super::legend::{self, ROOMY, Sample, timeline_entries};
use super::network::{Labels, NetworkStyle, NetworkView, legend as network_entries, network_scene};
use super::theme::{Glyph, Mode, Theme};
use super::timeline::{AxisCalendars, TimelineView, timeline_overlay, timeline_picture};
use super::tokens::size;
use crate::model::Target;
use crate::model::network::Network;
use crate::model::timeline::Timeline;
use crate::text::TextEngine;

/// How a chart is to be drawn into a file.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartOptions {
    /// Of the whole picture, in points.
    pub width: f32,
    /// Of the whole picture, in points; without it, what suits the chart. A chart that needs more for its legend or lanes gets it.
    pub height: Option<f32>,
    pub mode: Mode,
    /// Heads the picture, often the folder's name.
    pub title: String,
    pub selected: Option<Target>,
    /// Of the timeline's axis.
    pub calendars: AxisCalendars,
    /// What a person decided of what the chart shows.
    pub decided: Decided,
    /// The timeline as it is on screen, instead of all its days in a picture of its own size.
    pub timeline: Option<TimelineView>,
}

impl ChartOptions {
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            width: 1200.0,
            height: None,
            mode: Mode::Light,
            title: title.into(),
            selected: None,
            calendars: AxisCalendars::default(),
            decided: Decided::default(),
            timeline: None,
        }
    }
}

const MARGIN: f32 = 24.0;
const SMALLEST: [f32; 2] = [320.0, 240.0];
/// Less is no chart, in points.
const LEAST_BODY: f32 = 160.0;
const TRAY_WIDTH: f32 = 236.0;
const TRAY_HEAD: f32 = 32.0;
const TRAY_LINE: f32 = 23.0;
/// A picture without a height of its own grows for so many undated events.
const TRAY_LINES: usize = 24;

/// What a picture of a network is to show besides the network itself.
#[derive(Clone, Debug, Default)]
pub struct NetworkChart {
    /// Where nodes are in the window; without it the network is laid out afresh.
    pub positions: Option<Positions>,
    pub style: NetworkStyle,
    /// What of it is on screen, as a view of the window; without it, all.
    pub part: Option<NetworkView>,
}

/// The network as a picture for a file.
pub fn network_chart(
    network: &Network,
    chart: &NetworkChart,
    options: &ChartOptions,
    engine: &mut TextEngine,
) -> Scene {
    let spare = TextEngine::with_fonts(engine.fonts().clone());
    let mut labels = Labels::new(std::mem::replace(engine, spare));
    let scene = draw_network(network, chart, options, &mut labels);
    *engine = labels.into_engine();
    scene
}

fn draw_network(network: &Network, chart: &NetworkChart, options: &ChartOptions, labels: &mut Labels) -> Scene {
    let (people, ties) = (network.nodes.len(), network.ties.len());
    let caption =
        format!("{people} of {} people, organisations and places · {}", network.candidates, count(ties, "tie"));
    // What is on screen is written at the size it has there.
    let options = match &chart.part {
        Some(part) => &ChartOptions { width: part.size[0] + 2.0 * MARGIN, ..options.clone() },
        None => options,
    };
    let mut frame = Frame::new(options, &caption, labels.engine());
    let entries = network_entries(network, chart.style, frame.theme);
    let legend = frame.legend(&entries, labels.engine());
    if let Some(part) = &chart.part {
        frame.scene.height = frame.top + part.size[1] + legend.height + MARGIN;
    }
    let body = frame.body(legend.height);
    let size = [body.width(), body.height()];
    let fresh;
    let positions = match &chart.positions {
        Some(positions) => positions,
        None => {
            let request = LayoutRequest::new(network, &Default::default(), size, chart.style.size_by);
            fresh = layout(&request, &Positions::default());
            &fresh
        }
    };
    let view = match &chart.part {
        Some(part) => NetworkView { size, hovered: None, ..part.clone() },
        None => NetworkView { style: chart.style, ..NetworkView::fit(positions, size, options.mode) },
    };
    let view = NetworkView { selected: options.selected, mode: options.mode, ..view };
    let drawn = network_scene(network, positions, &view, labels);
    if network.nodes.is_empty() {
        frame.say_empty(body, "No ties between people, organisations or places", labels.engine());
    }
    frame.finish(drawn, body, legend, ("Network", &options.decided), labels.engine())
}

/// The timeline as a picture for a file, with the undated events at its end: all its days, or what is on screen in the size it has there.
pub fn timeline_chart(timeline: &Timeline, options: &ChartOptions, engine: &mut TextEngine) -> Scene {
    let (dated, undated) = (timeline.events.len(), timeline.undated.len());
    let mut caption = format!("{} · {undated} without a day", count(dated + undated, "event"));
    if dated + undated < timeline.total {
        caption = format!(
            "{} of {}",
            dated + undated,
            caption.replacen(&format!("{} event", dated + undated), &format!("{} event", timeline.total), 1)
        );
    }
    let has_tray = !timeline.undated.is_empty();
    let mut options = options.clone();
    if let Some(view) = &options.timeline {
        options.width = view.size[0] + 2.0 * MARGIN + if has_tray { TRAY_WIDTH } else { 0.0 };
    }
    let mut frame = Frame::new(&options, &caption, engine);
    let entries = timeline_entries(timeline, frame.theme);
    let legend = frame.legend(&entries, engine);
    let mut body = frame.body(legend.height);
    let tray = if has_tray { TRAY_WIDTH.min(body.width() * 0.35) } else { 0.0 };
    let width = body.width() - tray;
    let view = match &options.timeline {
        Some(view) => TimelineView { overscan: 0.0, mode: options.mode, ..view.clone() },
        None => {
            // All marks are to be told apart in a file, so it grows where a panel would count them.
            let height = if options.height.is_some() { body.height() } else { LEAST_BODY };
            let fit = TimelineView::fit(timeline, [width, height], options.mode);
            TimelineView { spread: true, emphasis: emphasis(options.selected), calendars: options.calendars, ..fit }
        }
    };
    let picture = timeline_picture(timeline, &view, engine);
    let mut chart = picture.flatten(timeline);
    chart.place(timeline_overlay(timeline, &picture, options.selected, None, engine), [0.0; 2]);
    let lines =
        if options.height.is_some() || options.timeline.is_some() { 0 } else { timeline.undated.len().min(TRAY_LINES) };
    let wanted = picture.height.max(TRAY_HEAD + TRAY_LINE * lines as f32).max(LEAST_BODY);
    frame.scene.height += wanted - body.height();
    body.max[1] = body.min[1] + wanted;
    if dated == 0 {
        let plot = Bounds { min: body.min, max: [body.min[0] + width, body.max[1]] };
        frame.say_empty(plot, "No event has a day", engine);
    }
    if tray > 0.0 {
        let place = Bounds { min: [body.max[0] - tray, body.min[1]], max: body.max };
        frame.tray(timeline, place, engine);
    }
    frame.finish(chart, body, legend, ("Timeline", &options.decided), engine)
}

/// A selected event does not push the others back: what happened around it is what a timeline is for.
pub fn emphasis(selected: Option<Target>) -> Option<Target> {
    selected.filter(|target| !matches!(target, Target::Event(_)))
}

fn count(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// The picture while it is put together.
struct Frame<'a> {
    scene: Scene,
    theme: &'a Theme,
    /// Below the title.
    top: f32,
}

/// A legend that is set but not yet placed.
struct Foot {
    scene: Scene,
    height: f32,
}

impl<'a> Frame<'a> {
    fn new(options: &ChartOptions, caption: &str, engine: &mut TextEngine) -> Frame<'a> {
        let theme = Theme::of(options.mode);
        let usable = |length: f32, least: f32| if length.is_finite() { length.max(least) } else { least };
        let width = usable(options.width, SMALLEST[0]);
        let size = [width, usable(options.height.unwrap_or(width * 2.0 / 3.0), SMALLEST[1])];
        let mut scene = Scene::new(size, theme.panel, options.title.clone());
        let most = Some(size[0] - 2.0 * MARGIN);
        let title = Label::new(engine, &options.title, LabelStyle::new(size::TITLE, theme.ink).bold(), most);
        let caption = Label::new(engine, caption, LabelStyle::new(size::LABEL, theme.muted), most);
        // An Arabic title stands at the right, where its reader begins.
        let side = |label: &Label| if title.layout.right_to_left { size[0] - MARGIN - label.width } else { MARGIN };
        title.draw(&mut scene, [side(&title), MARGIN - 6.0], None);
        let below = MARGIN - 6.0 + title.height;
        caption.draw(&mut scene, [side(&caption), below], None);
        Frame { scene, theme, top: below + caption.height + 12.0 }
    }

    fn legend(&self, entries: &[(Sample, String)], engine: &mut TextEngine) -> Foot {
        let width = self.scene.width - 2.0 * MARGIN;
        let scene = legend::set(entries, ROOMY, (usize::MAX, width), self.theme, engine).scene;
        let height = if scene.items.is_empty() { 0.0 } else { LEGEND_GAP + scene.height };
        Foot { scene, height }
    }

    /// Where the chart goes; the picture grows where too little would be left for it.
    fn body(&mut self, legend: f32) -> Bounds {
        let bottom = (self.scene.height - MARGIN - legend).max(self.top + LEAST_BODY);
        self.scene.height = bottom + legend + MARGIN;
        Bounds { min: [MARGIN, self.top], max: [self.scene.width - MARGIN, bottom] }
    }

    fn say_empty(&mut self, body: Bounds, words: &str, engine: &mut TextEngine) {
        let label = Label::new(engine, words, LabelStyle::new(size::BODY, self.theme.muted), Some(body.width()));
        let [x, y] = body.center();
        label.draw(&mut self.scene, [x - label.width / 2.0, y - label.height / 2.0], None);
    }

    /// The events without a day, as many as there is room for, and how many more there are.
    fn tray(&mut self, timeline: &Timeline, place: Bounds, engine: &mut TextEngine) {
        let theme = self.theme;
        let stroke = Stroke::solid(1.0, theme.line);
        self.scene.push(Shape::Line { from: place.min, to: [place.min[0], place.max[1]], stroke }, None);
        let (left, right) = (place.min[0] + 16.0, place.max[0]);
        let head = Label::new(engine, "Undated", LabelStyle::new(size::BODY, theme.ink).bold(), None);
        head.draw(&mut self.scene, [left, place.min[1] + 4.0], None);
        let mut y = place.min[1] + TRAY_HEAD;
        for (index, undated) in timeline.undated.iter().enumerate() {
            let rest = timeline.undated.len() - index;
            let is_last_line = y + 2.0 * TRAY_LINE > place.max[1];
            if is_last_line && rest > 1 {
                let more =
                    Label::new(engine, &format!("+ {rest} more"), LabelStyle::new(size::SMALL, theme.muted), None);
                more.draw(&mut self.scene, [left, y], None);
                break;
            }
            let target = Some(Target::Event(undated.event));
            let color = theme.event(undated.kind);
            let middle = y + TRAY_LINE / 2.0;
            let shape = Glyph::of_event(undated.kind);
            glyph::draw(&mut self.scene, shape, [right - 6.0, middle], 5.0, Paint::solid(color), target);
            let most = Some(right - 20.0 - left);
            let label = Label::new(engine, &undated.label, LabelStyle::new(size::LABEL, theme.ink), most);
            let min = [right - 20.0 - label.width, middle - label.height / 2.0];
            label.draw(&mut self.scene, min, target);
            let name = format!("{}, {}, {}", undated.label, undated.kind, undated.bounds.text());
            self.scene.names.insert(Target::Event(undated.event), name);
            y += TRAY_LINE;
        }
    }

    /// Puts chart and legend in their places, and under them what was decided; `kind` is what the chart is called.
    fn finish(
        mut self,
        mut chart: Scene,
        body: Bounds,
        legend: Foot,
        (kind, decided): (&str, &Decided),
        engine: &mut TextEngine,
    ) -> Scene {
        decided.sign(&mut chart, self.theme);
        self.scene.place(chart, body.min);
        self.scene.place(legend.scene, [MARGIN, body.max[1] + LEGEND_GAP]);
        if let Some(list) = decided.list(self.scene.width - 2.0 * MARGIN, self.theme, engine) {
            let (top, height) = (self.scene.height - MARGIN + LEGEND_GAP, list.height);
            self.scene.place(list, [MARGIN, top]);
            self.scene.height += height + LEGEND_GAP;
        }
        self.scene.title =
            if self.scene.title.is_empty() { kind.to_owned() } else { format!("{kind}: {}", self.scene.title) };
        self.scene
    }
}

/// Between a chart and its legend.
const LEGEND_GAP: f32 = 14.0;
