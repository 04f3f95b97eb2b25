//! What the analyst decides: into the log, to the disk, and into the analysis, which is joined anew on a worker.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::base::{EntityId, EventId};
use crate::edit::{Act, Anchor, Decision, SavedView, Step};
use crate::gui::app::App;
use crate::gui::app::commands::EditCommand;
use crate::gui::app::desk::Joined;
use crate::gui::app::history::{History, Place};
use crate::gui::context::Reveal;
use crate::gui::jobs::{Job, Outcome};
use crate::gui::opening::{Folder, Models};
use crate::model::{Criterion, Filter, Target, subject};
use crate::workspace::{Change, Session};

impl App {
    pub(super) fn edit(&mut self, command: EditCommand) {
        let Some(folder) = self.folder.clone() else { return };
        match act(&folder, command) {
            Some(act) => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                let at = i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
                self.change(Change::Step(Step { at, act }));
            }
            None => self.fail("No text names this, so nothing can be decided on it".to_owned()),
        }
    }

    pub(super) fn step_back(&mut self) {
        if self.desk.workspace.log.can_undo() {
            self.change(Change::Undo);
        }
    }

    pub(super) fn step_forward(&mut self) {
        if self.desk.workspace.log.can_redo() {
            self.change(Change::Redo);
        }
    }

    fn change(&mut self, change: Change) {
        if let Some(reason) = &self.desk.read_only {
            let text = format!("Nothing was changed. {reason}");
            self.fail(text);
            return;
        }
        self.desk.change(change);
        self.join_anew();
    }

    /// Joins what was read as the decisions want it, unless that is on show. While one joining runs, the newest decisions wait their turn.
    fn join_anew(&mut self) {
        let decisions = self.desk.workspace.log.decisions();
        if self.joining.is_some() || decisions == self.desk.joined {
            return;
        }
        let Some(folder) = self.folder.clone() else { return };
        let (filter, grouping) = (self.view.filter.clone(), self.view.timeline.grouping);
        let job = Job::start("join anew", &self.window, move |_| {
            let joined = folder.joined_anew(&decisions);
            let models = Models::build(&joined.analysis, &moved_filter(&folder, &joined, &filter), grouping);
            Joined { decisions, folder: joined, models }
        });
        match job {
            Ok(job) => self.joining = Some(job),
            Err(error) => self.fail(format!("Cannot apply the decision: {error}")),
        }
    }

    pub(super) fn take_joined(&mut self) {
        let Some(job) = &self.joining else { return };
        match job.poll() {
            Outcome::Running => return,
            Outcome::Done(joined) => {
                self.joining = None;
                self.show_joined(joined);
            }
            Outcome::Lost => {
                self.joining = None;
                self.fail("Applying the decision stopped unexpectedly".to_owned());
                return;
            }
        }
        self.join_anew();
    }

    /// Shows the new analysis with what was selected before, as far as it is still there.
    fn show_joined(&mut self, joined: Joined) {
        let Joined { decisions, folder, models } = joined;
        let Some(before) = self.folder.clone() else { return };
        let place = self.place();
        let selection = place.selection.and_then(|target| moved(&before, &folder, target));
        self.view.filter = moved_filter(&before, &folder, &self.view.filter);
        self.view.deeds.change_filters(|filter| moved_filter(&before, &folder, filter));
        self.view.history = History::new(Place { selection, ..place });
        self.view.network.lens =
            self.view.network.lens.moved(|id| match moved(&before, &folder, Target::Entity(id))? {
                Target::Entity(id) => Some(id),
                _ => None,
            });
        self.folder = Some(Arc::new(folder));
        self.desk.joined = decisions;
        let old = std::mem::replace(&mut self.models, Arc::new(models));
        self.remodelling = None;
        self.panels.forget_folder(Some((&old, &self.models)));
        let passage = selection.and_then(|target| self.passage_of(target));
        self.view.reveal = passage.map(|passage| Reveal { passage, is_exact: false });
        self.rebuild_models();
    }

    pub(super) fn desk_news(&mut self) {
        match self.desk.news() {
            Some(Some(problem)) => self.fail(problem),
            Some(None) => {
                self.tell("Your work is saved again".to_owned());
            }
            None => {}
        }
    }

    /// Remembers how the window is left.
    pub(in crate::gui::app) fn remember_session(&mut self) {
        let Some(folder) = &self.folder else { return };
        let place = self.place();
        let selection =
            place.selection.and_then(|target| subject::subject(&folder.analysis, target, |id| folder.text(id)));
        let document = place.document.and_then(|id| Some(folder.analysis.documents.get(id.index())?.hash));
        let session = Session {
            view: Some(SavedView { selection, ..SavedView::default() }),
            document,
            search: self.view.entities.search.clone(),
            ..Session::default()
        };
        self.desk.leave(session);
    }

    /// Where the analyst was when the folder was left.
    pub(super) fn place_left(&self, folder: &Folder) -> Option<Place> {
        let session = &self.desk.workspace.session;
        let find = |of: &crate::edit::Subject| subject::target(&folder.analysis, of);
        let selection = session.view.as_ref().and_then(|view| find(view.selection.as_ref()?));
        let document = session.document.and_then(|hash| match find(&crate::edit::Subject::Document(hash))? {
            Target::Document(id) => Some(id),
            _ => None,
        });
        document.map(|document| Place { selection, document: Some(document) })
    }
}

