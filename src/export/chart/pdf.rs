//! Display list → PDF with embedded fonts, so that its text can be searched and copied.

use std::collections::BTreeMap;
use std::ops::Range;

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, LinearGradient, SpreadMethod, Stop, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};

use super::ChartError;
use crate::base::Rgba;
use crate::scene::{Scene, Shape, Stroke};
use crate::text::{FontFace, FontId, Fonts, Glyph, Layout, SLANT, outline};

pub(super) fn pdf(scene: &Scene, fonts: &Fonts) -> Result<Vec<u8>, ChartError> {
    let refused = || ChartError::Draw(format!("no page of {} by {} points", scene.width, scene.height));
    let settings = PageSettings::from_wh(scene.width, scene.height).ok_or_else(refused)?;
    let mut document = Document::new();
    let metadata = Metadata::new().title(scene.title.clone()).creator("Marsad".to_owned());
    document.set_metadata(metadata.language("ar".to_owned()));
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let mut painter = Painter { surface: &mut surface, fonts, loaded: BTreeMap::new() };
    painter.rect([0.0, 0.0], [scene.width, scene.height], 0.0, scene.background, None);
    for item in &scene.items {
        painter.shape(&item.shape);
    }
    surface.finish();
    page.finish();
    document.finish().map_err(|error| ChartError::Draw(format!("{error:?}")))
}

struct Painter<'a, 'page> {
    surface: &'a mut Surface<'page>,
    fonts: &'a Fonts,
    loaded: BTreeMap<FontId, Option<Face>>,
}

