//! Menus and bars of the network panel: what is drawn how, and what of it is in view.

use std::collections::BTreeSet;

use egui::{Popup, PopupCloseBehavior, RichText, Ui, Widget as _};

use super::{Network, ways};
use crate::base::EntityId;
use crate::gui::app::{Chart, Command, NetworkCommand};
use crate::gui::context::Context;
use crate::gui::icons::{Icon, icon_button};
use crate::gui::theme::{color, margin, size, space};
use crate::gui::widgets::{Button, Chip};
use crate::model::Target;
use crate::model::network::{Focus, Lens, MOST_NODES, TieKind};
use crate::scene::{ColorBy, NetworkStyle, SizeBy};

/// How many nodes can be asked for.
const COUNTS: [(usize, &str); 4] =
    [(250, "Heaviest 250"), (1_000, "Heaviest 1,000"), (5_000, "Heaviest 5,000"), (MOST_NODES, "Up to 20,000")];

impl Network {
    pub(super) fn display_menu_ui(&mut self, ui: &mut Ui, context: &Context<'_>) {
        let button = icon_button(ui, Icon::Sliders, "Display", false);
        let button = button.on_hover_text("What is drawn, and how");
        Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            let (style, lens) = (context.network.style, &context.network.lens);
            ui.weak("Size by");
            for (size_by, label) in SizeBy::ALL {
                if ui.radio(style.size_by == size_by, label).clicked() {
                    restyle(context, NetworkStyle { size_by, ..style });
                }
            }
            ui.separator();
            ui.weak("Colour by");
            for (color_by, label) in ColorBy::ALL {
                if ui.radio(style.color_by == color_by, label).clicked() {
                    restyle(context, NetworkStyle { color_by, ..style });
                }
            }
            ui.separator();
            ui.weak("Ties");
            for kind in TieKind::all() {
                let mut is_shown = !lens.without.contains(&kind);
                if ui.checkbox(&mut is_shown, kind.label()).changed() {
                    let mut lens = lens.clone();
                    if is_shown {
                        lens.without.remove(&kind)
                    } else {
                        lens.without.insert(kind)
                    };
                    Self::send(context, lens);
                }
            }
            ui.separator();
            for (most, label) in COUNTS {
                if ui.radio(lens.most == most, label).clicked() {
                    Self::send(context, Lens { most, ..lens.clone() });
                }
            }
            ui.separator();
            ui.checkbox(&mut self.has_legend, "Legend");
            if ui.checkbox(&mut self.time.is_on, "Time slider").changed() && !self.time.is_on {
                Self::send(context, Lens { window: None, ..lens.clone() });
            }
        });
    }

    /// What narrows the picture, and ways back.
    pub(super) fn focus_bar_ui(&mut self, ui: &mut Ui, context: &Context<'_>) {
        let lens = &context.network.lens;
        let is_narrowed = lens.focus.is_some() || !lens.hidden.is_empty() || !lens.folded.is_empty();
        if !is_narrowed && self.marked.is_empty() && !self.is_lasso_on {
            return;
        }
        egui::Frame::new().inner_margin(margin(space::M, space::XS)).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                if let Some(focus) = &lens.focus {
                    focus_ui(ui, context, focus);
                }
                if !lens.hidden.is_empty() && small(ui, &format!("{} hidden ×", lens.hidden.len())) {
                    Self::send(context, Lens { hidden: BTreeSet::new(), ..lens.clone() });
                }
                if !lens.folded.is_empty() && small(ui, &format!("{} collapsed ×", lens.folded.len())) {
                    Self::send(context, Lens { folded: BTreeSet::new(), ..lens.clone() });
                }
                if self.is_lasso_on {
                    ui.label(RichText::new("Draw a line around nodes").size(size::SMALL));
                }
                self.marked_ui(ui, context);
            });
        });
    }

    fn marked_ui(&mut self, ui: &mut Ui, context: &Context<'_>) {
        if self.marked.is_empty() {
            return;
        }
        let count = self.marked.len();
        ui.label(RichText::new(format!("{count} marked")).size(size::SMALL).color(color(context.theme.muted)));
        if small(ui, "Only these") {
            let around = std::mem::take(&mut self.marked);
            self.focus_on(context, around, 0);
        } else if small(ui, "Hide these") {
            let marked = std::mem::take(&mut self.marked);
            self.hide(context, marked);
        } else if small(ui, "Pin these") {
            let marked = std::mem::take(&mut self.marked);
            for id in &marked {
                if let Some(at) = self.places.goal().of(*id) {
                    self.places.pin(*id, at);
                }
            }
            self.keep_pins(context, marked);
        } else if small(ui, "Unmark") {
            self.marked.clear();
        }
    }

    /// The lens shows nothing of a network that has something.
    pub(super) fn out_of_view_ui(&mut self, ui: &mut Ui, context: &Context<'_>) {
        let lens = &context.network.lens;
        let why = if lens.window.is_some() { "No tie is of these days" } else { "Nothing of the network is in view" };
        ui.add_space(space::L);
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(why).color(color(context.theme.ink)));
            if Button::new("Show the whole network").ui(ui).clicked() {
                self.show_whole(context);
            }
        });
    }

    pub(super) fn focus_on(&mut self, context: &Context<'_>, around: BTreeSet<EntityId>, steps: u8) {
        let focus = (!around.is_empty()).then_some(Focus { around, steps });
        Self::send(context, Lens { focus, ..context.network.lens.clone() });
        self.camera = None;
    }

    pub(super) fn hide(&mut self, context: &Context<'_>, ids: impl IntoIterator<Item = EntityId>) {
        let mut lens = context.network.lens.clone();
        lens.hidden.extend(ids);
        Self::send(context, lens);
    }

    /// Folds a node's leaves away, or brings them back.
    pub(super) fn fold(&mut self, context: &Context<'_>, id: EntityId) {
        let mut lens = context.network.lens.clone();
        if !lens.folded.remove(&id) {
            lens.folded.insert(id);
        }
        Self::send(context, lens);
    }

    /// Adds a node's neighbours to the neighbourhood in view.
    fn expand(&mut self, context: &Context<'_>, id: EntityId) {
        let mut lens = context.network.lens.clone();
        lens.folded.remove(&id);
        if let Some(focus) = &mut lens.focus {
            // What was around the others stays: one step is taken for all.
            focus.around.insert(id);
            focus.steps = focus.steps.max(1);
        }
        Self::send(context, lens);
    }

    pub(super) fn show_whole(&mut self, context: &Context<'_>) {
        let lens = Lens { most: context.network.lens.most, ..Lens::default() };
        Self::send(context, lens);
        self.camera = None;
    }

    fn lay_out_afresh(&mut self, context: &Context<'_>) {
        let freed: Vec<EntityId> = self.places.pinned().collect();
        self.places.lay_out_afresh();
        self.keep_pins(context, freed);
    }

    /// What can be done with the node the menu was opened on, and with the whole.
    pub(super) fn menu_ui(&mut self, ui: &mut Ui, context: &Context<'_>) {
        let mut chosen = false;
        let mut item = |ui: &mut Ui, label: &str| {
            let clicked = ui.button(label).clicked();
            chosen |= clicked;
            clicked
        };
        if let Some(Target::Entity(id)) = self.menu_for {
            if item(ui, "Focus, 1 step") {
                self.focus_on(context, [id].into(), 1);
            }
            if item(ui, "Focus, 2 steps") {
                self.focus_on(context, [id].into(), 2);
            }
            if item(ui, "Expand") {
                self.expand(context, id);
            }
            let is_folded = context.network.lens.folded.contains(&id);
            if item(ui, if is_folded { "Show its leaves" } else { "Collapse" }) {
                self.fold(context, id);
            }
            if item(ui, "Hide") {
                self.hide(context, [id]);
            }
            if item(ui, if self.places.is_pinned(id) { "Unpin" } else { "Pin" }) {
                self.toggle_pin(context, id);
            }
            if let Some(Target::Entity(from)) = context.selection.filter(|target| *target != Target::Entity(id))
                && item(ui, "Ways here from the selection")
            {
                self.ways = Some(ways::Ways::find(context, from, id));
            }
            ui.separator();
        }
        if item(ui, "Show the whole network") {
            self.show_whole(context);
        }
        if item(ui, "Fit") {
            self.camera = None;
        }
        if item(ui, "Lasso") {
            self.is_lasso_on = true;
        }
        if item(ui, "Lay out afresh") {
            self.lay_out_afresh(context);
        }
        if ui.add_enabled(self.places.has_pins(), egui::Button::new("Release pinned nodes")).clicked() {
            self.lay_out_afresh(context);
            ui.close();
        }
        if item(ui, "Export network…") {
            context.commands.send(Command::Export(Chart::Network));
        }
        if chosen {
            ui.close();
        }
    }
}

