//! What is done with the open document: walking through what it tells of the selection, citing it, opening its file, reading another beside it.

use std::collections::BTreeSet;
use std::path::Path;

use crate::base::DocumentId;
use crate::corpus::has_text_ending;
use crate::gui::app::App;
use crate::model::citation::citation;
use crate::model::quotes;
use crate::model::walk::{self, Standing};

impl App {
    /// Where the analyst is among the places that tell of the selection.
    pub(in crate::gui::app) fn standing(&self) -> Standing {
        Standing { at: self.view.stands_at, document: self.place().document }
    }

    /// To the next place that tells of the selection, or to the one before, in the documents that pass the filter.
    pub(super) fn step_mention(&mut self, forward: bool) {
        let (Some(folder), Some(selection)) = (&self.folder, self.place().selection) else { return };
        let passing: BTreeSet<DocumentId> = self.models.documents.iter().map(|row| row.document).collect();
        let mut places = walk::places(&folder.analysis, selection);
        places.retain(|place| passing.contains(&place.document));
        if let Some(at) = self.standing().step(&places, forward) {
            self.show(places[at]);
        }
    }

    /// Puts the selected words, or the sentence that was gone to last, on the clipboard with source, title and date.
    pub(super) fn copy_citation(&mut self) {
        let (Some(folder), Some(document)) = (self.folder.clone(), self.read_document()) else { return };
        let words = self.panels.words_in_reader().filter(|(of, _)| *of == document).map(|(_, range)| range);
        let sentence = || {
            let at = self.view.stands_at.filter(|at| at.document == document)?;
            Some(quotes(&folder.analysis, [at]).first()?.sentence)
        };
        let quote = words.or_else(sentence).map(|range| range.of(folder.text(document)));
        let Some(text) = citation(&folder.analysis, document, quote) else { return };
        self.window.copy_text(text);
        let what = if quote.is_some() { "The words are copied with their source" } else { "The source is copied" };
        self.tell(what.to_owned());
    }

    /// The file of the open document; `None` for what is built into the program.
    pub(in crate::gui::app) fn original(&self) -> Option<&Path> {
        let folder = self.folder.as_ref()?;
        let record = folder.analysis.documents.get(self.read_document()?.index())?;
        folder.corpus.files.get(&record.path).map(std::path::PathBuf::as_path)
    }

    /// Hands the open document's file to the system. Only a file that is named as a text goes there: another kind might be run.
    pub(super) fn open_original(&mut self) {
        let Some(path) = self.original().map(Path::to_owned) else { return };
        let path = std::path::absolute(&path).unwrap_or(path);
        let shown = path.display();
        let failure = if !path.is_file() {
            Some(format!("{shown} is no longer there"))
        } else if !has_text_ending(&path) {
            Some(format!("{shown} is not named as a text (.txt, .md), so the system might run it: open it by hand"))
        } else {
            (self.opener)(&path).err().map(|reason| format!("No program could be asked to show {shown}: {reason}"))
        };
        if let Some(text) = failure {
            self.fail(text);
        }
    }

    /// Keeps the open document on show beside the next one, or closes the one that is kept.
    pub(super) fn keep_beside(&mut self) {
        self.view.beside = if self.view.beside.is_some() { None } else { self.place().document };
    }
}
