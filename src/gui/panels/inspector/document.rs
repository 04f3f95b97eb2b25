use egui::{Ui, Widget as _};

use super::parts::{heading, muted, why};
use crate::gui::context::Context;
use crate::gui::opening::Folder;
use crate::gui::widgets::{Label, TextRole};
use crate::model::inspector::Step;
use crate::model::{Target, date_text, quotes};
use crate::resolve::DateSource;

/// A document: its title, outlet and file, and where its day comes from.
pub fn ui(ui: &mut Ui, context: &Context<'_>, folder: &Folder, target: Target) {
    let Target::Document(id) = target else { return };
    let Some(record) = folder.analysis.documents.get(id.index()) else { return };
    Label::new(&record.title, TextRole::ListTitle).lines(3).fill_width().ui(ui);
    if let Some(outlet) = &record.outlet {
        Label::new(outlet, TextRole::Small).fill_width().ui(ui);
    }
    muted(ui, &record.path);
    match &record.date {
        None => {
            heading(ui, "No date");
            muted(ui, "Neither the text, nor the file's name, nor the other documents give a day");
        }
        Some(date) => {
            let how = match date.source {
                DateSource::Stated => "stated in the text",
                DateSource::Inferred => "inferred",
                DateSource::File => "from the file's name",
                DateSource::Analyst => "set by the analyst",
            };
            heading(ui, &format!("{}, {how}", date_text(&date.value)));
            let steps: Vec<Step> = date
                .because
                .iter()
                .map(|reason| Step {
                    text: reason.text.clone(),
                    evidence: quotes(&folder.analysis, reason.evidence.iter().copied()),
                })
                .collect();
            why(ui, context, folder, &format!("Why {}?", date_text(&date.value)), &steps);
        }
    }
}
