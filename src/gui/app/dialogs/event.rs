//! Questions about an event: what it is, and which other it is the same as.

use std::sync::Arc;

use egui::{Popup, Ui, Widget as _};

use super::parts::{self, Picker};
use crate::base::{EntityId, EntityKind, EventId, EventKind, Passage};
use crate::extract::Side;
use crate::gui::app::{Command, EditCommand, EventDraft};
use crate::gui::context::Commands;
use crate::gui::opening::Folder;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{Button, Label, Row, SearchField, TextRole};
use crate::model::lists::EntityRow;
use crate::model::{date_text, event_label, parse_day};
use crate::resolve::{Analysis, Event};

/// An event that is added or corrected.
pub struct EventDialog {
    /// The event, or the words that tell of a new one.
    of: Result<EventId, Passage>,
    words: String,
    draft: EventDraft,
    day: String,
    picker: Picker,
}

const SIDES: [(Side, &str); 3] =
    [(Side::Agent, "acts"), (Side::Counterpart, "other side"), (Side::Attendee, "present")];

impl EventDialog {
    pub fn add(folder: &Folder, at: Passage, rows: &Arc<Vec<EntityRow>>) -> Self {
        let words = at.range.of(folder.text(at.document)).to_owned();
        let draft = EventDraft { kind: EventKind::Meeting, day: None, place: None, who: Vec::new() };
        Self { of: Err(at), words, draft, day: String::new(), picker: Picker::new(rows) }
    }

    pub fn change(folder: &Folder, id: EventId, rows: &Arc<Vec<EntityRow>>) -> Option<Self> {
        let event = folder.analysis.events.get(id.index())?;
        let who = event.participants.iter().map(|part| (part.entity, part.side)).collect();
        let draft = EventDraft { kind: event.kind, day: event.date, place: event.place, who };
        let day = event.date.map(|day| day.to_string()).unwrap_or_default();
        let words = event_label(&folder.analysis, event);
        let mut picker = Picker::new(rows);
        picker.is_new = false;
        Some(Self { of: Ok(id), words, draft, day, picker })
    }

    pub fn ui(&mut self, ui: &mut Ui, theme: &Theme, commands: &Commands) {
        let (title, about, button) = match self.of {
            Ok(_) => ("Change event", "What the sources tell of, as you know it", "Change"),
            Err(_) => ("Add event", "These words tell of", "Add"),
        };
        parts::title(ui, theme, title, about);
        parts::words(ui, theme, &self.words);
        parts::kinds(ui, &mut self.draft.kind, &EventKind::ALL);
        ui.add_space(space::S);
        let is_day = self.day_ui(ui, theme);
        ui.add_space(space::S);
        self.place_ui(ui);
        self.who_ui(ui);
        ui.add_space(space::S);
        self.find_ui(ui);
        let enter = self.picker.is_empty();
        if parts::footer(ui, commands, button, is_day, enter) {
            let draft = self.draft.clone();
            commands.send(Command::Edit(match self.of {
                Ok(event) => EditCommand::ChangeEvent(event, draft),
                Err(at) => EditCommand::AddEvent(at, draft),
            }));
        }
    }

    /// The field of the day; whether what stands in it can be used.
    fn day_ui(&mut self, ui: &mut Ui, theme: &Theme) -> bool {
        let (day, is_day) = day_field(ui, theme, &mut self.day, &mut false);
        self.draft.day = day;
        is_day
    }

    fn place_ui(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            ui.label("Place");
            let name = self.draft.place.and_then(|place| self.picker.row(place)).map(|row| row.name.clone());
            match name {
                Some(name) => {
                    Label::new(&name, TextRole::Strong).ui(ui);
                    if Button::new("No place").role(TextRole::Small).ui(ui).clicked() {
                        self.draft.place = None;
                    }
                }
                None => drop(ui.weak("not known; find it below")),
            }
        });
    }

    fn who_ui(&mut self, ui: &mut Ui) {
        ui.label("Who took part");
        if self.draft.who.is_empty() {
            ui.weak("Nobody yet; find them below");
        }
        let mut gone = None;
        for (at, (who, side)) in self.draft.who.iter_mut().enumerate() {
            let Some(row) = self.picker.row(*who) else { continue };
            ui.push_id(*who, |ui| {
                ui.horizontal(|ui| {
                    if Button::new("Remove").role(TextRole::Small).ui(ui).on_hover_text("Did not take part").clicked() {
                        gone = Some(at);
                    }
                    let words = SIDES.iter().find(|(known, _)| known == side).map_or("", |(_, words)| words);
                    let button = Button::new(words).role(TextRole::Small).ui(ui).on_hover_text("On which side");
                    Popup::menu(&button).show(|ui| {
                        for (other, words) in SIDES {
                            ui.radio_value(side, other, words);
                        }
                    });
                    Label::new(&row.name, TextRole::Body).fill_width().ui(ui);
                });
            });
        }
        if let Some(at) = gone {
            self.draft.who.remove(at);
        }
    }

    fn find_ui(&mut self, ui: &mut Ui) {
        // Whoever is found takes part, and a place is where it was, unless that is said already.
        if let Some(found) = self.picker.ui(ui, "Find who took part, or the place", |_| true) {
            let is_place = self.picker.row(found).is_some_and(|row| row.kind == EntityKind::Place);
            if is_place && self.draft.place.is_none() {
                self.draft.place = Some(found);
            } else if self.draft.who.iter().all(|(who, _)| *who != found) {
                let side = if self.draft.who.is_empty() { Side::Agent } else { Side::Counterpart };
                self.draft.who.push((found, side));
            }
            self.picker.clear();
        }
    }
}

