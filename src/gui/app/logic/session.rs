//! How the window stands: remembered when it has changed, found again at the next opening, and kept under names.

use std::collections::BTreeSet;

use crate::base::{EntityId, Passage, TextRange};
use crate::edit::{Anchor, SavedLook, SavedPanels, SavedView, Subject};
use crate::gui::app::history::Place;
use crate::gui::app::{App, PanelTree, TimelineChoice};
use crate::gui::context::{NetworkLook, Reveal};
use crate::gui::opening::Folder;
use crate::model::network::{Focus, Lens};
use crate::model::saved::{self, from_word, word};
use crate::model::subject::{self, Finder};
use crate::model::{Filter, Target};
use crate::scene::timeline::AxisCalendars;
use crate::workspace::{PanelLayout, Session};

/// What of the window is remembered, in the ids of this run: compared each frame, and written down only when it has changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    place: Place,
    scrolled_to: Option<u32>,
    search: String,
    filter: Filter,
    timeline: TimelineChoice,
    network: NetworkLook,
    cameras: (Option<crate::base::DayInterval>, Option<crate::edit::SavedCamera>),
    panels: Option<PanelLayout>,
}

/// How long what changes all the time, such as scrolling, is left to settle.
const SETTLING_SECS: f64 = 0.7;

