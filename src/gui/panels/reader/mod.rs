//! The open document: its text with what was found in it marked, and in the margin the events of each paragraph. A second document may
//! stand beside it, with what both share lit.

mod aside;
mod card;
mod coming;
mod dress;
mod head;
mod hidden;
mod margin;
mod menu;
mod open;
mod tools;

use std::sync::Arc;

use egui::{Rect, Response, Ui, UiBuilder, pos2};

use super::text_menu::Chosen;
use super::{PanelKind, empty, header};
use crate::base::{DocumentId, Passage, TextRange};
use crate::gui::context::Context;
use crate::gui::opening::{Folder, Models};
use crate::gui::theme::color;
use crate::model::shared::Shared;
use crate::model::{Target, walk};
use card::Cards;
use coming::{Coming, Wanted};
use open::Open;

#[derive(Default)]
pub struct Reader {
    open: Option<Open>,
    /// Documents that are wanted and not there yet.
    coming: Option<Coming>,
    /// The document beside it, and what both share.
    beside: Option<Open>,
    shared: Option<Arc<Shared>>,
    cards: Cards,
    places: Option<Places>,
}

/// The places that tell of the selection, in the documents that pass the filter.
struct Places {
    of: Target,
    models: Arc<Models>,
    all: Vec<Passage>,
}

/// Below this width two documents stand one above the other. In points.
const TWO_COLUMNS: f32 = 600.0;

impl Reader {
    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>) -> Response {
        let is_there = |id: &DocumentId| context.folder.is_some_and(|folder| folder.has(Target::Document(*id)));
        let (Some(folder), Some(id)) = (context.folder, context.document.filter(is_there)) else {
            let handle = header(ui, context, PanelKind::Reader, "", |_| {});
            let advice = "Choose one in the list of documents, or open a folder with Ctrl+O";
            empty(ui, context, "No document is open", advice);
            return handle;
        };
        let beside = context.beside.filter(|beside| *beside != id && folder.has(Target::Document(*beside)));
        self.fetch(ui, folder, Wanted { document: id, beside });
        self.find_places(context);
        let Some(open) = &mut self.open else {
            let handle = header(ui, context, PanelKind::Reader, "", |_| {});
            if let Some(coming) = &self.coming {
                coming.ui(ui, context);
            }
            return handle;
        };
        let places = self.places.as_ref().map_or(&[][..], |places| &places.all);
        let (Some(beside), Some(shared)) = (&mut self.beside, &self.shared) else {
            return open.ui(ui, context, &self.cards, None, Some(places));
        };
        let room = aside::strip_ui(ui, context, shared);
        let (first, second) = halves(room);
        let line = color(context.theme.line);
        if first.left() == second.left() {
            ui.painter().hline(room.x_range(), second.top(), (1.0, line));
        } else {
            ui.painter().vline(first.left(), room.y_range(), (1.0, line));
        }
        let half = |rect: Rect, name: &str| UiBuilder::new().max_rect(rect.shrink(0.5)).id_salt(name);
        let mut own_ui = ui.new_child(half(first, "open"));
        let handle = open.ui(&mut own_ui, context, &self.cards, Some(shared), Some(places));
        let mut other_ui = ui.new_child(half(second, "beside"));
        // What is brought into view by itself is so in the document it stands in.
        let reveal = context.reveal.filter(|reveal| reveal.passage.document == beside.id);
        let other = Context { document: Some(beside.id), reveal, ..*context };
        beside.ui(&mut other_ui, &other, &self.cards, Some(shared), None);
        handle
    }

    /// What of the document was pointed at last.
    pub fn chosen(&self) -> Chosen {
        self.open.as_ref().map(Open::chosen).unwrap_or_default()
    }

    /// A byte of the document by which its scrolling is found again.
    pub fn scrolled_to(&self) -> Option<u32> {
        self.open.as_ref()?.scrolled_to()
    }

    /// The words that are selected in the document, or else the passage that is lit.
    pub fn words(&self) -> Option<(DocumentId, TextRange)> {
        let open = self.open.as_ref()?;
        Some((open.id, open.words()?))
    }

    /// Whether a document is on its way.
    pub fn is_busy(&self) -> bool {
        self.coming.as_ref().is_some_and(|coming| !coming.is_lost())
    }

    /// Sees to it that what is wanted is there, or on its way, and that nothing else is.
    fn fetch(&mut self, ui: &Ui, folder: &Arc<Folder>, wanted: Wanted) {
        let pair = wanted.beside.map(|beside| [wanted.document, beside]);
        self.open.take_if(|open| open.id != wanted.document);
        self.beside.take_if(|beside| Some(beside.id) != wanted.beside);
        self.shared.take_if(|shared| Some(shared.documents) != pair);
        self.coming.take_if(|coming| coming.wanted != wanted);
        if self.open.is_some() && (pair.is_none() || self.beside.is_some() && self.shared.is_some()) {
            return;
        }
        let has = [self.open.is_some(), self.beside.is_some()];
        let coming = self.coming.get_or_insert_with(|| Coming::begin(ui, folder, wanted, has));
        if let Some(ready) = coming.take() {
            self.open = ready.open.or(self.open.take());
            self.beside = ready.beside.or(self.beside.take());
            self.shared = ready.shared;
            self.coming = None;
        }
    }

    fn find_places(&mut self, context: &Context<'_>) {
        let (Some(folder), Some(of)) = (context.folder, context.selection) else {
            self.places = None;
            return;
        };
        let is_known = |places: &Places| places.of == of && Arc::ptr_eq(&places.models, context.models);
        if self.places.as_ref().is_some_and(is_known) {
            return;
        }
        let mut all = walk::places(&folder.analysis, of);
        let passing: std::collections::BTreeSet<_> = context.models.documents.iter().map(|row| row.document).collect();
        all.retain(|place| passing.contains(&place.document));
        self.places = Some(Places { of, models: Arc::clone(context.models), all });
    }
}

/// Side by side, the open document at the right where reading begins; in a narrow panel one above the other.
fn halves(room: Rect) -> (Rect, Rect) {
    if room.width() >= TWO_COLUMNS {
        let middle = room.center().x.round();
        (room.with_min_x(middle), room.with_max_x(middle))
    } else {
        let middle = room.center().y.round();
        (room.with_max_y(middle), Rect::from_min_max(pos2(room.left(), middle), room.max))
    }
}
