//! What a frame of the window without its network costs while the analyst works: CPU time of the window's thread, from the input to triangles ready for the
//! graphics card. Work on other threads is not counted, but what it brings is taken in.
//!
//! 60 frames a second leave 16.7 ms for each. Times are those of the thread, not of the clock, so that other programs do not count; they are
//! of this machine all the same.
//!
//! `cargo bench --bench timeline`

use std::thread;
use std::time::Duration;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
use marsad::base::{CodePoints, ContentHash};
use marsad::base::{DateValue, DocumentId, EntityId, EntityKind, EventId, EventKind, Random, TextRange};
use marsad::corpus::{Corpus, Document};
use marsad::extract::{EventStatus, Section, Sentence, Side};
use marsad::gui::{App, Folder, Options, Source};
use marsad::resolve::{
    Analysis, DateSource, DocumentDate, DocumentRecord, Entity, EntityMention, Event as Happening, EventParticipant,
    Reason, Report,
};
use rustix::time::{ClockId, clock_gettime};

const SIZE: [f32; 2] = [1440.0, 900.0];
const FRAMES: usize = 240;

fn main() {
    println!("{:>9} {:<34} {:>9} {:>9} {:>9}", "events", "while", "median", "99 %", "longest");
    for events in [1_000, 10_000, 100_000] {
        let mut window = Window::open(folder(events));
        let lanes = pos2(700.0, 800.0);
        window.measure(events, "nothing happens", |_| Vec::new());
        window.measure(events, "hovering over counts", |frame| vec![Event::PointerMoved(across(lanes, frame))]);
        window.measure(events, "panning over all days", |frame| drag(lanes, frame));
        window.measure(events, "zooming", |frame| wheel(lanes, if frame % 80 < 40 { 60.0 } else { -60.0 }));
        window.zoom_to_marks(lanes);
        window.measure(events, "hovering over marks", |frame| vec![Event::PointerMoved(across(lanes, frame))]);
        window.measure(events, "panning over marks", |frame| drag(lanes, frame));
        window.measure(events, "filtering by days and clearing", |frame| match frame % 60 {
            0 => key(Key::D, Modifiers::COMMAND | Modifiers::SHIFT),
            30 => key(Key::L, Modifiers::COMMAND | Modifiers::ALT),
            _ => Vec::new(),
        });
    }
}

struct Window {
    ctx: egui::Context,
    app: App,
    time: f64,
}

impl Window {
    fn open(folder: Folder) -> Self {
        let ctx = egui::Context::default();
        let options = Options { open: Some(Source::Paths(Vec::new())), settings: None, native_dialogs: false };
        let mut app = App::new(&ctx, options);
        app.show_ready(folder);
        let mut window = Self { ctx, app, time: 0.0 };
        // The network has lines of its own, and would hide what the rest costs.
        window.frame(key(Key::Num4, Modifiers::COMMAND));
        window.rest();
        window
    }

    /// One frame; returns its CPU time in milliseconds.
    fn frame(&mut self, events: Vec<Event>) -> f64 {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SIZE.into()));
        let input = RawInput { screen_rect, time: Some(self.time), events, ..RawInput::default() };
        let start = thread_millis();
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.frame(ui));
        // Nobody draws: the letters' pictures are not wanted.
        output.textures_delta.clear();
        let triangles = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        std::hint::black_box(triangles);
        thread_millis() - start
    }

    /// Until the workers are done.
    fn rest(&mut self) {
        for _ in 0..20_000 {
            self.frame(Vec::new());
            if !self.app.is_busy() {
                break;
            }
            thread::sleep(Duration::from_millis(2));
        }
        for _ in 0..5 {
            self.frame(Vec::new());
        }
    }

    fn zoom_to_marks(&mut self, at: Pos2) {
        self.frame(vec![Event::PointerMoved(at)]);
        for _ in 0..60 {
            self.frame(wheel(at, 60.0));
        }
        self.rest();
        for _ in 0..20 {
            self.frame(wheel(at, -60.0));
        }
        self.rest();
    }

    fn measure(&mut self, events: usize, what: &str, input: impl Fn(usize) -> Vec<Event>) {
        let mut times: Vec<f64> = Vec::with_capacity(FRAMES);
        for frame in 0..FRAMES {
            times.push(self.frame(input(frame)));
            // The rest of a frame of a screen, in which workers go on.
            thread::sleep(Duration::from_millis(8));
        }
        self.frame(vec![Event::PointerGone]);
        self.rest();
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        println!("{events:>9} {what:<34} {:>6.2} ms {:>6.2} ms {:>6.2} ms", at(0.5), at(0.99), at(1.0));
    }
}

/// CPU time of this thread, in milliseconds.
fn thread_millis() -> f64 {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    now.tv_sec as f64 * 1e3 + now.tv_nsec as f64 / 1e6
}