/// A field for a day. Returns the day, and whether what is written is one or nothing at all.
pub fn day_field(
    ui: &mut Ui,
    theme: &Theme,
    text: &mut String,
    is_new: &mut bool,
) -> (Option<crate::base::DateValue>, bool) {
    let day = parse_day(text);
    ui.horizontal(|ui| {
        ui.label("Day");
        let field = ui.add(SearchField::new("day", text).hint("Day, such as 2025-10-12").plain().width(190.0));
        if std::mem::take(is_new) {
            field.request_focus();
        }
        match day {
            Some(day) => Label::new(&date_text(&day), TextRole::Body).color(theme.muted).ui(ui),
            None if text.trim().is_empty() => Label::new("no day", TextRole::Body).color(theme.muted).ui(ui),
            None => {
                let warn = theme.event(EventKind::Announcement);
                Label::new("This is no day: write 12/10/2025 or 2025-10", TextRole::Body).color(warn).ui(ui)
            }
        };
    });
    (day, day.is_some() || text.trim().is_empty())
}

/// Events that one may be the same as, the likeliest first.
pub struct Others {
    id: EventId,
    all: Vec<(EventId, String, String)>,
    text: String,
    chosen: Option<EventId>,
    is_new: bool,
}

/// So many are offered.
const OFFERED: usize = 200;

impl Others {
    pub fn new(analysis: &Analysis, id: EventId) -> Option<Self> {
        let own = analysis.events.get(id.index())?;
        let mut ranked: Vec<(u32, &Event)> = (analysis.events.iter())
            .filter(|event| event.id != id)
            .map(|event| (likeness(own, event), event))
            .filter(|(likeness, _)| *likeness > 0)
            .collect();
        ranked.sort_by_key(|(likeness, event)| (std::cmp::Reverse(*likeness), event.id));
        ranked.truncate(OFFERED);
        let line = |(_, event): (u32, &Event)| {
            let day = event.date.map_or_else(|| "undated".to_owned(), |day| date_text(&day));
            (event.id, event_label(analysis, event), format!("{}, {day}", event.kind))
        };
        Some(Self { id, all: ranked.into_iter().map(line).collect(), text: String::new(), chosen: None, is_new: true })
    }

    /// Draws the list; returns what `Same` and `Not the same` would say.
    pub fn ui(&mut self, ui: &mut Ui) -> (Option<EditCommand>, Option<EditCommand>) {
        parts::field(ui, "events", &mut self.text, "Find the other by a word of it", &mut self.is_new);
        ui.add_space(space::XS);
        let wanted = crate::arabic::fold(self.text.trim());
        let fits = |label: &str, about: &str| {
            wanted.is_empty() || crate::arabic::fold(label).contains(&wanted) || about.contains(self.text.trim())
        };
        egui::ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (id, label, about) in self.all.iter().filter(|(_, label, about)| fits(label, about)) {
                if ui.add(Row::new(label).detail(about).selected(self.chosen == Some(*id))).clicked() {
                    self.chosen = Some(*id);
                }
            }
            if self.all.is_empty() {
                ui.weak("No other event shares its days, people or place");
            }
        });
        let say = |command: fn(EventId, EventId) -> EditCommand| self.chosen.map(|other| command(self.id, other));
        (say(EditCommand::MergeEvents), say(EditCommand::PartEvents))
    }
}

/// How much two events have in common.
fn likeness(a: &Event, b: &Event) -> u32 {
    let has = |event: &Event, who: EntityId| event.participants.iter().any(|part| part.entity == who);
    let shared = a.participants.iter().filter(|part| has(b, part.entity)).count();
    let days = |event: &Event| event.date.and_then(|date| date.interval());
    let same_days = match (days(a), days(b)) {
        (Some(one), Some(other)) => one.intersect(other).is_some(),
        _ => false,
    };
    let same_place = a.place.is_some() && a.place == b.place;
    let bonus = if a.kind == b.kind { 1 } else { 0 };
    let likeness = 2 * u32::try_from(shared).unwrap_or(u32::MAX / 4) + 2 * u32::from(same_days) + u32::from(same_place);
    if likeness == 0 { 0 } else { likeness + bonus }
}
