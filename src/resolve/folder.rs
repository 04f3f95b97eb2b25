//! Stored readings → the folder as the later steps see it: documents in the order of their paths, mentions numbered through.

use crate::base::{DocumentId, EntityKind, Passage, TextRange};
use crate::extract::{Mention, Reading, RoleHolder};

use super::StoredReading;

/// The number of a mention, counted through all documents of the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId(pub u32);

/// The readings by path, so that nothing depends on the order in which files were given.
///
/// Stored readings come from outside: an index that points at no row is passed over by every accessor.
#[derive(Debug)]
pub struct Folder<'a> {
    pub documents: Vec<&'a StoredReading>,
    /// For each document the number of its first mention; one more at the end.
    first_mention: Vec<u32>,
}

impl<'a> Folder<'a> {
    pub fn new(readings: impl IntoIterator<Item = &'a StoredReading>) -> Self {
        let mut documents: Vec<_> = readings.into_iter().collect();
        documents.sort_by(|a, b| (&a.path, a.reading.document).cmp(&(&b.path, b.reading.document)));
        let mut first_mention = Vec::with_capacity(documents.len() + 1);
        let mut total = 0_u32;
        for stored in &documents {
            first_mention.push(total);
            total = total.saturating_add(u32::try_from(stored.reading.mentions.len()).unwrap_or(u32::MAX));
        }
        first_mention.push(total);
        Self { documents, first_mention }
    }

    pub fn document_ids(&self) -> impl Iterator<Item = DocumentId> + use<> {
        (0..self.documents.len()).map(DocumentId::from_index)
    }

    pub fn reading(&self, document: DocumentId) -> &'a Reading {
        &self.documents[document.index()].reading
    }

    pub fn path(&self, document: DocumentId) -> &'a str {
        &self.documents[document.index()].path
    }

    /// The mention at `index` of a document's own table.
    pub fn mention_id(&self, document: DocumentId, index: u32) -> Option<MentionId> {
        let id = self.first_mention[document.index()].checked_add(index)?;
        (id < self.first_mention[document.index() + 1]).then_some(MentionId(id))
    }

    /// The numbers of a document's mentions, in text order.
    pub fn mentions_of(&self, document: DocumentId) -> impl Iterator<Item = MentionId> + use<> {
        (self.first_mention[document.index()]..self.first_mention[document.index() + 1]).map(MentionId)
    }

    /// The mentions of a document at most `reach` before or behind one of them, that one included.
    pub fn mentions_around(&self, mention: MentionId, reach: u32) -> impl Iterator<Item = MentionId> + use<> {
        let document = self.document_of(mention).index();
        let first = self.first_mention[document].max(mention.0.saturating_sub(reach));
        let end = self.first_mention[document + 1].min(mention.0.saturating_add(reach).saturating_add(1));
        (first..end).map(MentionId)
    }

    pub fn document_of(&self, mention: MentionId) -> DocumentId {
        let after = self.first_mention.partition_point(|&first| first <= mention.0);
        DocumentId::from_index(after.saturating_sub(1))
    }

    /// The document of a mention and its index in that document's own table.
    pub fn place_of(&self, mention: MentionId) -> (DocumentId, u32) {
        let document = self.document_of(mention);
        (document, mention.0 - self.first_mention[document.index()])
    }

    pub fn mention(&self, mention: MentionId) -> &'a Mention {
        let (document, index) = self.place_of(mention);
        &self.reading(document).mentions[index as usize]
    }

    pub fn passage(&self, mention: MentionId) -> Passage {
        Passage { document: self.document_of(mention), range: self.mention(mention).range }
    }

    /// The whole sentence at `index` of a document's table.
    pub fn sentence(&self, document: DocumentId, index: u32) -> Option<Passage> {
        let sentence = self.reading(document).sentences.get(index as usize)?;
        Some(Passage { document, range: sentence.range })
    }

    /// The whole sentence that holds `range`, or `range` itself where no sentence does.
    pub fn sentence_around(&self, document: DocumentId, range: TextRange) -> Passage {
        let sentences = &self.reading(document).sentences;
        let after = sentences.partition_point(|sentence| sentence.range.start <= range.start);
        let around = after.checked_sub(1).and_then(|at| sentences.get(at)).map(|sentence| sentence.range);
        Passage { document, range: around.filter(|around| around.contains_range(range)).unwrap_or(range) }
    }

    /// ISO code of the country an office belongs to, where the document tells it.
    pub fn country_of_holder(&self, document: DocumentId, holder: &'a RoleHolder) -> Option<&'a str> {
        match holder {
            RoleHolder::Country(code) => Some(code),
            RoleHolder::Mention(index) => {
                let mention = self.reading(document).mentions.get(*index as usize)?;
                mention.country.as_deref()
            }
        }
    }

    /// The name of the body that an office is in, if a document names it.
    pub fn body_of_holder(&self, document: DocumentId, holder: &RoleHolder) -> Option<&'a str> {
        let RoleHolder::Mention(index) = holder else { return None };
        let mention = self.reading(document).mentions.get(*index as usize)?;
        (mention.kind == EntityKind::Organization).then_some(&mention.name)
    }
}