fn restyle(context: &Context<'_>, style: NetworkStyle) {
    context.commands.send(Command::Network(NetworkCommand::Style(style)));
}

fn small(ui: &mut Ui, label: &str) -> bool {
    ui.add(egui::Button::new(RichText::new(label).size(size::SMALL)).small()).clicked()
}

/// Around whom the picture is, how far it reaches, and the way back to all.
fn focus_ui(ui: &mut Ui, context: &Context<'_>, focus: &Focus) {
    let lens = &context.network.lens;
    let name = |id: &EntityId| {
        let nodes = &context.models.network.nodes;
        nodes.iter().find(|node| node.entity == *id).map(|node| node.short_label.clone())
    };
    let first = focus.around.iter().find_map(name).unwrap_or_default();
    let label = match focus.around.len() {
        1 => format!("Around {first}"),
        count => format!("Around {first} +{}", count - 1),
    };
    Chip::new(&label).ui(ui);
    for steps in [1, 2] {
        let label = if steps == 1 { "1 step" } else { "2 steps" };
        if ui.selectable_label(focus.steps == steps, RichText::new(label).size(size::SMALL)).clicked() {
            let focus = Some(Focus { steps, ..focus.clone() });
            Network::send(context, Lens { focus, ..lens.clone() });
        }
    }
    if small(ui, "Whole network") {
        Network::send(context, Lens { focus: None, ..lens.clone() });
    }
}
