//! What was decided or marked on texts that are gone or have changed, with the words it was about.

use egui::{ScrollArea, Ui, Widget as _};

use super::steps::{Line, take_back_ui, time};
use crate::gui::context::Context;
use crate::gui::panels::empty;
use crate::gui::theme::space;
use crate::gui::widgets::{Label, TextRole};
use crate::model::steps;

/// Something to look at again.
pub enum Lost<'a> {
    Step(&'a Line<'a>),
    /// The words it was on, and what was on them.
    Mark(&'a str, &'a str),
}

pub fn lost<'a>(context: &Context<'a>, lines: &'a [Line<'a>]) -> Vec<Lost<'a>> {
    let steps = lines.iter().filter(|line| !line.left_out().is_empty()).map(Lost::Step);
    let marks = context.marked.lost.iter().map(|(words, what)| Lost::Mark(words, what));
    steps.chain(marks).collect()
}

pub fn ui(ui: &mut Ui, context: &Context<'_>, lost: &[Lost<'_>]) {
    if lost.is_empty() {
        empty(ui, context, "Nothing to review", "What was decided on a text that has changed or gone is listed here");
        return;
    }
    ScrollArea::vertical().id_salt("review").auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(space::M).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 3.0;
            for (at, one) in lost.iter().enumerate() {
                ui.push_id(at, |ui| match one {
                    Lost::Step(line) => step_ui(ui, context, line),
                    Lost::Mark(words, what) => mark_ui(ui, words, what),
                });
                ui.add_space(space::S);
            }
        });
    });
}

fn step_ui(ui: &mut Ui, context: &Context<'_>, line: &Line<'_>) {
    ui.horizontal(|ui| {
        take_back_ui(ui, context, line);
        Label::new(&format!("{}. {}", line.index + 1, steps::words(&line.step.act)), TextRole::Body).ui(ui);
    });
    quotes_ui(ui, line.step.act.quotes().into_iter());
    for why in line.left_out() {
        Label::new(why, TextRole::Small).color(context.theme.event(crate::base::EventKind::Announcement)).wrap().ui(ui);
    }
    Label::new(&time(line.step.at), TextRole::Small).ui(ui);
}

fn mark_ui(ui: &mut Ui, words: &str, what: &str) {
    let on = if words.is_empty() { "a document that is gone" } else { "words that stand there no more" };
    Label::new(&format!("There was {what} on {on}"), TextRole::Body).wrap().ui(ui);
    quotes_ui(ui, std::iter::once(words));
}

/// The words that it was about.
fn quotes_ui<'a>(ui: &mut Ui, quotes: impl Iterator<Item = &'a str>) {
    let mut seen: Vec<&str> = Vec::new();
    for quote in quotes.filter(|quote| !quote.is_empty()) {
        if !seen.contains(&quote) {
            Label::new(&format!("«{quote}»"), TextRole::Quote).wrap().fill_width().ui(ui);
            seen.push(quote);
        }
    }
}
