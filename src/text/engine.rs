use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use parley::fontique::{Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{
    BaseDirection, CHROMIUM_LINE_BREAK_OVERRIDE, FontContext, FontFamily, FontFamilyName, FontWeight, LayoutContext,
    LineHeight, OverflowWrap, StyleProperty,
};

use super::fonts::{FontFace, Fonts, INTERFACE, READING};
use super::layout::{FontId, Layout};
use super::letters::{Faces, Letters};
use super::shaped::{Part, Shaped};
use super::style::{Direction, Elide, Family, Span, Style, Weight};
use super::table::{Paragraph, Table};
use crate::base::Rgba;

/// More spans than this in one paragraph are set like their surroundings, since parley counts styles in sixteen bits.
const SPANS_MOST: usize = 16_000;

/// Shapes text and breaks it into lines. Holds scratch memory and caches: make one per thread and keep it.
pub struct TextEngine {
    fonts: Arc<Fonts>,
    context: FontContext,
    scratch: LayoutContext<Rgba>,
    shaped: parley::Layout<Rgba>,
    letters: Letters,
    faces: Faces,
    registered: Vec<FontId>,
    /// The letters that were set as boxes because no face is known for them yet, in an engine that does not wait for the search.
    wanted: Option<Vec<char>>,
}

impl Default for TextEngine {
    fn default() -> Self {
        Self::new()
    }
}

impl TextEngine {
    /// An engine over [`Fonts::shared`].
    pub fn new() -> Self {
        Self::with_fonts(Fonts::shared())
    }

    pub fn with_fonts(fonts: Arc<Fonts>) -> Self {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let context = FontContext { collection: Collection::new(options), source_cache: SourceCache::default() };
        let mut engine = Self {
            context,
            scratch: LayoutContext::new(),
            shaped: parley::Layout::new(),
            letters: Letters::default(),
            faces: Faces { frames: fonts.frames(), ..Faces::default() },
            registered: Vec::new(),
            wanted: None,
            fonts,
        };
        for id in engine.fonts.bundled_ids() {
            engine.register(id);
        }
        engine
    }

    /// From now on, letters for which the system's fonts have not been searched are set as boxes and kept for
    /// [`TextEngine::take_wanted`], so that no layout waits for a search.
    pub fn without_waiting(mut self) -> Self {
        self.wanted = Some(Vec::new());
        self
    }

    /// The letters to be looked for ([`Fonts::look_for`]) before the texts that hold them are set again.
    pub fn take_wanted(&mut self) -> Vec<char> {
        self.wanted.as_mut().map(std::mem::take).unwrap_or_default()
    }

    pub fn fonts(&self) -> &Arc<Fonts> {
        &self.fonts
    }

    /// The face behind an id in a layout of this engine, or of any other over the same fonts.
    pub fn font(&self, id: FontId) -> FontFace {
        self.fonts.face(id)
    }

    /// Sets `text`, each of its paragraphs by itself. Spans count bytes of `text`; what lies outside or inside a letter is clipped.
    pub fn layout(&mut self, text: &str, style: &Style, spans: &[Span]) -> Layout {
        let style = &usable(style);
        let mut table = Table::new(style, style.width);
        match style.elide {
            Elide::Wrap => {
                let mut above = None;
                for paragraph in paragraphs(text) {
                    let own = &text[paragraph.range.clone()];
                    let direction = self.shape_below(above, own, paragraph.range.start, style, spans);
                    above = Some(direction);
                    self.shaped.break_all_lines(style.width);
                    self.push(own, &paragraph, text, style, &mut table);
                }
            }
            Elide::Lines(most) => self.elided(text, style, spans, most.max(1), &mut table),
        }
        table.finish(text.into())
    }

    /// Shapes `text` as [`TextEngine::layout`] does, to be broken into lines later, at one width after the other. Nothing is elided.
    pub fn shape(&mut self, text: &str, style: &Style, spans: &[Span]) -> Shaped {
        let style = usable(style);
        let mut above = None;
        let parts = paragraphs(text).into_iter().map(|paragraph| {
            let own = &text[paragraph.range.clone()];
            above = Some(self.shape_below(above, own, paragraph.range.start, &style, spans));
            let mut shaped = std::mem::take(&mut self.shaped);
            shaped.break_all_lines(None);
            let mut letters = Letters::default();
            letters.fill(&shaped, own, style.italic, &self.faces);
            Part { paragraph, shaped, letters }
        });
        Shaped { parts: parts.collect(), text: text.into(), style }
    }

    /// Shapes a paragraph that stands below one of direction `above`. One without letters, as an empty line, goes on in that direction.
    /// Returns its direction.
    fn shape_below(
        &mut self,
        above: Option<BaseDirection>,
        own: &str,
        start: usize,
        style: &Style,
        spans: &[Span],
    ) -> BaseDirection {
        let direction = above.filter(|_| !own.chars().any(char::is_alphabetic));
        self.shape_paragraph(own, start, style, spans, direction);
        if self.shaped.is_rtl() { BaseDirection::Rtl } else { BaseDirection::Ltr }
    }

    /// Appends what was shaped last, which is `own`, to `table` as `paragraph` of `text`.
    pub(super) fn push(&mut self, own: &str, paragraph: &Paragraph, text: &str, style: &Style, table: &mut Table) {
        self.letters.fill(&self.shaped, own, style.italic, &self.faces);
        table.push(&self.shaped, &self.letters, paragraph, text);
    }

    /// Shapes one paragraph, without breaking it into lines; the result is in `self.shaped`. `start` is where it stands in the text that
    /// `spans` count in.
    pub(super) fn shape_paragraph(
        &mut self,
        text: &str,
        start: usize,
        style: &Style,
        spans: &[Span],
        direction: Option<BaseDirection>,
    ) {
        let fallbacks = self.fallbacks_for(text);
        for &id in &fallbacks {
            self.register(id);
        }
        let families: Vec<FontFamilyName> = match style.family {
            Family::Reading => [READING, INTERFACE],
            Family::Interface => [INTERFACE, READING],
        }
        .into_iter()
        .chain(fallbacks.iter().filter_map(|&id| self.fonts.loaded(id)).map(|loaded| loaded.family))
        .map(FontFamilyName::named)
        .collect();
        let mut builder = self.scratch.ranged_builder(&mut self.context, text, 1.0, false);
        builder.set_base_direction(direction.unwrap_or(match style.direction {
            Direction::Auto => BaseDirection::Auto,
            Direction::LeftToRight => BaseDirection::Ltr,
            Direction::RightToLeft => BaseDirection::Rtl,
        }));
        builder.set_line_break_override(Some(&CHROMIUM_LINE_BREAK_OVERRIDE));
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Owned(families))));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(style.line_height)));
        builder.push_default(StyleProperty::Brush(style.color));
        builder.push_default(StyleProperty::FontWeight(font_weight(style.weight)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        let clipped = spans.iter().filter_map(|span| Some((span, clip(&span.range, start, text)?)));
        for (span, range) in clipped.take(SPANS_MOST) {
            if let Some(color) = span.color {
                builder.push(StyleProperty::Brush(color), range.clone());
            }
            if let Some(weight) = span.weight {
                builder.push(StyleProperty::FontWeight(font_weight(weight)), range);
            }
        }
        builder.build_into(&mut self.shaped, text);
    }

    pub(super) fn shaped(&mut self) -> &mut parley::Layout<Rgba> {
        &mut self.shaped
    }

    /// The system faces that `text` needs beside the bundled ones.
    fn fallbacks_for(&mut self, text: &str) -> Vec<FontId> {
        let (found, unknown) = self.fonts.fallbacks_for(text);
        match &mut self.wanted {
            _ if unknown.is_empty() => found,
            Some(wanted) => {
                wanted.extend(unknown);
                found
            }
            None => {
                self.fonts.look_for(&unknown);
                self.fonts.fallbacks_for(text).0
            }
        }
    }

    fn register(&mut self, id: FontId) {
        if self.registered.contains(&id) {
            return;
        }
        let Some(loaded) = self.fonts.loaded(id) else { return };
        self.faces.ids.insert((loaded.blob.id(), loaded.face.index), id);
        self.faces.extents.add(id, &loaded.face);
        let name = FontInfoOverride { family_name: Some(loaded.family), ..FontInfoOverride::default() };
        self.context.collection.register_fonts(loaded.blob, Some(name));
        self.registered.push(id);
    }
}

