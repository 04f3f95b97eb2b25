use std::hash::{Hash as _, Hasher as _};
use std::sync::{Arc, Mutex, MutexGuard};

use rustc_hash::{FxHashMap, FxHasher};

use super::atlas::Atlas;
use crate::text::{Layout, Span, Style, TextEngine};

/// Layouts not asked for in this many frames are dropped.
const FRAMES_KEPT: u64 = 120;

/// What the widgets of one window share: the engine, the texts it has set lately, and the glyph atlas.
#[derive(Clone)]
pub struct TextContext(Arc<Mutex<Shared>>);

#[derive(Default)]
pub(super) struct Shared {
    pub engine: TextEngine,
    pub atlas: Atlas,
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
            data.get_temp_mut_or_insert_with(id, || Self(Arc::new(Mutex::new(Shared::default())))).clone()
        });
        this.lock().begin_pass(ctx.cumulative_pass_nr());
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

    /// Sets `text` without keeping the result here, for a caller that keeps it.
    pub fn layout_once(&self, text: &str, style: &Style, spans: &[Span]) -> Layout {
        self.lock().engine.layout(text, style, spans)
    }
}

impl Shared {
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
