//! The first steps: five cards, each beside the panel it is about. Shown once, over the sample articles; the menu shows them again.

use egui::{Area, Frame, Id, Order, Pos2, Rect, StrokeKind, pos2, vec2};

use super::commands::Command;
use crate::gui::context::Commands;
use crate::gui::panels::PanelKind;
use crate::gui::theme::{Theme, color, space};
use crate::gui::widgets::{Button, Label, TextRole};

struct Step {
    panel: PanelKind,
    title: &'static str,
    text: &'static str,
}

const STEPS: [Step; 5] = [
    Step {
        panel: PanelKind::Reader,
        title: "Read",
        text: "People, bodies, places, days and events are marked in each article. Click a mark, and every panel shows what it \
               names. The margin has the events of each paragraph with their days.",
    },
    Step {
        panel: PanelKind::Entities,
        title: "Who is named",
        text: "Everything that has a name, joined over all articles, however it is spelled. Drag one onto another where both are the \
               same.",
    },
    Step {
        panel: PanelKind::Network,
        title: "Who is tied to whom",
        text: "A tie is an event that both took part in, or a sentence that names both. Drag to move, turn the wheel to zoom, click for \
               the sentences behind it.",
    },
    Step {
        panel: PanelKind::Timeline,
        title: "What happened when",
        text: "Events on their days; those without one are listed at the end. Drag along the days to see only what happened then. \
               Right-click anything to filter by it.",
    },
    Step {
        panel: PanelKind::Inspector,
        title: "Why the program says so",
        text: "Names, offices and days with the sentences they rest on. Correct what is wrong here: each decision can be undone with \
               Ctrl+Z. Ctrl+O opens a folder of your own, Ctrl+P finds any command.",
    },
];

/// The tour while it is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tour {
    step: usize,
    /// The step of which a button has been given the keyboard.
    focused: Option<usize>,
}

const WIDTH: f32 = 320.0;
/// The most room a card takes, for finding it a place.
const HEIGHT: f32 = 170.0;

impl Tour {
    /// The step `at`, or `None` behind the last.
    pub fn at(at: usize) -> Option<Self> {
        (at < STEPS.len()).then_some(Self { step: at, focused: None })
    }

    pub fn panel(self) -> PanelKind {
        STEPS[self.step].panel
    }

    /// Draws the card beside `panel`, where that is on show.
    pub fn ui(&mut self, window: &egui::Context, theme: &Theme, panel: Option<Rect>, commands: &Commands) {
        let Step { title, text, .. } = &STEPS[self.step];
        if let Some(panel) = panel {
            let layer = egui::LayerId::new(Order::Foreground, Id::unique("tour frame"));
            let stroke = (2.0, color(theme.accent));
            window.layer_painter(layer).rect_stroke(panel.shrink(1.0), 0.0, stroke, StrokeKind::Inside);
        }
        let at = place(window.content_rect(), panel);
        let go = |to: Option<usize>| commands.send(Command::Tour(to));
        Area::new(Id::unique("tour")).order(Order::Tooltip).fixed_pos(at).show(window, |ui| {
            Frame::popup(ui.style()).inner_margin(space::L).show(ui, |ui| {
                ui.set_width(WIDTH);
                ui.add(Label::new(title, TextRole::Name));
                ui.add_space(space::XS);
                ui.add(Label::new(text, TextRole::Body).wrap());
                ui.add_space(space::M);
                ui.horizontal(|ui| {
                    let is_last = self.step + 1 == STEPS.len();
                    let next = ui.add(Button::new(if is_last { "Done" } else { "Next" }).selected(true));
                    if self.focused != Some(self.step) {
                        self.focused = Some(self.step);
                        next.request_focus();
                    }
                    if next.clicked() {
                        go(if is_last { None } else { Some(self.step + 1) });
                    }
                    if self.step > 0 && ui.add(Button::new("Previous")).clicked() {
                        go(Some(self.step - 1));
                    }
                    if !is_last && ui.add(Button::new("End the tour").frame(false)).clicked() {
                        go(None);
                    }
                    ui.add(Label::new(&format!("{} of {}", self.step + 1, STEPS.len()), TextRole::Small));
                });
            });
        });
    }
}

/// Where a card has room: beside the panel, or over its middle where it has none.
fn place(window: Rect, panel: Option<Rect>) -> Pos2 {
    let size = vec2(WIDTH + 2.0 * space::L, HEIGHT);
    let Some(panel) = panel else { return window.center() - size / 2.0 };
    let gap = space::M;
    let beside = [
        pos2(panel.right() + gap, panel.top() + gap),
        pos2(panel.left() - gap - size.x, panel.top() + gap),
        pos2(panel.left() + gap, panel.top() - gap - size.y),
        pos2(panel.left() + gap, panel.bottom() + gap),
    ];
    let fits = |corner: &Pos2| window.contains_rect(Rect::from_min_size(*corner, size));
    beside.into_iter().find(fits).unwrap_or_else(|| {
        let most = (window.max - size).max(window.min);
        (panel.center() - size / 2.0).clamp(window.min, most)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_stays_in_the_window_wherever_its_panel_is() {
        for window in [vec2(900.0, 600.0), vec2(360.0, 240.0), vec2(3840.0, 2160.0)] {
            let window = Rect::from_min_size(Pos2::ZERO, window);
            let (middle, size) = (window.center(), vec2(WIDTH + 2.0 * space::L, HEIGHT));
            for corner in [window.min, window.max, middle, window.left_bottom(), window.right_top()] {
                let panel = Rect::from_two_pos(middle, corner);
                let at = place(window, Some(panel));
                assert!(window.contains(at), "{window:?} {panel:?} {at:?}");
                let room = window.size().min_elem() > 300.0;
                assert!(!room || window.contains_rect(Rect::from_min_size(at, size)), "{window:?} {panel:?} {at:?}");
            }
        }
    }
}