fn moved(before: &Folder, after: &Folder, target: Target) -> Option<Target> {
    subject::moved(&before.analysis, &after.analysis, target, |id| before.text(id))
}

/// The same filter over the new ids. Documents keep theirs; an entity that is gone is asked for no more.
fn moved_filter(before: &Folder, after: &Folder, filter: &Filter) -> Filter {
    let moved = |criterion: &Criterion| match criterion {
        Criterion::Entity(id) => match moved(before, after, Target::Entity(*id))? {
            Target::Entity(id) => Some(Criterion::Entity(id)),
            _ => None,
        },
        other => Some(other.clone()),
    };
    Filter {
        only: filter.only.iter().filter_map(moved).collect(),
        exclude: filter.exclude.iter().filter_map(moved).collect(),
        ..filter.clone()
    }
}

/// The command in the form that outlives the run; `None` where what it is about stands in no text.
fn act(folder: &Folder, command: EditCommand) -> Option<Act> {
    let text = |id| folder.text(id);
    let mention = |entity: EntityId| -> Option<Anchor> {
        subject::anchor(&folder.analysis, subject::first_mention(&folder.analysis, entity)?, text)
    };
    let triggers = |event: EventId| -> Option<Vec<Anchor>> {
        let reports = &folder.analysis.events.get(event.index())?.reports;
        let passages = reports.iter().flat_map(|report| {
            let at = |range: &crate::base::TextRange| crate::base::Passage { document: report.document, range: *range };
            report.triggers.first().map(at)
        });
        passages.map(|passage| subject::anchor(&folder.analysis, passage, text)).collect()
    };
    let about = |target| subject::subject(&folder.analysis, target, text);
    let of = match command {
        EditCommand::Do(act) => return Some(act),
        EditCommand::Star(target, on) => return Some(Act::Star { subject: about(target)?, on }),
        EditCommand::Note(target, text) => return Some(Act::Note { subject: about(target)?, text }),
        EditCommand::Merge(a, b) => Decision::Same { a: mention(a)?, b: mention(b)? },
        EditCommand::Rename(entity, name) => Decision::Rename { mention: mention(entity)?, name },
        EditCommand::Retype(entity, kind) => Decision::EntityKind { mention: mention(entity)?, kind },
        EditCommand::Hide(entity) => Decision::Hide { mention: mention(entity)? },
        EditCommand::RemoveEvent(event) => {
            let decisions = triggers(event)?.into_iter().map(|trigger| Decision::NoEvent { trigger }).collect();
            Decision::All { decisions }
        }
    };
    Some(Act::Decide { of })
}