impl App {
    /// Remembers how the window is left, where that is new. While something is dragged or scrolled it is still changing.
    pub(in crate::gui::app) fn remember_session(&mut self, ui: &egui::Ui) {
        let (now, is_down) = ui.input(|input| (input.time, input.pointer.any_down()));
        if self.folder.is_none() || self.opening.is_some() || self.is_joining() || is_down || !self.is_left_anew() {
            return;
        }
        let wait = self.left_at + SETTLING_SECS - now;
        if wait > 0.0 && wait <= SETTLING_SECS {
            ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(wait));
            return;
        }
        self.left_at = now;
        self.leave();
    }

    fn is_left_anew(&self) -> bool {
        let Some(left) = &self.left else { return true };
        let view = &self.view;
        left.place != self.place()
            || left.scrolled_to != self.panels.reader_place()
            || left.search != view.entities.search
            || left.timeline != view.timeline
            || left.network != view.network
            || left.cameras != self.panels.cameras()
            || left.panels != self.settings.panels
            || left.filter != view.filter
    }

    /// Has the window remembered as it is now.
    pub(in crate::gui::app) fn leave(&mut self) {
        if self.folder.is_none() || !self.is_left_anew() {
            return;
        }
        let scrolled_to = self.panels.reader_place();
        self.left = Some(Left {
            place: self.place(),
            scrolled_to,
            search: self.view.entities.search.clone(),
            filter: self.view.filter.clone(),
            timeline: self.view.timeline,
            network: self.view.network.clone(),
            cameras: self.panels.cameras(),
            panels: self.settings.panels.clone(),
        });
        let Some(view) = self.saved_view() else { return };
        let session = Session {
            document: view.document,
            top: scrolled_to.unwrap_or_default(),
            search: self.view.entities.search.clone(),
            panels: self.settings.panels.clone(),
            view: Some(SavedView { panels: None, ..view }),
        };
        self.desk.leave(session);
    }

    /// What is shown, in a form that outlives the run.
    pub(super) fn saved_view(&self) -> Option<SavedView> {
        let folder = self.folder.as_ref()?;
        let (place, text) = (self.place(), |id| folder.text(id));
        Some(SavedView {
            filter: saved::save(&folder.analysis, &self.view.filter, text),
            selection: place.selection.and_then(|target| subject::subject(&folder.analysis, target, text)),
            document: place.document.and_then(|id| Some(folder.analysis.documents.get(id.index())?.hash)),
            look: Some(self.look(folder)),
            panels: self.tree.to_settings().map(SavedPanels::from),
        })
    }

    /// How the charts are drawn, over the words of `folder`.
    pub(super) fn look(&self, folder: &Folder) -> SavedLook {
        let (TimelineChoice { grouping, calendars }, NetworkLook { lens, style }) =
            (self.view.timeline, &self.view.network);
        let anchor = |id: &EntityId| -> Option<Anchor> {
            let first = subject::first_mention(&folder.analysis, *id)?;
            subject::anchor(&folder.analysis, first, |id| folder.text(id))
        };
        let anchors = |ids: &BTreeSet<EntityId>| ids.iter().filter_map(anchor).collect();
        let (days, camera) = self.panels.cameras();
        SavedLook {
            lanes: word(&grouping),
            hijri: calendars.hijri,
            months: word(&calendars.months),
            days,
            size_by: word(&style.size_by),
            color_by: word(&style.color_by),
            nodes: lens.most,
            without: lens.without.iter().map(word).collect(),
            around: lens.focus.as_ref().map(|focus| anchors(&focus.around)).unwrap_or_default(),
            steps: lens.focus.as_ref().map_or(0, |focus| focus.steps),
            hidden: anchors(&lens.hidden),
            folded: anchors(&lens.folded),
            window: lens.window,
            camera,
        }
    }

    /// Draws the charts as `look` has them, as far as the open folder has what it speaks of.
    pub(super) fn show_look(&mut self, look: &SavedLook) {
        let Some(folder) = self.folder.clone() else { return };
        let anchors = || look.around.iter().chain(&look.hidden).chain(&look.folded);
        let subjects: Vec<Subject> = anchors().cloned().map(Subject::Entity).collect();
        let finder = Finder::new(&folder.analysis, subjects.iter());
        let find = |anchor: &Anchor| match finder.find(&Subject::Entity(anchor.clone()))? {
            Target::Entity(id) => Some(id),
            _ => None,
        };
        let ids = |anchors: &[Anchor]| -> BTreeSet<EntityId> { anchors.iter().filter_map(find).collect() };
        let around = ids(&look.around);
        let usual = Lens::default();
        self.view.network.lens = Lens {
            most: if look.nodes == 0 { usual.most } else { look.nodes.min(crate::model::network::MOST_NODES) },
            without: look.without.iter().filter_map(|kind| from_word(kind)).collect(),
            focus: (!around.is_empty()).then_some(Focus { around, steps: look.steps }),
            hidden: ids(&look.hidden),
            folded: ids(&look.folded),
            window: look.window,
        };
        let style = &mut self.view.network.style;
        style.size_by = from_word(&look.size_by).unwrap_or(style.size_by);
        style.color_by = from_word(&look.color_by).unwrap_or(style.color_by);
        let choice = &mut self.view.timeline;
        choice.grouping = from_word(&look.lanes).unwrap_or(choice.grouping);
        let months = from_word(&look.months).unwrap_or(choice.calendars.months);
        choice.calendars = AxisCalendars { hijri: look.hijri, months };
        self.panels.set_network_camera(look.camera);
        match look.days {
            Some(days) => self.panels.show_days(&self.models.timeline, days),
            None => self.panels.show_all_days(),
        }
    }

    /// Shows what was saved under a name.
    pub(super) fn show_view(&mut self, name: &str) {
        let (Some(folder), Some(view)) = (self.folder.clone(), self.desk.marks.views.get(name).cloned()) else {
            return;
        };
        self.view.filter = saved::open(&folder.analysis, &view.filter);
        if let Some(place) = place_of(&folder, &view) {
            self.view.history.go(place);
        }
        if let Some(panels) = view.panels {
            self.arrange(panels.into());
        }
        if let Some(look) = &view.look {
            self.show_look(look);
        }
        let passage = self.place().selection.and_then(|target| self.passage_of(target));
        self.view.reveal = passage.map(|passage| Reveal { passage, is_exact: false });
        self.rebuild_models();
    }

    fn arrange(&mut self, panels: PanelLayout) {
        self.settings.panels = Some(panels);
        self.tree = PanelTree::from_settings(&self.settings);
    }

    /// Shows the window as it was left.
    pub(super) fn come_back(&mut self) {
        let Session { view, document: _, top, panels, search: _ } = self.desk.workspace.session.clone();
        if let Some(panels) = panels {
            self.arrange(panels);
        }
        if let Some(look) = view.as_ref().and_then(|view| view.look.as_ref()) {
            self.show_look(look);
        }
        if let Some(document) = self.place().document {
            let passage = Passage { document, range: TextRange::new(top, top) };
            self.view.reveal = (top > 0).then_some(Reveal { passage, is_exact: false });
        }
    }

    /// Where the analyst was when the folder was left.
    pub(super) fn place_left(&self, folder: &Folder) -> Option<Place> {
        let session = &self.desk.workspace.session;
        let view = session.view.clone().unwrap_or_default();
        place_of(folder, &SavedView { document: session.document, ..view })
    }
}

/// What a view has selected and on show, as far as it is there.
fn place_of(folder: &Folder, view: &SavedView) -> Option<Place> {
    let find = |of: &Subject| subject::target(&folder.analysis, of);
    let document = match find(&Subject::Document(view.document?))? {
        Target::Document(id) => id,
        _ => return None,
    };
    Some(Place { selection: view.selection.as_ref().and_then(find), document: Some(document) })
}