impl Painter<'_, '_> {
    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Line { from, to, stroke } => {
                let mut path = PathBuilder::new();
                path.move_to(from[0], from[1]);
                path.line_to(to[0], to[1]);
                self.path(path, Rgba::TRANSPARENT, Some(*stroke));
            }
            Shape::Circle { center, radius, fill, stroke } => {
                let (min, max) = (center.map(|at| at - radius), center.map(|at| at + radius));
                self.rect(min, max, *radius, *fill, *stroke);
            }
            Shape::Rect { min, max, radius, fill, stroke } => self.rect(*min, *max, *radius, *fill, *stroke),
            Shape::Polygon { points, fill, stroke } => {
                let mut path = PathBuilder::new();
                for (index, [x, y]) in points.iter().enumerate() {
                    if index == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
                }
                path.close();
                self.path(path, *fill, *stroke);
            }
            Shape::Fade { min, max, from, to } => self.fade(*min, *max, *from, *to),
            Shape::Text { at, layout } => self.text(*at, layout),
        }
    }

    /// A rectangle with corners of `radius`, drawn as quarter circles of one cubic each.
    fn rect(&mut self, min: [f32; 2], max: [f32; 2], radius: f32, fill: Rgba, stroke: Option<Stroke>) {
        /// How far the control points of a cubic quarter circle lie from its ends, as a share of the radius.
        const QUARTER: f32 = 0.552_284_8;
        let mut path = PathBuilder::new();
        let radius = radius.min((max[0] - min[0]) / 2.0).min((max[1] - min[1]) / 2.0).max(0.0);
        if radius == 0.0 {
            let Some(rect) = Rect::from_ltrb(min[0], min[1], max[0], max[1]) else { return };
            path.push_rect(rect);
            return self.path(path, fill, stroke);
        }
        let ([l, t], [r, b], c) = (min, max, radius * (1.0 - QUARTER));
        path.move_to(l + radius, t);
        path.line_to(r - radius, t);
        path.cubic_to(r - c, t, r, t + c, r, t + radius);
        path.line_to(r, b - radius);
        path.cubic_to(r, b - c, r - c, b, r - radius, b);
        path.line_to(l + radius, b);
        path.cubic_to(l + c, b, l, b - c, l, b - radius);
        path.line_to(l, t + radius);
        path.cubic_to(l, t + c, l + c, t, l + radius, t);
        path.close();
        self.path(path, fill, stroke);
    }

    fn path(&mut self, path: PathBuilder, fill: Rgba, stroke: Option<Stroke>) {
        let Some(path) = path.finish() else { return };
        let stroke = stroke.filter(|stroke| stroke.color.a > 0 && stroke.width > 0.0);
        if fill.a == 0 && stroke.is_none() {
            return;
        }
        self.surface.set_fill((fill.a > 0).then(|| solid(fill)));
        self.surface.set_stroke(stroke.map(|stroke| krilla::paint::Stroke {
            paint: color(stroke.color).into(),
            width: stroke.width,
            opacity: share(stroke.color.opacity()),
            line_cap: LineCap::Butt,
            dash: stroke.dash.map(|(dash, gap)| StrokeDash { array: vec![dash, gap], offset: 0.0 }),
            ..krilla::paint::Stroke::default()
        }));
        self.surface.draw_path(&path);
    }

    fn fade(&mut self, min: [f32; 2], max: [f32; 2], from: Rgba, to: Rgba) {
        let Some(rect) = Rect::from_ltrb(min[0], min[1], max[0], max[1]) else { return };
        let stop = |offset, at: Rgba| Stop { offset, color: color(at).into(), opacity: share(at.opacity()) };
        let gradient = LinearGradient {
            x1: min[0],
            y1: min[1],
            x2: max[0],
            y2: min[1],
            transform: Transform::identity(),
            spread_method: SpreadMethod::Pad,
            stops: vec![stop(NormalizedF32::ZERO, from), stop(NormalizedF32::ONE, to)],
            anti_alias: true,
        };
        let mut path = PathBuilder::new();
        path.push_rect(rect);
        let Some(path) = path.finish() else { return };
        let fill = Fill { paint: gradient.into(), opacity: NormalizedF32::ONE, rule: FillRule::NonZero };
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(fill));
        self.surface.draw_path(&path);
    }

    /// Glyphs of one face, size and colour on one line go out together, each with the bytes of the text it stands for.
    fn text(&mut self, at: [f32; 2], layout: &Layout) {
        let alike = |a: &Glyph, b: &Glyph| {
            (a.font, a.line, a.color, a.slanted) == (b.font, b.line, b.color, b.slanted) && a.size == b.size
        };
        for run in layout.glyphs.chunk_by(alike) {
            let first = &run[0];
            let Some(face) = self.face(first.font) else { continue };
            let baseline = layout.lines.get(first.line as usize).map_or(first.y, |line| line.baseline);
            let mut pieces = pieces(run, layout, face.blank);
            let y = at[1] + baseline;
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(solid(first.color)));
            if first.slanted {
                self.surface.push_transform(&Transform::from_row(1.0, 0.0, -SLANT, 1.0, SLANT * y, 0.0));
                // The layout has moved raised glyphs already.
                pieces.iter_mut().for_each(|piece| piece.x -= SLANT * (baseline - piece.y));
            }
            let glyph = |piece: &Piece, next_x: f32| KrillaGlyph {
                glyph_id: GlyphId::new(u32::from(piece.glyph)),
                text_range: piece.range.clone(),
                x_advance: (next_x - piece.x) / first.size,
                x_offset: 0.0,
                y_offset: (baseline - piece.y) / first.size,
                y_advance: 0.0,
                location: None,
            };
            let words: Vec<&Piece> = pieces.iter().filter(|piece| !piece.range.is_empty()).collect();
            let next_x = |index: usize| words.get(index + 1).unwrap_or(&words[index]).x;
            let glyphs: Vec<KrillaGlyph> =
                words.iter().enumerate().map(|(index, piece)| glyph(piece, next_x(index))).collect();
            if let Some(start) = words.first() {
                let start = Point::from_xy(at[0] + start.x, y);
                self.surface.draw_glyphs(start, &glyphs, face.font.clone(), &layout.text, first.size, false);
            }
            for mark in pieces.iter().filter(|piece| piece.range.is_empty()) {
                let (start, glyphs) = (Point::from_xy(at[0] + mark.x, y), [glyph(mark, mark.x)]);
                self.surface.draw_glyphs(start, &glyphs, face.font.clone(), &layout.text, first.size, true);
            }
            if first.slanted {
                self.surface.pop();
            }
        }
    }

    fn face(&mut self, id: FontId) -> Option<Face> {
        let load = || {
            let face = self.fonts.face(id);
            let blank = blank_glyph(&face);
            Some(Face { font: Font::new(face.data.into(), face.index)?, blank })
        };
        self.loaded.entry(id).or_insert_with(load).clone()
    }
}

#[derive(Clone)]
struct Face {
    font: Font,
    /// A glyph without ink and width.
    blank: Option<u16>,
}

/// A glyph that neither takes room nor leaves ink. Some faces draw a bar for one invisible character and nothing for another.
fn blank_glyph(face: &FontFace) -> Option<u16> {
    const INVISIBLE: [char; 4] = ['\u{200C}', '\u{200B}', '\u{FEFF}', '\u{061C}'];
    let font = face.font_ref()?;
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let glyphs = INVISIBLE.into_iter().filter_map(|invisible| font.charmap().map(invisible));
    let mut blank = glyphs
        .filter(|id| metrics.advance_width(*id) == Some(0.0))
        .filter_map(|id| u16::try_from(id.to_u32()).ok())
        .filter(|id| *id != 0 && outline(face, *id, 1.0).is_empty());
    blank.next()
}

