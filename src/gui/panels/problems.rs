//! What could not be read, and why; and what is doubtful.

use egui::{Response, ScrollArea, Sense, Ui, pos2, vec2};

use super::{PanelKind, empty, header};
use crate::base::{Diagnostic, EventKind, Severity};
use crate::gui::context::Context;
use crate::gui::opening::Folder;
use crate::gui::theme::{color, size};
use crate::gui::widgets::{Paint, TextRole, describe, lay, paint, tooltip};
use crate::text::{Elide, Style, Weight};

/// Problems of loading, then those of reading.
pub fn problems(folder: &Folder) -> impl Iterator<Item = &Diagnostic> {
    folder.corpus.diagnostics.iter().chain(&folder.analysis.diagnostics)
}

const ROW: f32 = 44.0;

pub fn ui(ui: &mut Ui, context: &Context<'_>) -> Response {
    let all: Vec<&Diagnostic> = context.folder.into_iter().flat_map(|folder| problems(folder)).collect();
    let handle = header(ui, context, PanelKind::Problems, &all.len().to_string(), |_| {});
    if all.is_empty() {
        empty(ui, context, "No problems", "Files that cannot be read are listed here with the reason");
        return handle;
    }
    let theme = context.theme;
    ScrollArea::vertical().id_salt("problems").auto_shrink(false).show_rows(ui, ROW, all.len(), |ui, rows| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for problem in &all[rows] {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
            describe(&response, egui::Role::ListItem, &problem.to_string());
            let sign = match problem.severity {
                Severity::Note => theme.muted,
                Severity::Warning => theme.date(),
                Severity::Error => theme.event(EventKind::Announcement),
            };
            ui.painter().circle_filled(pos2(rect.left() + 16.0, rect.top() + 15.0), 3.5, color(sign));
            let one_line =
                Style { elide: Elide::Lines(1), width: Some(rect.width() - 40.0), ..TextRole::Body.style(theme.ink) };
            let path = Style { weight: Weight::Bold, ..one_line.clone() };
            let path = lay(ui.ctx(), problem.path.as_deref().unwrap_or("The whole folder"), &path);
            paint(ui.painter(), pos2(rect.left() + 28.0, rect.top() + 5.0), &path, Paint::default());
            let message = Style { size: size::SMALL, color: theme.muted, ..one_line };
            let message = lay(ui.ctx(), &problem.message, &message);
            paint(ui.painter(), pos2(rect.left() + 28.0, rect.top() + 24.0), &message, Paint::default());
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
            tooltip(response, &problem.message);
        }
    });
    handle
}
