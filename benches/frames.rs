//! What a frame of the window costs the thread that draws it, while the analyst works with large views: median and 99th percentile of
//! its CPU time in milliseconds, everything but the graphics card's share: input, panels, accessible tree off, triangles.
//!
//! 60 frames a second leave 16.7 ms for a frame.
//!
//! `cargo bench --bench frames`

#[path = "../tests/support/folders.rs"]
mod folders;
mod support;

use std::time::{Duration, Instant};

use egui::{Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2, pos2, vec2};
use marsad::gui::{App, Options, Source};
use marsad::model::network::{Lens, TieKind};

const SIZE: Vec2 = vec2(1440.0, 900.0);
const FRAMES: usize = 240;
/// Of a network of more than 10,000 nodes.
const FEW_FRAMES: usize = 80;

fn main() {
    println!("{:<34}{:>10}{:>10}{:>10}", "ms of CPU time a frame", "median", "99 %", "most");
    for nodes in [2_000, 20_000] {
        network(nodes);
    }
    document();
}

/// A document of 8 MB with 200,000 marks, beside all other panels.
fn document() {
    const PARAGRAPHS: usize = 200_000;
    let mut window = Window::new(folders::folder(20, &[(0, 1)], |index| format!("اسم {index}")), FEW_FRAMES);
    let mut folder = Some(folders::long_document(PARAGRAPHS));
    let opening = window.measure(|window, _| {
        if let Some(folder) = folder.take() {
            window.app.show_ready(folder);
        }
    });
    report("document of 8 MB, opening", opening);
    window.settle();
    let wheel = |window: &mut Window, delta: f32| {
        let (unit, modifiers) = (egui::MouseWheelUnit::Point, Modifiers::NONE);
        let (phase, source) = (egui::TouchPhase::Move, egui::MouseWheelSource::Wheel);
        window.events.push(Event::MouseWheel { unit, delta: vec2(0.0, delta), modifiers, phase, source });
    };
    let inside = |frame: usize| pos2(620.0 + (frame % 20) as f32 * 8.0, 300.0 + (frame % 7) as f32 * 20.0);
    window.pointer(inside(0), None);
    let scrolling = window.measure(|window, frame| wheel(window, if frame % 2 == 0 { -90.0 } else { -4_000.0 }));
    report("document of 8 MB, scrolling", scrolling);
    window.settle();
    let hovering = window.measure(|window, frame| window.events.push(Event::PointerMoved(inside(frame))));
    report("document of 8 MB, hovering", hovering);
    let resizing = window.measure(|window, frame| {
        if frame % 16 == 0 {
            let key = if frame % 32 == 0 { Key::Plus } else { Key::Minus };
            for pressed in [true, false] {
                let modifiers = Modifiers::ALT;
                window.events.push(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
            }
        }
    });
    report("document of 8 MB, other sizes", resizing);
}

/// A network of `nodes` nodes with five times as many ties, as large as the window.
fn network(nodes: usize) {
    let ties = support::ties(nodes, 1);
    let frames = if nodes > 10_000 { FEW_FRAMES } else { FRAMES };
    let mut window = Window::new(folders::folder(nodes, &ties, |index| format!("اسم {index}")), frames);
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num5, Key::Num6] {
        window.key(Modifiers::COMMAND, key);
    }
    window.app.network_mut().lens = Lens { most: nodes, ..Lens::default() };
    window.settle();
    let name = |what: &str| format!("network {nodes}/{}, {what}", ties.len());

    // From a corner without nodes, so that the picture moves and no node is dragged.
    let from = pos2(16.0, 100.0);
    window.pointer(from, Some(true));
    let circle = |frame: usize| {
        let angle = frame as f32 / 40.0;
        from + vec2(260.0 * (1.0 - angle.cos()), 180.0 * angle.sin())
    };
    let panning = window.measure(|window, frame| window.events.push(Event::PointerMoved(circle(frame))));
    window.pointer(circle(frames), Some(false));
    report(&name("panning"), panning);
    window.settle();

    let row = |frame: usize| pos2(100.0 + (frame * 5) as f32, 300.0 + (frame % 7) as f32 * 40.0);
    let hovering = window.measure(|window, frame| window.events.push(Event::PointerMoved(row(frame))));
    report(&name("hovering"), hovering);

    let zooming = window.measure(|window, frame| {
        let delta = vec2(0.0, if frame < frames / 2 { 12.0 } else { -12.0 });
        let (unit, modifiers) = (egui::MouseWheelUnit::Point, Modifiers::NONE);
        window.events.push(Event::MouseWheel {
            unit,
            delta,
            modifiers,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
        });
    });
    report(&name("zooming"), zooming);
    window.settle();

    let filtering = window.measure(|window, frame| {
        if frame % 24 == 0 {
            let without = &mut window.app.network_mut().lens.without;
            let kind = TieKind::all().nth(frame / 24 % 3).unwrap_or(TieKind::Sentence);
            if !without.remove(&kind) {
                without.insert(kind);
            }
        }
    });
    report(&name("filtering"), filtering);
}

