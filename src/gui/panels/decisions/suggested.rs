//! Pairs of names that may be one, or two: each with what speaks for it, its sentences, and the analyst's answer.

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
use crate::model::{Target, quotes};
use crate::resolve::Doubt;

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
    /// Pairs that wait for an answer; those left for later come last.
    pub fn waiting<'a>(&self, context: &Context<'a>) -> Vec<&'a Doubt> {
        let Some(folder) = context.folder else { return Vec::new() };
        let is_later = |doubt: &&Doubt| self.later.contains(&(doubt.a, doubt.b));
        let (later, now): (Vec<&Doubt>, Vec<&Doubt>) = folder.analysis.doubts.iter().partition(is_later);
        now.into_iter().chain(later).collect()
    }

    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>, doubts: &[&Doubt]) {
        let Some(folder) = context.folder.filter(|_| !doubts.is_empty()) else {
            empty(
                ui,
                context,
                "No suggestions",
                "Pairs of names that may be one person, body or place are listed here",
            );
            return;
        };
        let shown = self.shown.max(AT_ONCE);
        ScrollArea::vertical().id_salt("suggested").auto_shrink(false).show(ui, |ui| {
            egui::Frame::new().inner_margin(space::M).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                for doubt in doubts.iter().take(shown) {
                    ui.push_id((doubt.a, doubt.b), |ui| self.pair_ui(ui, context, folder, doubt));
                    ui.add_space(space::S);
                    ui.separator();
                }
                if doubts.len() > shown && Button::new(&format!("{} more", doubts.len() - shown)).ui(ui).clicked() {
                    self.shown = shown + AT_ONCE;
                }
            });
        });
    }

    fn pair_ui(&mut self, ui: &mut Ui, context: &Context<'_>, folder: &Folder, doubt: &Doubt) {
        let (a, b) = doubt.entities;
        let name = |at: Passage| at.range.of(folder.text(at.document));
        let listed = |id: crate::base::EntityId| folder.analysis.entities.get(id.index()).map_or("", |it| &it.name);
        let (one, other) = if doubt.is_joined() { (name(doubt.a), name(doubt.b)) } else { (listed(a), listed(b)) };
        let question = if doubt.is_joined() { "Taken for one:" } else { "One, or two?" };
        ui.horizontal_wrapped(|ui| {
            Label::new(question, TextRole::Small).ui(ui);
            for (words, id) in [(one, a), (other, b)] {
                let link = Button::new(words).frame(false).color(context.theme.accent).ui(ui);
                context.link(&link, Target::Entity(id));
            }
        });
        Label::new(&doubt.because, TextRole::Small).wrap().ui(ui);
        for passage in [doubt.a, doubt.b] {
            quotes(&folder.analysis, [passage]).iter().for_each(|quote| parts::quote(ui, context, folder, quote));
        }
        ui.horizontal(|ui| {
            ui.add_enabled_ui(!context.read_only, |ui| {
                for (words, is_same, tip) in [
                    ("Same", true, "They are one, with all that is known of either"),
                    ("Not the same", false, "They are two, whatever their names"),
                ] {
                    let label = format!("{words}: {one}, {other}");
                    let button = Button::new(words).role(TextRole::Small).ui(ui).on_hover_text(tip);
                    ui.ctx().accesskit_node_builder(button.id, |node| node.set_description(label));
                    if button.clicked() {
                        context.commands.send(Command::Edit(EditCommand::Rule(doubt.a, doubt.b, is_same)));
                    }
                }
            });
            let later = Button::new("Later").role(TextRole::Small).ui(ui);
            if later.on_hover_text("Put it at the end of the list").clicked() {
                self.later.insert((doubt.a, doubt.b));
            }
        });
    }
}
