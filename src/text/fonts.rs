//! Font files → faces that shaping, rasterising and embedding share.
//!
//! The bundled faces are always there. Where a text holds letters that they lack, the system's fonts are searched, once.

use std::fmt;
use std::sync::{Arc, LazyLock, RwLock};

use parley::fontique::Blob;
use rustc_hash::FxHashMap;
use swash::FontRef;

use super::layout::FontId;
use super::missing::Frames;

/// A font file's bytes, in the one form that fontdb, parley and krilla all take without a copy.
pub type FontBytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A face: a font file and the index of the face in it.
#[derive(Clone)]
pub struct FontFace {
    pub data: FontBytes,
    pub index: u32,
}

impl FontFace {
    /// The face as swash reads it, or `None` for a damaged file.
    pub fn font_ref(&self) -> Option<FontRef<'_>> {
        FontRef::from_index((*self.data).as_ref(), self.index as usize)
    }
}

impl fmt::Debug for FontFace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FontFace({} bytes, index {})", (*self.data).as_ref().len(), self.index)
    }
}

/// A face, and the same bytes under the identity that parley knows them by.
#[derive(Clone)]
pub(super) struct Loaded {
    pub face: FontFace,
    pub blob: Blob<u8>,
    /// The family it is registered under.
    pub family: &'static str,
}

impl Loaded {
    fn new(data: FontBytes, index: u32, family: &'static str) -> Self {
        Self { blob: Blob::new(data.clone()), face: FontFace { data, index }, family }
    }
}

pub(super) const READING: &str = "reading";
pub(super) const INTERFACE: &str = "interface";

/// The faces of a process. Engines on any number of threads share one.
pub struct Fonts {
    bundled: Vec<Loaded>,
    covered: LetterSet,
    system: Option<RwLock<System>>,
    frames: Option<Frames>,
}

/// The system's fonts, looked into when first needed.
#[derive(Default)]
struct System {
    database: fontdb::Database,
    /// Which face serves a letter that the bundled faces lack.
    by_letter: Option<FxHashMap<char, fontdb::ID>>,
    by_id: FxHashMap<fontdb::ID, Option<FontId>>,
    loaded: Vec<Loaded>,
}

impl Fonts {
    /// The bundled faces, and the system's fonts for what they lack. One for the whole process.
    pub fn shared() -> Arc<Self> {
        static SHARED: LazyLock<Arc<Fonts>> =
            LazyLock::new(|| Arc::new(Fonts::new(bundled_faces(), Some(RwLock::default()))));
        SHARED.clone()
    }

    /// The bundled faces alone, so that results do not depend on the machine.
    pub fn bundled() -> Arc<Self> {
        Arc::new(Self::new(bundled_faces(), None))
    }

    /// One face for every family, or `None` where `data` is no font.
    pub fn single(data: Vec<u8>) -> Option<Arc<Self>> {
        let data: FontBytes = Arc::new(data);
        let faces = [READING, INTERFACE].map(|family| Loaded::new(data.clone(), 0, family)).to_vec();
        faces.iter().all(|loaded| loaded.face.font_ref().is_some()).then(|| Arc::new(Self::new(faces, None)))
    }

    fn new(bundled: Vec<Loaded>, system: Option<RwLock<System>>) -> Self {
        let of_family = |family| bundled.iter().position(|loaded| loaded.family == family);
        let face = |index: usize| Some((FontId(index as u32), bundled[index].face.font_ref()?));
        let frame_and_digits = of_family(READING).and_then(face).zip(of_family(INTERFACE).and_then(face));
        let frames = frame_and_digits.map(|(frame, digits)| Frames::new(frame, digits));
        let mut covered = LetterSet::default();
        for font in bundled.iter().filter_map(|loaded| loaded.face.font_ref()) {
            font.charmap().enumerate(|letter, glyph| {
                if glyph != 0 {
                    covered.insert(letter);
                }
            });
        }
        Self { covered, system, frames, bundled }
    }

    /// The face of `id`; the first bundled one for an id of other `Fonts`.
    pub fn face(&self, id: FontId) -> FontFace {
        self.loaded(id).unwrap_or_else(|| self.bundled[0].clone()).face
    }

    /// What stands for letters that no font has.
    pub(super) fn frames(&self) -> Option<Frames> {
        self.frames
    }

