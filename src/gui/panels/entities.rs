//! The list of entities: kind, name, office, weight over time, count.

use std::sync::Arc;

use egui::{Popup, Response, ScrollArea, Sense, Ui, pos2, vec2};

use super::rows::Rows;
use super::{PanelKind, choices, empty, focus_ring, header};
use crate::arabic::fold;
use crate::base::{EntityId, EntityKind};
use crate::gui::app::{Command, EditCommand, FilterCommand};
use crate::gui::context::Context;
use crate::gui::icons::{Icon, icon_button};
use crate::gui::jobs::let_go;
use crate::gui::theme::{color, size, space};
use crate::gui::widgets::{Paint, TextRole, describe_selectable, lay, paint};
use crate::model::Target;
use crate::model::lists::{self, EntityQuery, EntityRow, EntitySort};
use crate::model::marked::Marked;
use crate::text::{Align, Elide, Layout, Style, Weight};

/// A query, the rows it was asked of, and the tags they had.
type Asked = (EntityQuery, Arc<Vec<EntityRow>>, Arc<Marked>);

#[derive(Default)]
pub struct Entities {
    rows: Rows,
    asked: Option<Asked>,
    found: Vec<usize>,
    /// How many entities the folder names, once that was counted.
    all: Option<usize>,
    /// Selected last, to scroll only when that changes.
    selected: Option<Target>,
}

const MARGIN: f32 = space::M;
const TALL: f32 = 47.0;
const LOW: f32 = 32.0;
/// Narrower rows have no bars of counts over time, in points.
const LEAST_WITH_SPARK: f32 = 210.0;

impl Entities {
    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>) -> Response {
        let rows = &context.models.entities;
        let is_known = |(query, known, marked): &Asked| {
            query == context.entities && Arc::ptr_eq(known, rows) && Arc::ptr_eq(marked, context.marked)
        };
        if !self.asked.as_ref().is_some_and(is_known) {
            let tagged = |row: &EntityRow| has_tag(context, Target::Entity(row.entity), &context.entities.search);
            self.found = lists::select_with(rows, context.entities, tagged);
            let_go(self.asked.replace((context.entities.clone(), Arc::clone(rows), Arc::clone(context.marked))));
            self.rows.forget();
            ui.request_repaint();
        }
        let detail = if context.filter.is_clear() && self.found.len() == rows.len() {
            rows.len().to_string()
        } else {
            // What is known only from an office and named nowhere is in no list, and so in no count.
            let named = |folder: &crate::gui::opening::Folder| {
                folder.analysis.entities.iter().filter(|entity| !entity.mentions.is_empty()).count()
            };
            let all = *self.all.get_or_insert_with(|| context.folder.map_or(rows.len(), |folder| named(folder)));
            format!("{} of {all}", self.found.len())
        };
        let handle = header(ui, context, PanelKind::Entities, &detail, |ui| self.controls(ui, context));
        if rows.is_empty() && !context.filter.is_clear() {
            empty(ui, context, "No entity passes the filter", "Take a chip away, or clear all filters with Ctrl+Alt+L");
            return handle;
        }
        if rows.is_empty() {
            let advice =
                "People, organisations and places of the articles you open are listed here: open a folder with Ctrl+O";
            empty(ui, context, "No entities", advice);
            return handle;
        }
        if self.found.is_empty() {
            empty(ui, context, "No entity matches", "Choose All, or clear the search with Escape");
            return handle;
        }
        self.rows.resize(self.found.len(), TALL);
        for (at, &row) in self.found.iter().enumerate() {
            let row = &rows[row];
            let has_tags = !context.marked.tags(Target::Entity(row.entity)).is_empty();
            self.rows.measured(at, if row.office.is_some() || has_tags { TALL } else { LOW });
        }
        self.rows.resize(self.found.len(), TALL);
        let newly_selected = self.selected != context.selection;
        self.selected = context.selection;
        ScrollArea::vertical().id_salt("entities").auto_shrink(false).show_viewport(ui, |ui, view| {
            ui.set_height(self.rows.total());
            let origin = ui.max_rect().min;
            let width = ui.available_width();
            let rect_of = |at: usize| {
                egui::Rect::from_min_size(
                    pos2(origin.x, origin.y + self.rows.top(at)),
                    vec2(width, self.rows.height(at)),
                )
            };
            if newly_selected
                && let Some(Target::Entity(id)) = context.selection
                && let Some(at) = self.found.iter().position(|&row| rows[row].entity == id)
            {
                ui.scroll_to_rect(rect_of(at), None);
            }
            for at in self.rows.within(view.top(), view.bottom()) {
                entity_row(ui, context, &rows[self.found[at]], rect_of(at));
            }
        });
        handle
    }

    fn controls(&self, ui: &mut Ui, context: &Context<'_>) {
        let sort = [(EntitySort::Count, "By count"), (EntitySort::Name, "By name"), (EntitySort::Kind, "By kind")];
        let now = context.entities.sort;
        let label = sort.iter().find(|(key, _)| *key == now).map_or("", |(_, label)| label);
        let icon = if context.entities.reversed { Icon::Ascending } else { Icon::Descending };
        let button = icon_button(ui, icon, "Sort entities", false);
        Popup::menu(&button).show(|ui| {
            for (key, label) in sort {
                if ui.radio(key == now, label).clicked() {
                    context.commands.send(Command::Filter(FilterCommand::Sort(key)));
                    ui.close();
                }
            }
        });
        button.on_hover_text(format!("Sorted {}", label.to_lowercase()));
        let kinds = [
            (None, "All"),
            (Some(EntityKind::Person), "People"),
            (Some(EntityKind::Organization), "Bodies"),
            (Some(EntityKind::Place), "Places"),
        ];
        if let Some(kind) = choices(ui, context, "entity kinds", context.entities.kind, &kinds) {
            context.commands.send(Command::Filter(FilterCommand::Kind(kind)));
        }
    }
}

