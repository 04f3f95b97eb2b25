//! A shaped paragraph → its letters in the order of the text, each with its glyphs, whatever lines it will be broken into.

use rustc_hash::FxHashMap;

use super::extents::Extents;
use super::fonts::is_drawn;
use super::layout::{FontId, Glyph};
use super::missing::Frames;
use super::outline::SLANT;
use crate::base::Rgba;

/// What glyphs are looked up in.
#[derive(Default)]
pub(super) struct Faces {
    /// By the identity of a file's bytes and the index of the face in it.
    pub ids: FxHashMap<(u64, u32), FontId>,
    pub frames: Option<Frames>,
    pub extents: Extents,
}

/// A letter with its marks, or a part of a ligature. It ends where the next one begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    /// Byte of the paragraph.
    pub start: u32,
    pub advance: f32,
    /// Behind its last glyph. The glyphs of a ligature are its first letter's.
    pub glyphs_end: u32,
    /// How far its ink reaches above and below the baseline.
    pub above: f32,
    pub below: f32,
    pub right_to_left: bool,
    /// Justification widens it.
    pub stretches: bool,
}

/// The letters of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Letters {
    pub list: Vec<Letter>,
    /// Placed from the baseline and from the edge of their letter at which reading begins, that is the right one where it is
    /// `right_to_left`. Ranges count bytes of the paragraph; no line is set.
    pub glyphs: Vec<Glyph>,
    /// The bytes of the paragraph.
    length: u32,
}

impl Letters {
    /// Replaces the letters by those of `shaped`, which is `text` and has been broken into lines, however wide.
    pub fn fill(&mut self, shaped: &parley::Layout<Rgba>, text: &str, italic: bool, faces: &Faces) {
        self.list.clear();
        self.glyphs.clear();
        self.length = text.len() as u32;
        let mut runs: Vec<_> = shaped.lines().flat_map(|line| line.runs().collect::<Vec<_>>()).collect();
        runs.sort_by_key(|run| run.text_range().start);
        for run in runs {
            self.push(&run, text, italic, faces);
        }
    }

    fn push(&mut self, run: &parley::Run<'_, Rgba>, text: &str, italic: bool, faces: &Faces) {
        let font = run.font();
        let font = faces.ids.get(&(font.data.id(), font.index)).copied().unwrap_or(FontId(0));
        let (size, right_to_left) = (run.font_size(), run.is_rtl());
        // The first letter of the present ligature, and where its glyphs begin.
        let mut ligature: Option<(usize, usize)> = None;
        for cluster in run.clusters() {
            let range = cluster.text_range();
            let advance = cluster.advance();
            let first = self.glyphs.len();
            if cluster.is_ligature_continuation() {
                if let Some((letter, glyphs)) = ligature {
                    let behind = self.list[letter].glyphs_end as usize;
                    for glyph in &mut self.glyphs[glyphs..behind] {
                        glyph.range.end = range.end as u32;
                        // They were placed from the right edge of a letter as wide as those so far.
                        glyph.x -= if right_to_left { advance } else { 0.0 };
                    }
                }
            } else {
                ligature = Some((self.list.len(), first));
                let like = Glyph {
                    font,
                    id: 0,
                    size,
                    x: 0.0,
                    y: 0.0,
                    color: cluster.style().brush,
                    slanted: italic,
                    line: 0,
                    range: range.start as u32..range.end as u32,
                };
                let mut pen = if right_to_left { -advance } else { 0.0 };
                for glyph in cluster.glyphs() {
                    // What stands above the baseline leans with the letter below it.
                    let lean = if italic { -SLANT * glyph.y } else { 0.0 };
                    let drawn = Glyph { id: glyph.id as u16, x: pen + glyph.x + lean, y: glyph.y, ..like.clone() };
                    if glyph.id != 0 {
                        self.glyphs.push(drawn);
                    } else if let Some(letter) = text[range.clone()].chars().find(|&letter| is_drawn(letter)) {
                        let place = (pen, pen + glyph.advance);
                        match &faces.frames {
                            Some(frames) => self.glyphs.extend(frames.glyphs(letter, place, &drawn)),
                            None => self.glyphs.push(drawn),
                        };
                    }
                    pen += glyph.advance;
                }
            }
            let (above, below) = faces.extents.of(&self.glyphs[first..]);
            self.list.push(Letter {
                start: range.start as u32,
                advance,
                glyphs_end: self.glyphs.len() as u32,
                above,
                below,
                right_to_left,
                stretches: cluster.is_space_or_nbsp(),
            });
        }
    }

    /// The glyphs of the letter `index`.
    pub fn glyphs_of(&self, index: usize) -> &[Glyph] {
        let start = index.checked_sub(1).map_or(0, |before| self.list[before].glyphs_end);
        &self.glyphs[start as usize..self.list[index].glyphs_end as usize]
    }

    /// The byte where the letter `index` ends.
    pub fn end_of(&self, index: usize) -> u32 {
        self.list.get(index + 1).map_or(self.length, |next| next.start)
    }

    /// The index of the letter that begins at or behind byte `start`, looked for from letter `from` on.
    pub fn index_of(&self, start: usize, from: usize) -> usize {
        from + self.list[from..].partition_point(|letter| (letter.start as usize) < start)
    }
}