    pub(super) fn loaded(&self, id: FontId) -> Option<Loaded> {
        let index = id.0 as usize;
        if let Some(loaded) = self.bundled.get(index) {
            return Some(loaded.clone());
        }
        let system = self.system.as_ref()?.read().ok()?;
        system.loaded.get(index - self.bundled.len()).cloned()
    }

    /// The ids of the bundled faces.
    pub(super) fn bundled_ids(&self) -> impl Iterator<Item = FontId> + use<> {
        (0..self.bundled.len() as u32).map(FontId)
    }

    /// The system faces that `text` needs beside the bundled ones, in the order in which it needs them.
    pub(super) fn fallbacks_for(&self, text: &str) -> Vec<FontId> {
        let mut found = Vec::new();
        let Some(system) = &self.system else { return found };
        for letter in text.chars().filter(|&letter| !self.covered.contains(letter as u32) && is_drawn(letter)) {
            let Ok(mut system) = system.write() else { return found };
            if let Some(id) = system.face_for(letter, self).filter(|id| !found.contains(id)) {
                found.push(id);
            }
        }
        found
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fonts({} bundled)", self.bundled.len())
    }
}

impl System {
    fn face_for(&mut self, letter: char, fonts: &Fonts) -> Option<FontId> {
        if self.by_letter.is_none() {
            self.search(&fonts.covered);
        }
        let id = *self.by_letter.as_ref()?.get(&letter)?;
        if let Some(known) = self.by_id.get(&id) {
            return *known;
        }
        let (data, index) = self.database.with_face_data(id, |data, index| (data.to_vec(), index))?;
        let font = FontId((fonts.bundled.len() + self.loaded.len()) as u32);
        // The few names leak once per face and process; parley wants to know families by name.
        let family = format!("system-{}", font.0).leak();
        self.loaded.push(Loaded::new(Arc::new(data), index, family));
        self.by_id.insert(id, Some(font));
        Some(font)
    }

    /// Notes for every letter outside `covered` the first face that has it: upright before slanted, proportional before
    /// monospaced, regular before bold, of normal width before narrow, without serifs before others (as the interface is), then by name, so
    /// that one machine always gives one answer.
    fn search(&mut self, covered: &LetterSet) {
        self.database.load_system_fonts();
        let mut faces: Vec<_> = self.database.faces().collect();
        faces.sort_by_cached_key(|face| {
            (
                face.style != fontdb::Style::Normal,
                face.monospaced,
                face.weight.0.abs_diff(400),
                face.stretch != fontdb::Stretch::Normal,
                !face.families.iter().any(|(family, _)| family.contains("Sans")),
                face.post_script_name.clone(),
                face.index,
            )
        });
        let mut by_letter = FxHashMap::default();
        for id in faces.into_iter().map(|face| face.id) {
            self.database.with_face_data(id, |data, index| {
                let Some(font) = FontRef::from_index(data, index as usize) else { return };
                font.charmap().enumerate(|letter, glyph| {
                    let lacking = glyph != 0 && !covered.contains(letter);
                    if let Some(letter) = char::from_u32(letter).filter(|_| lacking) {
                        by_letter.entry(letter).or_insert(id);
                    }
                });
            });
        }
        self.by_letter = Some(by_letter);
    }
}

fn bundled_faces() -> Vec<Loaded> {
    let file = |bytes: &'static [u8], family| Loaded::new(Arc::new(bytes), 0, family);
    vec![
        file(include_bytes!("../../fonts/NotoNaskhArabic-Regular.ttf"), READING),
        file(include_bytes!("../../fonts/NotoNaskhArabic-Bold.ttf"), READING),
        file(include_bytes!("../../fonts/Vazirmatn-Regular.ttf"), INTERFACE),
        file(include_bytes!("../../fonts/Vazirmatn-Bold.ttf"), INTERFACE),
    ]
}

/// Whether a letter leaves ink: not so control characters, white space, and what Unicode calls default ignorable.
pub(super) fn is_drawn(letter: char) -> bool {
    !(letter.is_control()
        || letter.is_whitespace()
        || matches!(
            letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
                | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
        ))
}

/// A set of code points as a bitmap, since every letter of every text is looked up in it.
#[derive(Default)]
struct LetterSet(Vec<u64>);

impl LetterSet {
    fn insert(&mut self, letter: u32) {
        let word = letter as usize / 64;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (letter % 64);
    }

    fn contains(&self, letter: u32) -> bool {
        self.0.get(letter as usize / 64).is_some_and(|word| word >> (letter % 64) & 1 == 1)
    }
}
