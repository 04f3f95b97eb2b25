//! The list of documents: title, source and day.

use std::sync::Arc;

use egui::{Response, ScrollArea, Sense, Ui, pos2, vec2};

use super::entities::has_tag;
use super::rows::Rows;
use super::{PanelKind, empty, focus_ring, header};
use crate::arabic::fold;
use crate::base::DocumentId;
use crate::gui::context::Context;
use crate::gui::jobs::let_go;
use crate::gui::theme::{color, space};
use crate::gui::widgets::{Paint, TextRole, describe_selectable, lay, paint};
use crate::model::Target;
use crate::model::lists::DocumentRow;
use crate::model::marked::Marked;
use crate::model::search::Found;
use crate::resolve::DateSource;
use crate::text::{Align, Direction, Elide, Family, Style};

/// The rows that were searched, what their texts had, and their tags.
type Searched = (Arc<Vec<DocumentRow>>, Arc<Found>, Arc<Marked>);

#[derive(Default)]
pub struct Documents {
    rows: Rows,
    width: f32,
    search: String,
    /// What the rows were searched in, and what the texts had at that time.
    searched: Option<Searched>,
    /// Indices into the model's rows.
    found: Vec<usize>,
    /// Shown last, to scroll only when that changes.
    shown: Option<DocumentId>,
}

const MARGIN: f32 = space::M;

impl Documents {
    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>) -> Response {
        let rows = &context.models.documents;
        self.search(ui, context, rows);
        let handle = header(ui, context, PanelKind::Documents, &self.detail(context), |_| {});
        if rows.is_empty() && !context.filter.is_clear() {
            empty(
                ui,
                context,
                "No document passes the filter",
                "Take a chip away, or clear all filters with Ctrl+Alt+L",
            );
            return handle;
        }
        if context.folder.is_none() || rows.is_empty() {
            let advice = "Open a folder of .txt or .md files with Ctrl+O, or drop one on this window";
            empty(ui, context, "No documents", advice);
            return handle;
        }
        if self.found.is_empty() {
            empty(ui, context, "No document matches the search", "Shorten the search, or clear it with Escape");
            return handle;
        }
        if (self.width - ui.available_width()).abs() > 0.5 {
            self.width = ui.available_width();
            self.rows.forget();
        }
        self.rows.resize(self.found.len(), 76.0);
        let newly_shown = self.shown != context.document;
        self.shown = context.document;
        let total = self.rows.total();
        ScrollArea::vertical().id_salt("documents").auto_shrink(false).show_viewport(ui, |ui, view| {
            ui.set_height(total);
            let origin = ui.max_rect().min;
            if newly_shown && let Some(at) = self.found.iter().position(|&row| Some(rows[row].document) == self.shown) {
                let min = pos2(origin.x, origin.y + self.rows.top(at));
                ui.scroll_to_rect(egui::Rect::from_min_size(min, vec2(self.width, self.rows.height(at))), None);
            }
            for at in self.rows.within(view.top(), view.bottom()) {
                let top = origin.y + self.rows.top(at);
                let row = &rows[self.found[at]];
                let height = document_row(ui, context, row, pos2(origin.x, top), self.width);
                self.rows.measured(at, height);
            }
        });
        if self.rows.is_changed() {
            ui.request_repaint();
        }
        handle
    }

    /// What the search leaves: documents that are called so, and those whose texts have the words.
    fn search(&mut self, ui: &Ui, context: &Context<'_>, rows: &Arc<Vec<DocumentRow>>) {
        let folded = fold(context.entities.search.trim());
        let is_known = self.searched.as_ref().is_some_and(|(known, found, marked)| {
            Arc::ptr_eq(known, rows) && Arc::ptr_eq(found, context.found) && Arc::ptr_eq(marked, context.marked)
        });
        if !is_known || folded != self.search {
            let_go(self.searched.replace((Arc::clone(rows), Arc::clone(context.found), Arc::clone(context.marked))));
            let fits = |row: &DocumentRow| {
                folded.is_empty()
                    || fold(&row.title).contains(&folded)
                    || row.outlet.as_ref().is_some_and(|outlet| fold(outlet).contains(&folded))
                    || fold(&row.path).contains(&folded)
                    || context.found.includes(row.document)
                    || has_tag(context, Target::Document(row.document), &folded)
            };
            self.found = (0..rows.len()).filter(|&at| fits(&rows[at])).collect();
            self.search = folded;
            self.rows.forget();
            // The number of hits stands in the bar above, which has been drawn already.
            ui.request_repaint();
        }
    }

    /// `5 of 12 · 1 undated`
    fn detail(&self, context: &Context<'_>) -> String {
        let rows = &context.models.documents;
        let undated = self.found.iter().filter(|&&at| rows[at].day.is_none()).count();
        let all = context.folder.map_or(rows.len(), |folder| folder.analysis.documents.len());
        let count = if self.found.len() == all { all.to_string() } else { format!("{} of {all}", self.found.len()) };
        if undated == 0 { count } else { format!("{count} · {undated} undated") }
    }
}

