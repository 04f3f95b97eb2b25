use egui::{Response, Sense, Ui, vec2};

use super::parts::{self, count, entity_line, event_line, heading, quote, quotes, why_fold};
use crate::base::{EntityId, Passage};
use crate::gui::app::Command;
use crate::gui::context::Context;
use crate::gui::opening::Folder;
use crate::gui::panels::{focus_ring, marks};
use crate::gui::theme::color;
use crate::gui::widgets::{Paint, TextRole, describe, lay, paint};
use crate::model::inspector::why::{self, Readings, Spelling};
use crate::model::inspector::{self, EntityCard, Office, Step, TieLine};
use crate::model::{Filter, days_text};
use crate::text::{Align, Elide, Style, Weight};

pub fn head(ui: &mut Ui, context: &Context<'_>, card: &EntityCard) -> Response {
    let kind = card.link.kind;
    let fill = context.theme.entity(kind);
    let others: Vec<&str> = card.spellings.iter().skip(1).take(5).map(|(spelling, _)| spelling.as_str()).collect();
    let sum = format!("{} · {}", count(card.mention_count, "mention"), count(card.documents, "source"));
    let sign = |ui: &Ui, at| marks::entity(ui.painter(), at, 12.0, kind, fill);
    parts::head(ui, context, sign, &card.link.name, &others.join(" · "), &sum)
}

/// How many mentions stand above the events and ties of an entity without an office.
const FIRST_QUOTES: usize = 2;
/// What was said beyond this is told by the events themselves.
const CLAIMS_MOST: usize = 12;
const TIES_MOST: usize = 12;

/// What is known of an entity, and why.
pub struct Known {
    pub card: EntityCard,
    pub spellings: Vec<Spelling>,
}

impl Known {
    /// The card of `id` as far as `filter` lets pass, or `None` where the folder has no such entity.
    pub fn of(folder: &Folder, filter: &Filter, id: EntityId) -> Option<Self> {
        let card = inspector::entity(&folder.analysis, filter, id)?;
        Some(Self { card, spellings: why::spellings(&folder.analysis, Readings(&folder.readings), id) })
    }
}

/// An entity: its offices, names, events, words and ties, and every sentence that names it.
pub fn ui(ui: &mut Ui, context: &Context<'_>, folder: &Folder, known: &Known, shown: &mut usize) {
    let card = &known.card;
    super::decide::entity(ui, context, card.link.entity, &card.link.name, card.link.kind);
    if !card.offices.is_empty() {
        heading(ui, "Offices");
    }
    for office in &card.offices {
        office_ui(ui, context, office);
        if let Some(first) = office.evidence.first() {
            quote(ui, context, folder, first);
        }
        let steps = || {
            let title = Step { text: "Every passage that says so".to_owned(), evidence: office.evidence.clone() };
            let id = card.link.entity;
            let seen = why::office(&folder.analysis, Readings(&folder.readings), id, office.index);
            std::iter::once(title).chain(seen).collect()
        };
        why_fold(ui, context, folder, ("office", office.index), &format!("Why {}?", office.title), steps);
    }
    spellings_ui(ui, context, folder, &known.spellings);
    // An office comes with its sentence; of what has none, the first mentions tell most.
    let first = if card.offices.is_empty() { card.mentions.len().min(FIRST_QUOTES) } else { 0 };
    let (first, rest) = card.mentions.split_at(first);
    if !first.is_empty() {
        heading(ui, "Mentions");
        first.iter().for_each(|mention| quote(ui, context, folder, mention));
    }
    if !card.events.is_empty() {
        heading(ui, "Events");
        card.events.iter().for_each(|event| event_line(ui, context, event));
    }
    if !card.ties.is_empty() {
        heading(ui, "Tied to");
        card.ties.iter().take(TIES_MOST).for_each(|tie| tie_ui(ui, context, tie));
    }
    if !card.claims.is_empty() {
        heading(ui, "Statements");
        card.claims.iter().take(CLAIMS_MOST).for_each(|claim| super::claim::ui(ui, context, folder, claim));
    }
    if !rest.is_empty() {
        heading(ui, if first.is_empty() { "Mentions" } else { "More mentions" });
        quotes(ui, context, folder, rest, shown);
    }
}

