use std::hash::{Hash as _, Hasher as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use rustc_hash::{FxHashMap, FxHasher};

use super::atlas::Atlas;
use crate::text::{Layout, Shaped, Span, Style, TextEngine};

/// Layouts not asked for in this many frames are dropped.
const FRAMES_KEPT: u64 = 120;

/// What the widgets of one window share: the engine, the texts it has set lately, and the glyph atlas.
#[derive(Clone)]
pub struct TextContext(Arc<Mutex<Shared>>);

pub(super) struct Shared {
    pub engine: TextEngine,
    pub atlas: Atlas,
    /// Set when the search for the fonts of some letters, on a thread of its own, is done.
    search: Option<Arc<AtomicBool>>,
    /// How many searches are done. What was set before the last may hold boxes where there are letters now.
    searches: u32,
    layouts: FxHashMap<u64, Cached>,
    /// The present frame, and the one in which old layouts were last dropped.
    pass: u64,
    swept: u64,
}

struct Cached {
    style: Style,
    spans: Vec<Span>,
    layout: Arc<Layout>,
    used: u64,
}

impl TextContext {
    /// The one of this egui context, made at the first call.
    pub fn get(ctx: &egui::Context) -> Self {
        let id = egui::Id::unique("text context");
        let this = ctx.data_mut(|data| {
            data.get_temp_mut_or_insert_with(id, || Self(Arc::new(Mutex::new(Shared::new())))).clone()
        });
        let mut shared = this.lock();
        shared.begin_pass(ctx.cumulative_pass_nr());
        shared.search_fonts(ctx);
        drop(shared);
        this
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, Shared> {
        // After a panic elsewhere the caches are at worst incomplete.
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Sets `text`, or takes it from the cache where it was set the same way lately.
    pub fn layout(&self, text: &str, style: &Style, spans: &[Span]) -> Arc<Layout> {
        self.lock().layout(text, style, spans)
    }

    /// Shapes `text`, for a caller that breaks it into lines and keeps it.
    pub fn shape(&self, text: &str, style: &Style, spans: &[Span]) -> Shaped {
        self.lock().engine.shape(text, style, spans)
    }

    /// Another number when texts that are kept should be shaped again, since more fonts are known.
    pub fn searches(&self) -> u32 {
        self.lock().searches
    }

    /// Sets `text` without keeping the result here, for a caller that keeps it.
    pub fn layout_once(&self, text: &str, style: &Style, spans: &[Span]) -> Layout {
        self.lock().engine.layout(text, style, spans)
    }
}

impl Shared {
    fn new() -> Self {
        Self {
            engine: TextEngine::new().without_waiting(),
            atlas: Atlas::default(),
            search: None,
            searches: 0,
            layouts: FxHashMap::default(),
            pass: 0,
            swept: 0,
        }
    }

    /// Looks for the fonts of letters that were set as boxes, which takes longer than a frame, and forgets those boxes when it is done.
    fn search_fonts(&mut self, ctx: &egui::Context) {
        if self.search.as_ref().is_some_and(|done| done.load(Ordering::Acquire)) {
            self.search = None;
            self.searches += 1;
            self.layouts.clear();
        }
        if self.search.is_some() {
            return;
        }
        let wanted = self.engine.take_wanted();
        if wanted.is_empty() {
            return;
        }
        let done = Arc::new(AtomicBool::new(false));
        let (fonts, ctx, finished) = (self.engine.fonts().clone(), ctx.clone(), done.clone());
        let search = move || {
            fonts.look_for(&wanted);
            finished.store(true, Ordering::Release);
            ctx.request_repaint();
        };
        // Without a thread the boxes stay, which show what the letters are.
        if std::thread::Builder::new().name("fonts".to_owned()).spawn(search).is_ok() {
            self.search = Some(done);
        }
    }

    fn begin_pass(&mut self, pass: u64) {
        self.pass = pass;
        self.atlas.begin_pass(pass);
        if pass > self.swept + FRAMES_KEPT {
            self.swept = pass;
            self.layouts.retain(|_, cached| cached.used + FRAMES_KEPT >= pass);
        }
    }

    fn layout(&mut self, text: &str, style: &Style, spans: &[Span]) -> Arc<Layout> {
        let key = key(text, style, spans);
        let is_same = |cached: &Cached| *cached.layout.text == *text && cached.style == *style && cached.spans == spans;
        if let Some(cached) = self.layouts.get_mut(&key).filter(|cached| is_same(cached)) {
            cached.used = self.pass;
            return cached.layout.clone();
        }
        let layout = Arc::new(self.engine.layout(text, style, spans));
        let cached = Cached { style: style.clone(), spans: spans.to_vec(), layout: layout.clone(), used: self.pass };
        self.layouts.insert(key, cached);
        layout
    }
}

fn key(text: &str, style: &Style, spans: &[Span]) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    (style.family, style.weight, style.italic, style.color, style.direction, style.align, style.elide)
        .hash(&mut hasher);
    (style.size.to_bits(), style.line_height.to_bits(), style.width.map(f32::to_bits)).hash(&mut hasher);
    for span in spans {
        (&span.range, span.color, span.weight).hash(&mut hasher);
    }
    hasher.finish()
}