/// A glyph as it goes into the file.
struct Piece {
    glyph: u16,
    x: f32,
    y: f32,
    /// The bytes it stands for. Empty for a vowel sign, which is drawn as an outline.
    range: Range<usize>,
}

/// The glyphs of a run such that readers find its words.
///
/// Programs that extract text put the glyphs of a right-to-left word in order from right to left, and some (poppler 22) turn
/// round the letters inside a glyph as well, so that a ligature of lam and alif comes out as alif and lam. Therefore every glyph stands for one
/// letter: the one that has the ink for the first of its cluster, and blank glyphs at its left for the others.
fn pieces(run: &[Glyph], layout: &Layout, blank: Option<u16>) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(run.len());
    for cluster in run.chunk_by(|a, b| a.range == b.range) {
        let range = cluster[0].range.start as usize..cluster[0].range.end as usize;
        let line = layout.lines.get(cluster[0].line as usize);
        let known = line.and_then(|line| line.clusters.iter().find(|cluster| cluster.range.start == range.start));
        let letters: Vec<Range<usize>> = layout.text.get(range.clone()).map_or_else(Vec::new, |text| {
            text.char_indices().map(|(at, c)| range.start + at..range.start + at + c.len_utf8()).collect()
        });
        // The base comes last in a right-to-left cluster, and marks are moved over it.
        let base = &cluster[cluster.len() - 1];
        let plain = |glyph: &Glyph, range| Piece { glyph: glyph.id, x: glyph.x, y: glyph.y, range };
        match (known.is_some_and(|cluster| cluster.right_to_left), blank) {
            (true, Some(blank)) if !letters.is_empty() && (letters.len() > 1 || cluster.len() > 1) => {
                let marks = &cluster[..cluster.len() - 1];
                pieces.extend(marks.iter().map(|glyph| plain(glyph, 0..0)));
                let others = letters[1..].iter().rev().cloned();
                pieces.extend(others.map(|range| Piece { glyph: blank, x: base.x, y: base.y, range }));
                pieces.push(plain(base, letters[0].clone()));
            }
            _ => pieces.extend(cluster.iter().map(|glyph| plain(glyph, range.clone()))),
        }
    }
    pieces
}

fn color(color: Rgba) -> rgb::Color {
    rgb::Color::new(color.r, color.g, color.b)
}

fn solid(fill: Rgba) -> Fill {
    Fill { paint: color(fill).into(), opacity: share(fill.opacity()), rule: FillRule::NonZero }
}

fn share(opacity: f32) -> NormalizedF32 {
    NormalizedF32::new(opacity.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{Family, Style, TextEngine, Weight};

    /// What a program extracts that puts the glyphs of a right-to-left line in order from right to left.
    fn extracted(text: &str) -> String {
        let mut engine = TextEngine::with_fonts(Fonts::bundled());
        let layout = engine.layout(text, &Style::default(), &[]);
        let blank = blank_glyph(&engine.font(layout.glyphs[0].font));
        assert!(blank.is_some(), "the bundled face has a blank glyph");
        let pieces = pieces(&layout.glyphs, &layout, blank);
        pieces.iter().rev().map(|piece| &layout.text[piece.range.clone()]).collect()
    }

    #[test]
    fn letters_stand_for_themselves_without_ink_of_their_own() {
        for (family, weight) in [Family::Reading, Family::Interface]
            .into_iter()
            .flat_map(|family| [Weight::Regular, Weight::Bold].map(|weight| (family, weight)))
        {
            let mut engine = TextEngine::with_fonts(Fonts::bundled());
            let layout = engine.layout("ب", &Style { family, weight, ..Style::default() }, &[]);
            let face = engine.font(layout.glyphs[0].font);
            let blank = blank_glyph(&face).expect("the bundled faces have a blank glyph");
            assert!(outline(&face, blank, 20.0).is_empty(), "{family:?} {weight:?}");
        }
    }

    #[test]
    fn a_ligature_is_extracted_letter_by_letter() {
        for text in ["الأسد", "إعلان", "لا", "عمّان", "الله"] {
            assert_eq!(extracted(text), text);
        }
    }

    proptest! {
        #[test]
        fn words_are_extracted_as_they_were_written(text in "[بتجلامنهوأآىةي]{1,6}( [بلاإأرم]{1,5}){0,2}") {
            prop_assert_eq!(extracted(&text), text);
        }
    }
}