fn tie_ui(ui: &mut Ui, context: &Context<'_>, tie: &TieLine) {
    let mut shared = Vec::new();
    if tie.events > 0 {
        shared.push(count(tie.events as usize, "event"));
    }
    if tie.sentences > 0 {
        shared.push(count(tie.sentences as usize, "sentence"));
    }
    entity_line(ui, context, &tie.other, &shared.join(" · "));
}

/// Every way the entity is written, how often, and why that is it.
fn spellings_ui(ui: &mut Ui, context: &Context<'_>, folder: &Folder, spellings: &[Spelling]) {
    heading(ui, "Names and spellings");
    for (at, spelling) in spellings.iter().enumerate() {
        let times = match spelling.count {
            0 => "set by the analyst".to_owned(),
            1 => "once".to_owned(),
            count => format!("{count} times"),
        };
        spelling_ui(ui, context, spelling, &times);
        let question = format!("Why {}?", spelling.name);
        why_fold(ui, context, folder, ("spelling", at), &question, || spelling.why.clone());
    }
}

/// A spelling with its count; a click shows where it stands first.
fn spelling_ui(ui: &mut Ui, context: &Context<'_>, spelling: &Spelling, times: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::click());
    describe(&response, egui::Role::Link, &format!("{}, {times}", spelling.name));
    if response.hovered() {
        ui.painter().rect_filled(rect, 3.0, color(context.theme.background));
    }
    let small = lay(ui.ctx(), times, &TextRole::Small.style(context.theme.muted));
    let room = (rect.width() - small.width - 20.0).max(20.0);
    let style = Style {
        elide: Elide::Lines(1),
        width: Some(room),
        align: Align::Right,
        ..TextRole::Body.style(context.theme.ink)
    };
    let name = lay(ui.ctx(), &spelling.name, &style);
    let middle = rect.center().y;
    let at = egui::pos2(rect.right() - 8.0 - name.width, middle - name.height / 2.0);
    paint(ui.painter(), at, &name, Paint::default());
    paint(ui.painter(), egui::pos2(rect.left() + 4.0, middle - small.height / 2.0), &small, Paint::default());
    focus_ring(ui, &response, context);
    if let Some(first) = spelling.first.as_ref().filter(|_| response.clicked()) {
        let range = first.highlights.first().copied().unwrap_or(first.sentence);
        context.commands.send(Command::Show(Passage { document: first.document, range }));
    }
}

/// `وزير الخارجية · سوريا`, and how many passages say so.
fn office_ui(ui: &mut Ui, context: &Context<'_>, office: &Office) {
    let theme = context.theme;
    let holder = office.of.as_ref().map(|of| format!(" · {}", of.name)).unwrap_or_default();
    let text = format!("{}{holder}", office.title);
    let former = if office.former { "formerly, " } else { "" };
    let seen = office.seen.map(|seen| format!("{} · ", days_text(seen))).unwrap_or_default();
    let sources = format!("{former}{seen}{}", count(office.evidence.len(), "passage"));
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 25.0), Sense::hover());
    describe(&response, egui::Role::Label, &format!("{text}, {sources}"));
    ui.painter().rect_filled(rect, 4.0, color(theme.background));
    let small = lay(ui.ctx(), &sources, &TextRole::Small.style(theme.muted));
    let style = Style {
        weight: Weight::Bold,
        align: Align::Right,
        elide: Elide::Lines(1),
        width: Some(rect.width() - small.width - 28.0),
        ..TextRole::Body.style(theme.ink)
    };
    let label = lay(ui.ctx(), &text, &style);
    let at = egui::pos2(rect.right() - 8.0 - label.width, rect.center().y - label.height / 2.0);
    paint(ui.painter(), at, &label, Paint::default());
    let at = egui::pos2(rect.left() + 8.0, rect.center().y - small.height / 2.0);
    paint(ui.painter(), at, &small, Paint::default());
}
