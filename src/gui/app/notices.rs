//! What the analyst should know: a failed opening, a written file. The latest lie over the window's corner until they are dismissed or, where
//! nothing is wrong, for a while; all of them can be folded out again.

use egui::{Align2, Area, Frame, Id, Order, ScrollArea, Ui, vec2};

use super::commands::{Command, NoticeCommand};
use crate::gui::context::Commands;
use crate::gui::theme::{Theme, color, space};
use crate::gui::widgets::{Button, Label, TextRole, lay};
use crate::text::{Elide, Style};

/// So many are kept.
const MOST: usize = 50;
/// So many lie over the window at once; the others can be folded out.
const SHOWN: usize = 3;
/// How long good news is shown, in seconds.
const SECONDS: f64 = 8.0;
const WIDTH: f32 = 380.0;

/// The notices of this session, the latest last.
#[derive(Default)]
pub(super) struct Notices {
    all: Vec<Notice>,
    /// How many there have been; the number of the next.
    count: u64,
    /// Whether all of them are on show.
    is_open: bool,
}

struct Notice {
    id: u64,
    text: String,
    is_error: bool,
    offer: Option<(&'static str, Command)>,
    /// When it was first shown, in seconds since the window opened; `None`: not yet.
    since: Option<f64>,
    is_dismissed: bool,
    /// All its lines are shown.
    is_unfolded: bool,
}

impl Notices {
    pub fn push(&mut self, text: String, is_error: bool) {
        self.add(text, is_error, None);
    }