/// Back and forth around a point.
fn across(at: Pos2, frame: usize) -> Pos2 {
    let step = (frame % 120) as f32;
    let away = if step < 60.0 { step } else { 120.0 - step };
    at + vec2(away * 4.0 - 120.0, (step * 0.7).sin() * 40.0)
}

fn drag(at: Pos2, frame: usize) -> Vec<Event> {
    let pos = across(at, frame);
    let button =
        |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    match frame % 120 {
        0 => vec![Event::PointerMoved(pos), button(true)],
        119 => vec![button(false)],
        _ => vec![Event::PointerMoved(pos)],
    }
}

fn wheel(at: Pos2, delta: f32) -> Vec<Event> {
    let (unit, phase) = (egui::MouseWheelUnit::Point, egui::TouchPhase::Move);
    let (source, modifiers) = (egui::MouseWheelSource::Wheel, Modifiers::NONE);
    vec![Event::PointerMoved(at), Event::MouseWheel { unit, delta: vec2(0.0, delta), phase, source, modifiers }]
}

fn key(key: Key, modifiers: Modifiers) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    vec![event(true), event(false)]
}

/// A folder of this many events over ten years among a fiftieth as many made-up actors, told by a tenth as many documents.
fn folder(events: usize) -> Folder {
    let mut random = Random::new(7);
    let first = jiff::civil::date(2015, 1, 1);
    let documents: Vec<Document> = (0..(events / 10).max(20))
        .map(|n| Document::new(format!("{n}.txt"), format!("خبر رقم {n}\nالتقى فلان {n} فلانا.")))
        .collect();
    let reason = || Reason { text: "made up".to_owned(), evidence: Vec::new() };
    let record = |(n, document): (usize, &Document)| DocumentRecord {
        hash: ContentHash::of(&document.text),
        code_points: CodePoints::of(&document.text),
        path: document.path.clone(),
        title: format!("خبر رقم {n}"),
        outlet: Some(format!("صحيفة {}", n % 40)),
        date: Some(DocumentDate {
            value: DateValue::day(first + jiff::Span::new().days((n * 3_650 / documents.len()) as i64)),
            source: DateSource::Stated,
            because: Vec::new(),
        }),
        sentences: vec![Sentence {
            range: TextRange::from_usize(0..document.text.len()),
            section: Section::Body,
            paragraph: 0,
        }],
        copy_of: None,
        written_between: None,
        dates: Vec::new(),
    };
    let records: Vec<DocumentRecord> = documents.iter().enumerate().map(record).collect();
    let entities: Vec<Entity> = (0..(events / 50).max(20))
        .map(|n| Entity {
            id: EntityId::from_index(n),
            kind: [EntityKind::Person, EntityKind::Organization, EntityKind::Place][n % 3],
            name: format!("فلان رقم {n}"),
            aliases: Vec::new(),
            country: Some(["SY", "TR", "LB", "IQ", "EG"][n % 5].to_owned()),
            roles: Vec::new(),
            is_hidden: false,
            mentions: (0..5)
                .map(|mention| EntityMention {
                    document: DocumentId::from_index((n * 7 + mention) % documents.len()),
                    range: TextRange::new(0, 2),
                    because: reason(),
                })
                .collect(),
        })
        .collect();
    let happening = |n: usize, random: &mut Random| {
        let day = first + jiff::Span::new().days(random.below(3_650) as i64);
        let value = match random.below(10) {
            0 => DateValue::week_of(day),
            1 => DateValue::month(day.year(), day.month().unsigned_abs()),
            _ => DateValue::day(day),
        };
        // A few actors are in most of the news.
        let actor =
            |random: &mut Random| EntityId::from_index(random.below(entities.len()).min(random.below(entities.len())));
        let who = [actor(random), actor(random)];
        let told = 1 + random.below(3);
        let report = |at: usize| Report {
            document: DocumentId::from_index((n / 10 + at) % documents.len()),
            triggers: vec![TextRange::new(0, 2)],
            date: Some(value),
            place: None,
            participants: who.to_vec(),
            because: Vec::new(),
            repeats: None,
        };
        Happening {
            id: EventId::from_index(n),
            kind: EventKind::ALL[random.below(EventKind::ALL.len())],
            status: if random.below(20) == 0 { EventStatus::Scheduled } else { EventStatus::Happened },
            date: (random.below(50) > 0).then_some(value),
            because: Vec::new(),
            place: None,
            participants: who.map(|entity| EventParticipant { entity, side: Side::Agent }).to_vec(),
            reports: (0..told).map(report).collect(),
            independent_sources: 1 + (told as u32) / 2,
            contradictions: Vec::new(),
        }
    };
    let events: Vec<Happening> = (0..events).map(|n| happening(n, &mut random)).collect();
    let analysis = Analysis { documents: records, entities, events, relations: Vec::new(), ..Analysis::default() };
    let corpus = Corpus { documents: documents.into_iter().map(std::sync::Arc::new).collect(), ..Corpus::default() };
    Folder { source: Source::Sample, corpus: corpus.into(), readings: std::sync::Arc::default(), analysis }
}