/// Draws one row and returns its height.
fn document_row(ui: &mut Ui, context: &Context<'_>, row: &DocumentRow, at: egui::Pos2, width: f32) -> f32 {
    let theme = context.theme;
    let title_style = Style {
        family: Family::Reading,
        elide: Elide::Lines(2),
        width: Some(width - 2.0 * MARGIN),
        ..TextRole::ListTitle.style(theme.ink)
    };
    let title = lay(ui.ctx(), &row.title, &title_style);
    let height = 5.0 + title.height + 4.0 + 16.0 + 7.0;
    let rect = egui::Rect::from_min_size(at, vec2(width, height));
    let target = Target::Document(row.document);
    let response = ui.interact(rect, ui.scope_id().with(row.document), Sense::click());
    let shown = context.document == Some(row.document);
    describe_selectable(&response, egui::Role::ListItem, shown, &row.title);
    context.link(&response, target);

    let painter = ui.painter();
    if shown {
        painter.rect_filled(rect, 0.0, color(theme.selected));
        painter.rect_filled(rect.with_max_x(rect.left() + 3.0), 0.0, color(theme.accent));
    } else if context.is_hovered(target) {
        painter.rect_filled(rect, 0.0, color(theme.background));
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
    if context.marked.is_starred(target) {
        super::marks::star(painter, pos2(rect.left() + 7.0, rect.bottom() - 16.0), 4.5, color(theme.accent));
    }
    paint(painter, pos2(rect.left() + MARGIN, rect.top() + 5.0), &title, Paint::default());

    let line = rect.top() + 5.0 + title.height + 4.0;
    let inferred = row.day.as_ref().is_some_and(|day| day.source != DateSource::Stated);
    let day_text = row.day.as_ref().map_or("no date", |day| &day.text);
    let day_style = Style { italic: inferred, direction: Direction::LeftToRight, ..TextRole::Small.style(theme.muted) };
    let day = lay(ui.ctx(), day_text, &day_style);
    let day_at = pos2(rect.left() + MARGIN, line);
    paint(painter, day_at, &day, Paint::default());
    if inferred {
        let below = day_at.y + day.height;
        painter.extend(egui::Shape::dashed_line(
            &[pos2(day_at.x, below), pos2(day_at.x + day.width, below)],
            (1.0, color(theme.muted)),
            3.0,
            2.0,
        ));
    }
    let source_style = Style {
        align: Align::Right,
        elide: Elide::Lines(1),
        width: Some(width - 2.0 * MARGIN - day.width - 12.0),
        ..TextRole::Small.style(theme.muted)
    };
    let tags = context.marked.tags(target).iter().map(|tag| format!(" · #{tag}")).collect::<String>();
    let source = lay(ui.ctx(), &format!("{}{tags}", row.outlet.as_deref().unwrap_or("–")), &source_style);
    paint(painter, pos2(rect.right() - MARGIN - source.width, line), &source, Paint::default());
    focus_ring(ui, &response, context);
    height
}