    /// What is wrong, with a button that does something about it: its words, and what they ask for.
    pub fn offer(&mut self, text: String, offer: (&'static str, Command)) {
        self.add(text, true, Some(offer));
    }

    fn add(&mut self, text: String, is_error: bool, offer: Option<(&'static str, Command)>) {
        // The same once more is no news; it only comes to the front again.
        self.all.retain(|known| known.text != text);
        let (since, is_dismissed, is_unfolded) = (None, false, false);
        self.all.push(Notice { id: self.count, text, is_error, offer, since, is_dismissed, is_unfolded });
        self.count += 1;
        let too_many = self.all.len().saturating_sub(MOST);
        self.all.drain(..too_many);
    }

    pub fn apply(&mut self, command: NoticeCommand) {
        match command {
            NoticeCommand::Dismiss(id) => self.change(id, |notice| notice.is_dismissed = true),
            NoticeCommand::Unfold(id) => self.change(id, |notice| notice.is_unfolded ^= true),
            NoticeCommand::ToggleAll => self.is_open ^= true,
            NoticeCommand::Forget => *self = Self { count: self.count, ..Self::default() },
        }
    }

    fn change(&mut self, id: u64, with: impl FnOnce(&mut Notice)) {
        if let Some(notice) = self.all.iter_mut().find(|notice| notice.id == id) {
            with(notice);
        }
    }

    /// Takes everything off the window; it can still be folded out.
    pub fn dismiss_all(&mut self) {
        self.all.iter_mut().for_each(|notice| notice.is_dismissed = true);
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Draws the latest in the corner, or all of them below the bar, which is `bar` points high.
    pub fn ui(&mut self, window: &egui::Context, theme: &Theme, bar: f32, commands: &Commands) {
        if self.is_open {
            self.all_ui(window, theme, bar, commands);
            return;
        }
        let now = window.input(|input| input.time);
        for notice in &mut self.all {
            let left = SECONDS - (now - *notice.since.get_or_insert(now));
            if !notice.is_error && !notice.is_unfolded && !notice.is_dismissed {
                notice.is_dismissed = left <= 0.0;
                window.request_repaint_after_secs(left.max(0.0) as f32);
            }
        }
        let latest: Vec<&Notice> = self.all.iter().rev().filter(|notice| !notice.is_dismissed).take(SHOWN).collect();
        if latest.is_empty() {
            return;
        }
        let area = Area::new(Id::unique("notices")).order(Order::Foreground);
        area.anchor(Align2::RIGHT_BOTTOM, vec2(-space::L, -space::L)).show(window, |ui| {
            for notice in latest.into_iter().rev() {
                Frame::popup(ui.style()).inner_margin(space::M).show(ui, |ui| notice_ui(ui, theme, notice, commands));
                ui.add_space(space::S);
            }
        });
    }

    fn all_ui(&self, window: &egui::Context, theme: &Theme, bar: f32, commands: &Commands) {
        let area = Area::new(Id::unique("all notices")).order(Order::Foreground);
        area.anchor(Align2::RIGHT_TOP, vec2(-space::S, bar + space::XS)).show(window, |ui| {
            Frame::popup(ui.style()).inner_margin(space::M).show(ui, |ui| {
                ui.set_width(WIDTH);
                ui.horizontal(|ui| {
                    ui.add(Label::new("Notices", TextRole::Strong));
                    for (name, command) in [("Close", NoticeCommand::ToggleAll), ("Forget all", NoticeCommand::Forget)]
                    {
                        if ui.add(Button::new(name).role(TextRole::Small)).clicked() {
                            commands.send(Command::Notice(command));
                        }
                    }
                });
                ScrollArea::vertical().max_height(window.content_rect().height() * 0.6).show(ui, |ui| {
                    for notice in self.all.iter().rev() {
                        ui.add_space(space::S);
                        ui.add(Label::new(&notice.text, TextRole::Body).color(ink(theme, notice)).wrap());
                    }
                });
            });
        });
    }
}

fn ink(theme: &Theme, notice: &Notice) -> crate::base::Rgba {
    if notice.is_error { theme.warning } else { theme.ink }
}

fn notice_ui(ui: &mut Ui, theme: &Theme, notice: &Notice, commands: &Commands) {
    ui.set_width(WIDTH);
    let send = |command: NoticeCommand| commands.send(Command::Notice(command));
    let label = Label::new(&notice.text, TextRole::Body).color(ink(theme, notice));
    let style = Style { elide: Elide::Lines(2), width: Some(WIDTH), ..TextRole::Body.style(theme.ink) };
    let has_more = lay(ui.ctx(), &notice.text, &style).elided;
    ui.add(if notice.is_unfolded { label.wrap() } else { label.lines(2) });
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        if let Some((words, command)) = &notice.offer
            && ui.add(Button::new(words).role(TextRole::Small)).clicked()
        {
            send(NoticeCommand::Dismiss(notice.id));
            commands.send(command.clone());
        }
        if ui.add(Button::new("Dismiss").role(TextRole::Small)).clicked() {
            send(NoticeCommand::Dismiss(notice.id));
        }
        if has_more || notice.is_unfolded {
            let name = if notice.is_unfolded { "Less" } else { "Details" };
            if ui.add(Button::new(name).role(TextRole::Small)).clicked() {
                send(NoticeCommand::Unfold(notice.id));
            }
        }
        if notice.is_error && ui.add(Button::new("Copy").role(TextRole::Small)).clicked() {
            ui.ctx().copy_text(notice.text.clone());
        }
    });
    let edge = ui.min_rect().expand(space::S);
    ui.painter().vline(
        edge.left(),
        edge.y_range(),
        (3.0, color(if notice.is_error { theme.warning } else { theme.accent })),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_that_comes_again_stands_once_and_in_front() {
        let mut notices = Notices::default();
        for text in ["a", "b", "a"] {
            notices.push(text.to_owned(), true);
        }
        assert_eq!(notices.all.iter().map(|notice| notice.text.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    }

    #[test]
    fn only_the_latest_are_kept() {
        let mut notices = Notices::default();
        (0..200).for_each(|at| notices.push(at.to_string(), false));
        assert_eq!((notices.all.len(), notices.all[0].text.as_str()), (MOST, "150"));
    }
}
