//! Font files → faces that shaping, rasterising and embedding share.
//!
//! The bundled faces are always there. Where a text holds letters that they lack, the system's fonts are searched, once.

mod letters;
mod system;

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use parley::fontique::{Blob, Collection, CollectionOptions};
use skrifa::{FontRef, MetadataProvider as _};

use self::letters::LetterSet;
pub use self::letters::is_drawn;
use self::system::{Source, System};
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
    /// The face to be read, or `None` for a damaged file.
    pub fn font_ref(&self) -> Option<FontRef<'_>> {
        FontRef::from_index((*self.data).as_ref(), self.index).ok()
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
    system: Option<System>,
    frames: Option<Frames>,
}

impl Fonts {
    /// The bundled faces, and the system's fonts for what they lack. One for the whole process.
    pub fn shared() -> Arc<Self> {
        static SHARED: LazyLock<Arc<Fonts>> =
            LazyLock::new(|| Arc::new(Fonts::new(bundled_faces(), Some(Source::Machine))));
        SHARED.clone()
    }

    /// The bundled faces alone, so that results do not depend on the machine.
    pub fn bundled() -> Arc<Self> {
        Arc::new(Self::new(bundled_faces(), None))
    }

    /// The bundled faces, and the fonts of a folder for what they lack.
    pub fn with_folder(folder: impl Into<PathBuf>) -> Arc<Self> {
        Arc::new(Self::new(bundled_faces(), Some(Source::Folder(folder.into()))))
    }

    /// One face for every family, or `None` where `data` is no font.
    pub fn single(data: Vec<u8>) -> Option<Arc<Self>> {
        let data: FontBytes = Arc::new(data);
        let faces = [READING, INTERFACE].map(|family| Loaded::new(data.clone(), 0, family)).to_vec();
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let can_be_set = !collection.register_fonts(faces[0].blob.clone(), None).is_empty();
        (can_be_set && faces[0].face.font_ref().is_some()).then(|| Arc::new(Self::new(faces, None)))
    }

    fn new(bundled: Vec<Loaded>, source: Option<Source>) -> Self {
        let of_family = |family| bundled.iter().position(|loaded| loaded.family == family);
        let face = |index: usize| Some((FontId(index as u32), bundled[index].face.font_ref()?));
        let frame_and_digits = of_family(READING).and_then(face).zip(of_family(INTERFACE).and_then(face));
        let frames = frame_and_digits.map(|(frame, digits)| Frames::new(frame, digits));
        let mut covered = LetterSet::default();
        for font in bundled.iter().filter_map(|loaded| loaded.face.font_ref()) {
            let drawn = font.charmap().mappings().filter(|(_, glyph)| glyph.to_u32() != 0);
            drawn.for_each(|(letter, _)| covered.insert(letter));
        }
        Self { covered, system: source.map(System::new), frames, bundled }
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
        self.system.as_ref()?.loaded(index - self.bundled.len())
    }

    /// The ids of the bundled faces.
    pub(super) fn bundled_ids(&self) -> impl Iterator<Item = FontId> + use<> {
        (0..self.bundled.len() as u32).map(FontId)
    }

    /// The system faces that `text` needs beside the bundled ones, in the order in which it needs them, and the letters of which it is not
    /// known yet whether any face has them.
    pub(super) fn fallbacks_for(&self, text: &str) -> (Vec<FontId>, Vec<char>) {
        let (mut found, mut unknown) = (Vec::new(), Vec::new());
        let Some(system) = &self.system else { return (found, unknown) };
        for letter in text.chars().filter(|&letter| !self.covered.contains(letter as u32) && is_drawn(letter)) {
            match system.known(letter) {
                Some(Some(id)) if !found.contains(&id) => found.push(id),
                Some(_) => {}
                None if !unknown.contains(&letter) => unknown.push(letter),
                None => {}
            }
        }
        (found, unknown)
    }

    /// Searches the system's fonts for `letters`. The first call looks into all of them, which may take a second or more.
    pub fn look_for(&self, letters: &[char]) {
        if let Some(system) = &self.system {
            system.look_for(letters, &self.covered, self.bundled.len());
        }
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fonts({} bundled)", self.bundled.len())
    }
}

fn bundled_faces() -> Vec<Loaded> {
    let file = |bytes: &'static [u8], family| Loaded::new(Arc::new(bytes), 0, family);
    vec![
        file(include_bytes!("../../../fonts/NotoNaskhArabic-Regular.ttf"), READING),
        file(include_bytes!("../../../fonts/NotoNaskhArabic-Bold.ttf"), READING),
        file(include_bytes!("../../../fonts/Vazirmatn-Regular.ttf"), INTERFACE),
        file(include_bytes!("../../../fonts/Vazirmatn-Bold.ttf"), INTERFACE),
    ]
}
