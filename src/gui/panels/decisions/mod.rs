//! The analyst's work: what was decided, which pairs are worth a decision, and what of it fits the texts no more.

mod review;
mod steps;
mod suggested;

use egui::{Response, Ui};

use super::{PanelKind, choices, header};
use crate::gui::context::Context;
use crate::gui::theme::space;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Page {
    #[default]
    Made,
    Suggested,
    Review,
}

#[derive(Default)]
pub struct Decisions {
    page: Page,
    suggested: suggested::Suggested,
}

impl Decisions {
    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>) -> Response {
        let lines = steps::lines(context);
        let lost = review::lost(context, &lines);
        let doubts = self.suggested.waiting(context);
        let labels = [
            (Page::Made, format!("Made {}", lines.len())),
            (Page::Suggested, format!("Suggested {}", doubts.len())),
            (Page::Review, format!("To review {}", lost.len())),
        ];
        let labels: Vec<(Page, &str)> = labels.iter().map(|(page, label)| (*page, label.as_str())).collect();
        let handle = header(ui, context, PanelKind::Decisions, "", |_| {});
        egui::Frame::new().inner_margin(egui::Margin::from(egui::vec2(space::M, space::XS))).show(ui, |ui| {
            if let Some(page) = choices(ui, context, "decisions", self.page, &labels) {
                self.page = page;
            }
        });
        match self.page {
            Page::Made => steps::ui(ui, context, &lines),
            Page::Suggested => self.suggested.ui(ui, context, &doubts),
            Page::Review => review::ui(ui, context, &lost),
        }
        handle
    }
}