/// `style` with lengths that layout can work with.
fn usable(style: &Style) -> Style {
    let or = |value: f32, instead: f32| if value.is_finite() { value } else { instead };
    Style {
        size: or(style.size, 13.0).clamp(0.5, 2000.0),
        line_height: or(style.line_height, 1.6).clamp(0.5, 10.0),
        width: usable_width(style.width),
        ..style.clone()
    }
}

pub(super) fn usable_width(width: Option<f32>) -> Option<f32> {
    width.filter(|width| width.is_finite()).map(|width| width.max(1.0))
}

fn font_weight(weight: Weight) -> FontWeight {
    match weight {
        Weight::Regular => FontWeight::NORMAL,
        Weight::Bold => FontWeight::BOLD,
    }
}

/// The part of `range` that falls in the paragraph `text` at `start`, on character boundaries.
fn clip(range: &Range<usize>, start: usize, text: &str) -> Option<Range<usize>> {
    let from = text.floor_char_boundary(range.start.saturating_sub(start));
    let to = text.floor_char_boundary(range.end.saturating_sub(start));
    (from < to).then_some(from..to)
}

/// The paragraphs of `text` (Unicode's paragraph separators, `\r\n` as one). A text that ends in a separator has an empty last one.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if matches!(letter, '\n' | '\r' | '\u{2029}') {
            let mut end = at + letter.len_utf8();
            if letter == '\r' && letters.next_if(|&(_, next)| next == '\n').is_some() {
                end += 1;
            }
            found.push(Paragraph { range: start..at, end, cut: None });
            start = end;
        }
    }
    found.push(Paragraph { range: start..text.len(), end: text.len(), cut: None });
    found
}
