use egui::{Ui, Widget as _};

use super::parts::{heading, muted, quote, why as why_ui, why_fold};
use crate::gui::context::Context;
use crate::gui::opening::Folder;
use crate::gui::widgets::{Label, TextRole};
use crate::model::inspector::why::{self, DateLine, Readings};
use crate::model::{Target, date_text, inspector, written_between_text};
use crate::resolve::DateSource;

/// A document: its title, outlet and file, where its day comes from, and the days it tells.
pub fn ui(ui: &mut Ui, context: &Context<'_>, folder: &Folder, target: Target, dates: &[DateLine]) {
    let Target::Document(id) = target else { return };
    let Some(record) = folder.analysis.documents.get(id.index()) else { return };
    Label::new(&record.title, TextRole::ListTitle).lines(3).fill_width().ui(ui);
    if let Some(outlet) = &record.outlet {
        Label::new(outlet, TextRole::Small).fill_width().ui(ui);
    }
    muted(ui, &record.path);
    super::decide::document(ui, context, id);
    match &record.date {
        None => {
            heading(ui, "No date");
            muted(ui, "Neither the text, nor the file's name, nor the other documents give a day");
            if let Some(between) = &record.written_between {
                heading(ui, &written_between_text(between));
                let steps = inspector::steps(&folder.analysis, &between.because);
                why_ui(ui, context, folder, "Why then?", &steps);
            }
        }
        Some(date) => {
            let how = match date.source {
                DateSource::Stated => "stated in the text",
                DateSource::Inferred => "inferred",
                DateSource::File => "from the file's name",
                DateSource::Analyst => "set by the analyst",
            };
            heading(ui, &format!("{}, {how}", date_text(&date.value)));
            let mut steps = inspector::steps(&folder.analysis, &date.because);
            steps.extend(why::document_day(&folder.analysis, Readings(&folder.readings), id));
            why_ui(ui, context, folder, &format!("Why {}?", date_text(&date.value)), &steps);
        }
    }
    if dates.is_empty() {
        return;
    }
    heading(ui, "Days in the text");
    for (at, date) in dates.iter().enumerate() {
        Label::new(&date.text, TextRole::Strong).ui(ui);
        if let Some(sentence) = &date.quote {
            quote(ui, context, folder, sentence);
        }
        why_fold(ui, context, folder, ("date", at), &format!("Why {}?", date.text), || date.why.clone());
    }
}
