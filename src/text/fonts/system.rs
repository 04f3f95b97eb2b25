//! The fonts of the machine: which of them serves a letter that the bundled faces lack.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use rustc_hash::FxHashMap;
use skrifa::{FontRef, MetadataProvider as _};

use super::Loaded;
use super::letters::LetterSet;
use crate::text::layout::FontId;

/// Where fonts are looked for.
pub enum Source {
    Machine,
    Folder(PathBuf),
}

/// What is known is behind locks that are held for a moment only; a search, which takes longer, has a lock of its own.
pub struct System {
    /// The letters looked for so far, each with the face that serves it, if any does.
    known: RwLock<FxHashMap<char, Option<FontId>>>,
    loaded: RwLock<Vec<Loaded>>,
    search: Mutex<Search>,
}

struct Search {
    source: Source,
    database: fontdb::Database,
    by_letter: Option<FxHashMap<char, fontdb::ID>>,
    /// `None` for a face that cannot be read.
    by_id: FxHashMap<fontdb::ID, Option<FontId>>,
}

impl System {
    pub fn new(source: Source) -> Self {
        let search = Search { source, database: fontdb::Database::new(), by_letter: None, by_id: FxHashMap::default() };
        Self { known: RwLock::default(), loaded: RwLock::default(), search: Mutex::new(search) }
    }

    /// The face that serves `letter`, or `Some(None)` where none does, or `None` where it was not looked for.
    pub fn known(&self, letter: char) -> Option<Option<FontId>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).get(&letter).copied()
    }

    /// The face of this number among those loaded.
    pub fn loaded(&self, index: usize) -> Option<Loaded> {
        self.loaded.read().unwrap_or_else(PoisonError::into_inner).get(index).cloned()
    }

    /// Looks for `letters`, which the `bundled` faces, whose letters are `covered`, do not have.
    pub fn look_for(&self, letters: &[char], covered: &LetterSet, bundled: usize) {
        let mut search = self.search.lock().unwrap_or_else(PoisonError::into_inner);
        for &letter in letters {
            let face = search.face_for(letter, covered).and_then(|id| self.load(&mut search, id, bundled));
            self.known.write().unwrap_or_else(PoisonError::into_inner).insert(letter, face);
        }
    }

    fn load(&self, search: &mut Search, id: fontdb::ID, bundled: usize) -> Option<FontId> {
        if let Some(&known) = search.by_id.get(&id) {
            return known;
        }
        let font =
            search.database.with_face_data(id, |data, index| (data.to_vec(), index)).and_then(|(data, index)| {
                let mut loaded = self.loaded.write().unwrap_or_else(PoisonError::into_inner);
                let font = FontId((bundled + loaded.len()) as u32);
                // The few names leak once per face and process; parley wants to know families by name.
                let family = format!("system-{}", font.0).leak();
                let face = Loaded::new(Arc::new(data), index, family);
                face.face.font_ref()?;
                loaded.push(face);
                Some(font)
            });
        search.by_id.insert(id, font);
        font
    }
}

impl Search {
    fn face_for(&mut self, letter: char, covered: &LetterSet) -> Option<fontdb::ID> {
        if self.by_letter.is_none() {
            self.by_letter = Some(self.faces_by_letter(covered));
        }
        self.by_letter.as_ref()?.get(&letter).copied()
    }

    /// For every letter outside `covered` the first face that has it: upright before slanted, proportional before monospaced, regular before
    /// bold, of normal width before narrow, without serifs before others (as the interface is), then by name, so that one machine always
    /// gives one answer.
    fn faces_by_letter(&mut self, covered: &LetterSet) -> FxHashMap<char, fontdb::ID> {
        match &self.source {
            Source::Machine => self.database.load_system_fonts(),
            Source::Folder(folder) => self.database.load_fonts_dir(folder),
        }
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
                let Ok(font) = FontRef::from_index(data, index) else { return };
                let lacking = font
                    .charmap()
                    .mappings()
                    .filter(|(letter, glyph)| glyph.to_u32() != 0 && !covered.contains(*letter));
                for letter in lacking.filter_map(|(letter, _)| char::from_u32(letter)) {
                    by_letter.entry(letter).or_insert(id);
                }
            });
        }
        by_letter
    }
}
