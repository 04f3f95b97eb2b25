//! Everything the analyst did, the latest first, each with its time and a way to take it back.

use egui::{ScrollArea, Ui, Widget as _};

use crate::base::Passage;
use crate::edit::{Act, Step};
use crate::gui::app::{Command, EditCommand};
use crate::gui::context::Context;
use crate::gui::panels::empty;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, Label, TextRole};
use crate::model::{Target, steps};
use crate::resolve::Decided;

const ROW: f32 = 54.0;

/// A step and what became of it.
pub struct Line<'a> {
    pub index: usize,
    pub step: &'a Step,
    /// Neither undone nor taken back.
    pub holds: bool,
    /// What its decisions do to the analysis; not known yet while that is being joined anew.
    pub rows: Vec<&'a Decided>,
}

impl Line<'_> {
    /// Why the analysis does not obey it; empty where it does.
    pub fn left_out(&self) -> Vec<&str> {
        self.rows.iter().flat_map(|row| &row.left_out).map(String::as_str).collect()
    }

    /// What it changed, and where in the texts it stands.
    fn touches(&self) -> Option<(Option<Target>, Option<Passage>)> {
        let row = self.rows.first()?;
        let event = row.events.first().map(|id| Target::Event(*id));
        let target = event.or(row.entities.first().map(|id| Target::Entity(*id)));
        Some((target, row.places.first().copied()))
    }
}

/// The latest first.
pub fn lines<'a>(context: &Context<'a>) -> Vec<Line<'a>> {
    let holding = context.log.holding();
    let mut holding = holding.iter().map(|(index, _)| *index).peekable();
    // The analysis lists decisions in the order in which they hold.
    let known = context.folder.map(|folder| folder.analysis.decisions.as_slice()).unwrap_or_default();
    let mut decided = known.iter().peekable();
    let mut lines: Vec<Line<'a>> = Vec::new();
    for (index, step) in context.log.all().iter().enumerate() {
        let holds = holding.next_if_eq(&index).is_some();
        let own = if holds { step.act.decisions() } else { Vec::new() };
        let rows = own.iter().filter_map(|of| decided.next_if(|row| row.decision == **of)).collect();
        lines.push(Line { index, step, holds, rows });
    }
    lines.reverse();
    lines
}

pub fn ui(ui: &mut Ui, context: &Context<'_>, lines: &[Line<'_>]) {
    if lines.is_empty() {
        let advice = "Rename, merge or hide what you know better; each step is listed here and can be taken back";
        empty(ui, context, "No decisions", advice);
        return;
    }
    ScrollArea::vertical().id_salt("decisions").auto_shrink(false).show_rows(ui, ROW, lines.len(), |ui, rows| {
        for line in &lines[rows] {
            ui.push_id(line.index, |ui| {
                ui.allocate_ui(egui::vec2(ui.available_width(), ROW), |ui| line_ui(ui, context, line));
            });
        }
    });
}

fn line_ui(ui: &mut Ui, context: &Context<'_>, line: &Line<'_>) {
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.add_space(space::M);
        take_back_ui(ui, context, line);
        if let Some((target, place)) = line.touches()
            && Button::new("Show").role(TextRole::Small).ui(ui).on_hover_text("Show what it is about").clicked()
        {
            target.into_iter().for_each(|target| context.commands.send(Command::Select(target)));
            place.into_iter().for_each(|place| context.commands.send(Command::Show(place)));
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
        if !line.left_out().is_empty() {
            about += &format!(" · to review: {}", line.left_out().join("; "));
        }
        Label::new(&about, TextRole::Small).ui(ui);
    });
}

/// The button that takes a step back by itself.
pub fn take_back_ui(ui: &mut Ui, context: &Context<'_>, line: &Line<'_>) {
    let blocked = if line.holds { context.log.can_revert(line.index).err() } else { None };
    let can = line.holds && !context.read_only && blocked.is_none();
    let button = ui.add_enabled_ui(can, |ui| Button::new("Take back").role(TextRole::Small).ui(ui)).inner;
    let why = match blocked {
        Some(later) => format!("Step {} rests on it: take that back first", later + 1),
        None => "Take this back, and leave what was done since".to_owned(),
    };
    if button.on_hover_text(why.clone()).on_disabled_hover_text(why).clicked() {
        context.commands.send(Command::Edit(EditCommand::Do(Act::Revert { step: line.index })));
    }
}

/// The time in UTC, to the minute.
pub fn time(at: i64) -> String {
    match jiff::Timestamp::from_second(at) {
        Ok(time) => time.strftime("%Y-%m-%d %H:%M UTC").to_string(),
        Err(_) => "at an unknown time".to_owned(),
    }
}
