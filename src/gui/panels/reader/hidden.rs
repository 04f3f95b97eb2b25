//! What is said of characters that nobody sees: a line under the head, a sign beside each line that holds some, and on wish each at its place.

use egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::open::Open;
use crate::base::Passage;
use crate::gui::app::{Command, UserCommand};
use crate::gui::context::Context;
use crate::gui::theme::color;
use crate::gui::widgets::{Button, Label, TextRole, TextViewOutput};
use crate::model::hidden::{Hidden, summary};

const HEIGHT: f32 = 28.0;
/// More than these are not drawn at once; the line above still counts all.
const DRAWN_MOST: usize = 400;

impl Open {
    /// The line under the head, where the text has such characters.
    pub fn hidden_ui(&self, ui: &mut Ui, context: &Context<'_>) {
        if self.hidden.is_empty() {
            return;
        }
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
        ui.painter().rect_filled(rect, 0.0, color(context.theme.panel));
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, color(context.theme.line)));
        let layout = Layout::right_to_left(Align::Center);
        let room = rect.shrink2(vec2(12.0, 2.0));
        let mut line = ui.new_child(UiBuilder::new().max_rect(room).layout(layout).id_salt("hidden"));
        let shown = context.reading.hidden_characters;
        let show = Button::new("Show").role(TextRole::Small).selected(shown);
        let tip = UserCommand::HiddenCharacters.entry().tooltip;
        if line.add(show).on_hover_text(tip).clicked() {
            context.commands.send(Command::User(UserCommand::HiddenCharacters));
        }
        let next = line.add(Button::new("Go to next").role(TextRole::Small));
        if next.on_hover_text("Bring the next of these characters into view").clicked() {
            context.commands.send(Command::Show(self.next_hidden(context)));
        }
        let kind = match self.hidden.iter().filter(|one| one.turns).count() {
            0 => "Hidden characters of no width",
            turning if turning == self.hidden.len() => "Hidden direction characters",
            _ => "Hidden characters",
        };
        line.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(&format!("{kind}: {}", summary(&self.hidden)), TextRole::Small));
        });
    }

    /// The word or gap around the first of them behind the one gone to last.
    fn next_hidden(&self, context: &Context<'_>) -> Passage {
        let at = context.standing.at.filter(|at| at.document == self.id).map(|at| at.range);
        let behind = self.hidden.iter().find(|one| at.is_none_or(|at| one.range.start > at.start));
        let range = behind.or(self.hidden.first()).map(|one| one.range).unwrap_or_default();
        Passage { document: self.id, range }
    }

    /// The signs in the gutter, and the characters themselves where they are to be seen.
    pub fn hidden_signs_ui(&self, ui: &Ui, context: &Context<'_>, output: &TextViewOutput) {
        let range = output.range_in_sight();
        let from = self.hidden.partition_point(|one| one.range.to_usize().start < range.start);
        let in_sight = self.hidden[from..].iter().take_while(|one| one.range.to_usize().start < range.end);
        let placed: Vec<(&Hidden, Rect)> = in_sight
            .take(DRAWN_MOST)
            .filter_map(|one| Some((one, output.caret_at(one.range.to_usize().start)?)))
            .collect();
        for line in placed.chunk_by(|(_, a), (_, b)| a.top() == b.top()) {
            self.sign_ui(ui, context, output, line);
        }
        if context.reading.hidden_characters {
            for (one, at) in placed {
                character_ui(ui, context, output, one, at);
            }
        }
    }

    /// The sign beside one line, which says what stands in it.
    fn sign_ui(&self, ui: &Ui, context: &Context<'_>, output: &TextViewOutput, line: &[(&Hidden, Rect)]) {
        let Some((first, at)) = line.first() else { return };
        let center = pos2(output.viewport.right() - 11.0, at.center().y);
        let labels: Vec<String> = line.iter().map(|(one, _)| one.label()).collect();
        let rect = Rect::from_center_size(center, vec2(14.0, 18.0));
        let response = ui.interact(rect, ui.scope_id().with(("hidden sign", first.range)), Sense::click());
        let name = format!("Hidden here: {}", labels.join(", "));
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
        let painter = ui.painter().with_clip_rect(output.viewport);
        let ink = ui.visuals().warn_fg_color;
        for side in [-2.5, 2.5] {
            painter.vline(center.x + side, egui::Rangef::new(center.y - 5.0, center.y + 5.0), (1.3, ink));
        }
        painter.circle_filled(center, 1.5, ink);
        crate::gui::panels::focus_ring(ui, &response, context);
        if response.clicked() {
            context.commands.send(Command::User(UserCommand::HiddenCharacters));
        }
        response.on_hover_ui(|ui| labels.iter().for_each(|label| drop(ui.label(label))));
    }
}

/// One of them at its place: a stroke through the line with a flag, which tells its name.
fn character_ui(ui: &Ui, context: &Context<'_>, output: &TextViewOutput, one: &Hidden, at: Rect) {
    let rect = Rect::from_center_size(at.center(), vec2(6.0, at.height() * 0.7));
    let response = ui.interact(rect, ui.scope_id().with(("hidden", one.range)), Sense::hover());
    let label = one.label();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Mark, true, &label));
    let painter = ui.painter().with_clip_rect(output.viewport);
    let ink = if one.turns { ui.visuals().warn_fg_color } else { color(context.theme.accent) };
    painter.vline(rect.center().x, rect.y_range(), (1.5, ink));
    let flag = Rect::from_min_size(rect.center_top() + Vec2::new(-3.0, -3.0), Vec2::splat(6.0));
    painter.rect_filled(flag, if one.turns { 0.0 } else { 3.0 }, ink);
    response.on_hover_text(label);
}