/// The second line of a row: office and tags.
fn detail(context: &Context<'_>, row: &EntityRow) -> Option<String> {
    let tags = context.marked.tags(Target::Entity(row.entity)).iter().map(|tag| format!("#{tag}"));
    row.office.iter().cloned().chain(tags).reduce(|all, one| format!("{all} · {one}"))
}

/// Whether a tag of `target` has the words that are looked for.
pub fn has_tag(context: &Context<'_>, target: Target, search: &str) -> bool {
    let wanted = fold(search.trim().trim_start_matches('#'));
    !wanted.is_empty() && context.marked.tags(target).iter().any(|tag| fold(tag).contains(&wanted))
}

fn entity_row(ui: &mut Ui, context: &Context<'_>, row: &EntityRow, rect: egui::Rect) {
    let theme = context.theme;
    let target = Target::Entity(row.entity);
    let response = ui.interact(rect, ui.scope_id().with(row.entity), Sense::click_and_drag());
    let selected = context.is_selected(target);
    describe_selectable(
        &response,
        egui::Role::ListItem,
        selected,
        &format!("{}, {}, {}", row.name, row.kind, row.count),
    );
    context.link(&response, target);
    response.dnd_set_drag_payload(row.entity);
    if let Some(dragged) = response.dnd_release_payload::<EntityId>()
        && *dragged != row.entity
    {
        context.commands.send(Command::Edit(EditCommand::Merge(row.entity, *dragged)));
    }
    let painter = ui.painter();
    if selected {
        painter.rect_filled(rect, 0.0, color(theme.selected));
        painter.rect_filled(rect.with_max_x(rect.left() + 3.0), 0.0, color(theme.accent));
    } else if context.is_hovered(target) {
        painter.rect_filled(rect, 0.0, color(theme.hot));
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(theme.line)));
    super::marks::entity(painter, pos2(rect.left() + 17.0, rect.center().y), 5.0, row.kind, theme.entity(row.kind));

    if context.marked.is_starred(target) {
        super::marks::star(painter, pos2(rect.left() + 17.0, rect.center().y + 12.0), 4.5, color(theme.accent));
    }
    let count = lay(ui.ctx(), &row.count.to_string(), &TextRole::Small.style(theme.muted));
    let middle = |text: &Layout| rect.center().y - text.height / 2.0;
    paint(painter, pos2(rect.right() - MARGIN - count.width, middle(&count)), &count, Paint::default());
    // A narrow list keeps its room for names.
    let has_spark = rect.width() >= LEAST_WITH_SPARK;
    if has_spark {
        spark(painter, pos2(rect.right() - 87.0, rect.center().y + 6.0), &row.spark, color(theme.accent));
    }

    let right = rect.right() - if has_spark { 95.0 } else { MARGIN + count.width + space::S };
    let room = Some(right - rect.left() - 32.0);
    let name_style = Style {
        weight: Weight::Bold,
        align: Align::Right,
        elide: Elide::Lines(1),
        width: room,
        ..TextRole::Body.style(theme.ink)
    };
    let name = lay(ui.ctx(), &row.name, &name_style);
    match &detail(context, row) {
        None => paint(painter, pos2(right - name.width, middle(&name)), &name, Paint::default()),
        Some(office) => {
            let style = Style { weight: Weight::Regular, size: size::SMALL, color: theme.muted, ..name_style };
            let office = lay(ui.ctx(), office, &style);
            let top = rect.center().y - (name.height + office.height) / 2.0;
            paint(painter, pos2(right - name.width, top), &name, Paint::default());
            paint(painter, pos2(right - office.width, top + name.height), &office, Paint::default());
        }
    }
    focus_ring(ui, &response, context);
}

/// A bar of steps for the weight over time, standing on `at`.
fn spark(painter: &egui::Painter, at: egui::Pos2, steps: &[u32], ink: egui::Color32) {
    const TALLEST: f32 = 12.0;
    let most = steps.iter().copied().max().unwrap_or(0);
    if most == 0 {
        return;
    }
    for (index, step) in steps.iter().enumerate() {
        let height = (*step as f32 / most as f32 * TALLEST).max(1.5);
        let left = at.x + index as f32 * 9.5;
        painter.rect_filled(egui::Rect::from_min_max(pos2(left, at.y - height), pos2(left + 8.5, at.y)), 0.0, ink);
    }
}
