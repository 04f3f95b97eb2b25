//! What the signs of the timeline mean, where the pointer or the keyboard rests on a button.

use std::sync::Arc;

use egui::{Sense, Ui, vec2};

use crate::gui::context::Context;
use crate::gui::icons::{Icon, icon_button};
use crate::gui::opening::Models;
use crate::gui::panels::picture::paint_shape;
use crate::scene::theme::Mode;
use crate::scene::{Legend, timeline_legend};
use crate::text::TextEngine;

const WIDTH: f32 = 300.0;

#[derive(Default)]
pub struct Button {
    engine: TextEngine,
    made: Option<(Arc<Models>, Mode, Legend)>,
}

impl Button {
    pub fn ui(&mut self, ui: &mut Ui, context: &Context<'_>) {
        if context.models.timeline.events.is_empty() {
            return;
        }
        let button = icon_button(ui, Icon::Legend, "Legend of the timeline", false);
        let is_heard = ui.ctx().accesskit_node_builder(button.id, |_| ()).is_some();
        if !(button.hovered() || button.has_focus() || is_heard) {
            return;
        }
        let legend = self.legend(context);
        ui.ctx().accesskit_node_builder(button.id, |node| node.set_description(legend.words.as_str()));
        let show = |ui: &mut Ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, legend.scene.height), Sense::hover());
            legend.scene.items.iter().for_each(|item| paint_shape(ui.painter(), rect.min, &item.shape));
        };
        if button.has_focus() {
            button.show_tooltip_ui(show);
        } else {
            button.on_hover_ui(show);
        }
    }

    fn legend(&mut self, context: &Context<'_>) -> &Legend {
        let mode = context.theme.mode;
        let known = self.made.take().filter(|(of, for_mode, _)| Arc::ptr_eq(of, context.models) && *for_mode == mode);
        let made = known.unwrap_or_else(|| {
            let legend = timeline_legend(&context.models.timeline, WIDTH, mode, &mut self.engine);
            (Arc::clone(context.models), mode, legend)
        });
        &self.made.insert(made).2
    }
}
