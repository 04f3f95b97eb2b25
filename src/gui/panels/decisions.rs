//! Everything the analyst did, the latest first, each with its time and a way to take it back.

use egui::{Response, ScrollArea, Ui, Widget as _};

use super::{PanelKind, empty, header};
use crate::edit::{Act, Step};
use crate::gui::app::{Command, EditCommand};
use crate::gui::context::Context;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, Label, TextRole};
use crate::model::steps;

const ROW: f32 = 58.0;

/// A step and what became of it.
struct Line<'a> {
    index: usize,
    step: &'a Step,
    /// Neither undone nor taken back.
    holds: bool,
    /// Why the analysis does not obey it; empty where it does.
    left_out: Vec<String>,
}

pub fn ui(ui: &mut Ui, context: &Context<'_>) -> Response {
    let lines = lines(context);
    let handle = header(ui, context, PanelKind::Decisions, &lines.len().to_string(), |_| {});
    if lines.is_empty() {
        let advice = "Rename, merge or hide what you know better in the inspector; each step is listed here and can be taken back";
        empty(ui, context, "No decisions", advice);
        return handle;
    }
    ScrollArea::vertical().id_salt("decisions").auto_shrink(false).show_rows(ui, ROW, lines.len(), |ui, rows| {
        for line in &lines[rows] {
            ui.push_id(line.index, |ui| {
                ui.allocate_ui(egui::vec2(ui.available_width(), ROW), |ui| line_ui(ui, context, line));
            });
        }
    });
    handle
}

fn lines<'a>(context: &Context<'a>) -> Vec<Line<'a>> {
    let holding = context.log.holding();
    // The analysis lists decisions in the order in which they hold.
    let mut decided = context.folder.map(|folder| folder.analysis.decisions.as_slice()).unwrap_or_default().iter();
    let mut lines: Vec<Line<'a>> = Vec::new();
    for (index, step) in context.log.all().iter().enumerate() {
        let holds = holding.iter().any(|(at, _)| *at == index);
        let obeyed = if holds && matches!(step.act, Act::Decide { .. }) { decided.next() } else { None };
        lines.push(Line { index, step, holds, left_out: obeyed.map(|row| row.left_out.clone()).unwrap_or_default() });
    }
    lines.reverse();
    lines
}

fn line_ui(ui: &mut Ui, context: &Context<'_>, line: &Line<'_>) {
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.add_space(space::M);
        let blocked = context.log.can_revert(line.index).err();
        let can = line.holds && !context.read_only && blocked.is_none();
        let button = ui.add_enabled_ui(can, |ui| Button::new("Take back").role(TextRole::Small).ui(ui)).inner;
        let why = match blocked {
            Some(later) if line.holds => format!("Step {} rests on it: take that back first", later + 1),
            _ => "Take this back, and leave what was done since".to_owned(),
        };
        if button.on_hover_text(why.clone()).on_disabled_hover_text(why).clicked() {
            context.commands.send(Command::Edit(EditCommand::Do(Act::Revert { step: line.index })));
        }
        let role = if line.holds { TextRole::Body } else { TextRole::Small };
        Label::new(&format!("{}. {}", line.index + 1, steps::words(&line.step.act)), role).ui(ui);
    });
    ui.horizontal(|ui| {
        ui.add_space(space::M);
        let mut about = time(line.step.at);
        if line.index >= context.log.cursor() {
            about += " · undone";
        } else if !line.holds {
            about += " · taken back";
        }
        if !line.left_out.is_empty() {
            about += &format!(" · to review: {}", line.left_out.join("; "));
        }
        Label::new(&about, TextRole::Small).ui(ui);
    });
}

/// The time in UTC, to the minute.
fn time(at: i64) -> String {
    match jiff::Timestamp::from_second(at) {
        Ok(time) => time.strftime("%Y-%m-%d %H:%M UTC").to_string(),
        Err(_) => "at an unknown time".to_owned(),
    }
}