fn report(name: &str, mut times: Vec<f64>) {
    let [median, most_often, most] = [0.5, 0.99, 1.0].map(|share| support::quantile(&mut times, share));
    println!("{name:<34}{median:>10.2}{most_often:>10.2}{most:>10.2}");
}

/// The program's window without one: what egui would be given each frame, and what it would be asked to draw.
struct Window {
    ctx: egui::Context,
    app: App,
    events: Vec<Event>,
    time: f64,
    /// In a measurement.
    frames: usize,
}

impl Window {
    fn new(folder: marsad::gui::Folder, frames: usize) -> Self {
        let ctx = egui::Context::default();
        let options =
            Options { open: Some(Source::Paths(vec!["nowhere".into()])), settings: None, native_dialogs: false };
        let mut app = App::new(&ctx, options);
        app.show_ready(folder);
        let mut window = Self { ctx, app, events: Vec::new(), time: 0.0, frames };
        window.settle();
        window
    }

    /// One frame; how long the thread worked on it, in milliseconds.
    fn frame(&mut self) -> f64 {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.time),
            focused: true,
            events: std::mem::take(&mut self.events),
            ..RawInput::default()
        };
        let start = cpu_time();
        let (ctx, app) = (&self.ctx, &mut self.app);
        let mut output = ctx.run_ui(input, |ui| app.frame(ui));
        // Nobody draws: the letters' pictures are not wanted.
        output.textures_delta.clear();
        let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
        std::hint::black_box(triangles);
        (cpu_time() - start).as_secs_f64() * 1e3
    }

    fn measure(&mut self, mut before: impl FnMut(&mut Self, usize)) -> Vec<f64> {
        let frames = self.frames;
        let frame = |frame: usize| {
            before(self, frame);
            let began = Instant::now();
            let secs = self.frame();
            // Workers get the time that a screen of 60 frames a second would leave them.
            std::thread::sleep(Duration::from_micros(16_600).saturating_sub(began.elapsed()));
            secs
        };
        (0..frames).map(frame).collect()
    }

    fn settle(&mut self) {
        for quiet in 0..20_000 {
            self.frame();
            if quiet > 4 && !self.app.is_busy() {
                break;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        for _ in 0..4 {
            self.frame();
        }
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        for pressed in [true, false] {
            self.events.push(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
        }
        self.frame();
    }

    fn pointer(&mut self, pos: Pos2, pressed: Option<bool>) {
        self.events.push(Event::PointerMoved(pos));
        if let Some(pressed) = pressed {
            let button = PointerButton::Primary;
            self.events.push(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        }
        self.frame();
    }
}

/// What this thread has worked so far.
#[cfg(unix)]
fn cpu_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec.unsigned_abs() as u32)
}

/// Where the system does not tell, the time that has passed.
#[cfg(not(unix))]
fn cpu_time() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    START.elapsed()
}
