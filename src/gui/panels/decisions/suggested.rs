//! Pairs of names or of events that may be one, or two: each with what speaks for it, its sentences, and the analyst's answer.

use std::collections::BTreeSet;

use egui::{ScrollArea, Ui, Widget as _};

use crate::base::Passage;
use crate::gui::app::{Command, EditCommand};
use crate::gui::context::Context;
use crate::gui::opening::Folder;
use crate::gui::panels::empty;
use crate::gui::panels::inspector::parts;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, Label, TextRole};
use crate::model::{Target, event_label, quotes};
use crate::resolve::{Doubt, EventDoubt};

/// A question to the analyst.
#[derive(Clone, Copy)]
pub enum Question<'a> {
    Names(&'a Doubt),
    Events(&'a EventDoubt),
}

impl Question<'_> {
    /// Where the two stand in the texts.
    fn passages(self) -> (Passage, Passage) {
        match self {
            Self::Names(doubt) => (doubt.a, doubt.b),
            Self::Events(doubt) => (doubt.a, doubt.b),
        }
    }

    fn because(&self) -> &str {
        match self {
            Self::Names(doubt) => &doubt.because,
            Self::Events(doubt) => &doubt.because,
        }
    }

    /// What is asked, and the two with what they are in the analysis.
    fn asked(self, folder: &Folder) -> (&'static str, [(String, Target); 2]) {
        match self {
            Self::Names(doubt) => {
                let (a, b) = doubt.entities;
                let name = |at: Passage| at.range.of(folder.text(at.document)).to_owned();
                let listed = |id: crate::base::EntityId| {
                    folder.analysis.entities.get(id.index()).map_or(String::new(), |it| it.name.clone())
                };
                let joined = doubt.is_joined();
                let (one, other) = if joined { (name(doubt.a), name(doubt.b)) } else { (listed(a), listed(b)) };
                let question = if joined { "Taken for one:" } else { "One, or two?" };
                (question, [(one, Target::Entity(a)), (other, Target::Entity(b))])
            }
            Self::Events(doubt) => {
                let (a, b) = doubt.events;
                let label = |id: crate::base::EventId| {
                    let event = folder.analysis.events.get(id.index());
                    event.map_or(String::new(), |event| event_label(&folder.analysis, event))
                };
                ("One event, or two?", [(label(a), Target::Event(a)), (label(b), Target::Event(b))])
            }
        }
    }

    fn answer(self, is_same: bool) -> EditCommand {
        match self {
            Self::Names(doubt) => EditCommand::Rule(doubt.a, doubt.b, is_same),
            Self::Events(doubt) if is_same => EditCommand::MergeEvents(doubt.events.0, doubt.events.1),
            Self::Events(doubt) => EditCommand::PartEvents(doubt.events.0, doubt.events.1),
        }
    }
}

/// Which pairs are left for later.
#[derive(Default)]
pub struct Suggested {
    /// By the places of their mentions, which stay while the folder is joined anew.
    later: BTreeSet<(Passage, Passage)>,
    shown: usize,
}

/// So many are shown at first, and more at a time.
const AT_ONCE: usize = 20;

impl Suggested {
    /// Pairs that wait for an answer, names before events; those left for later come last.
    pub fn waiting<'a>(&self, context: &Context<'a>) -> Vec<Question<'a>> {
        let Some(folder) = context.folder else { return Vec::new() };
        let names = folder.analysis.doubts.iter().map(Question::Names);
        let all = names.chain(folder.analysis.event_doubts.iter().map(Question::Events));
        let (later, now): (Vec<_>, Vec<_>) = all.partition(|question| self.later.contains(&question.passages()));
        now.into_iter().chain(later).collect()
    }

    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>, questions: &[Question<'_>]) {
        let Some(folder) = context.folder.filter(|_| !questions.is_empty()) else {
            empty(
                ui,
                context,
                "No suggestions",
                "Pairs of names that may be one person, body or place, and of reports that may be of one event, are listed here",
            );
            return;
        };
        let shown = self.shown.max(AT_ONCE);
        ScrollArea::vertical().id_salt("suggested").auto_shrink(false).show(ui, |ui| {
            egui::Frame::new().inner_margin(space::M).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                for question in questions.iter().take(shown) {
                    ui.push_id(question.passages(), |ui| self.pair_ui(ui, context, folder, *question));
                    ui.add_space(space::S);
                    ui.separator();
                }
                let more = format!("{} more", questions.len().saturating_sub(shown));
                if questions.len() > shown && Button::new(&more).ui(ui).clicked() {
                    self.shown = shown + AT_ONCE;
                }
            });
        });
    }

    fn pair_ui(&mut self, ui: &mut Ui, context: &Context<'_>, folder: &Folder, question: Question<'_>) {
        let (asked, pair) = question.asked(folder);
        ui.horizontal_wrapped(|ui| {
            Label::new(asked, TextRole::Small).ui(ui);
            for (words, target) in &pair {
                let link = Button::new(words).frame(false).color(context.theme.accent).ui(ui);
                context.link(&link, *target);
            }
        });
        Label::new(question.because(), TextRole::Small).wrap().ui(ui);
        let (a, b) = question.passages();
        for passage in [a, b] {
            quotes(&folder.analysis, [passage]).iter().for_each(|quote| parts::quote(ui, context, folder, quote));
        }
        let [(one, _), (other, _)] = pair;
        ui.horizontal(|ui| {
            ui.add_enabled_ui(!context.read_only, |ui| {
                for (words, is_same, tip) in [
                    ("Same", true, "They are one, with all that is known of either"),
                    ("Not the same", false, "They are two, however alike"),
                ] {
                    let label = format!("{words}: {one}, {other}");
                    let button = Button::new(words).role(TextRole::Small).ui(ui).on_hover_text(tip);
                    ui.ctx().accesskit_node_builder(button.id, |node| node.set_description(label));
                    if button.clicked() {
                        context.commands.send(Command::Edit(question.answer(is_same)));
                    }
                }
            });
            let later = Button::new("Later").role(TextRole::Small).ui(ui);
            if later.on_hover_text("Put it at the end of the list").clicked() {
                self.later.insert((a, b));
            }
        });
    }
}
