use egui::{Align, Layout, RichText, ScrollArea, Ui};

use super::parts;

use crate::gui::app::{Command, TimelineChoice, UserCommand};
use crate::gui::context::Commands;
use crate::gui::theme::{Theme, color, size, space};
use crate::gui::widgets::{Button, TextRole, label};
use crate::model::MonthNames;
use crate::model::page::MarkKind;
use crate::scene::theme::Mode;
use crate::workspace::Settings;

/// Room for the names of settings, so that what can be chosen stands one below the other.
const NAMES: f32 = 150.0;
/// What stands above and below the settings themselves, in points.
const OTHERS: f32 = 100.0;

/// Everything that is remembered from one start to the next, in one place. Each change is a command, so that menus and keys do the same.
pub fn ui(ui: &mut Ui, theme: &Theme, settings: &Settings, timeline: TimelineChoice, commands: &Commands) {
    ui.heading("Settings");
    // A low window scrolls them; the heading and the way out stay.
    let room = (ui.available_height() + ui.min_rect().height() - OTHERS).max(80.0);
    ScrollArea::vertical().max_height(room).show(ui, |ui| all_ui(ui, theme, settings, timeline, commands));
    ui.add_space(space::S);
    let kept = "Every change holds at once and is kept for the next start.";
    ui.label(RichText::new(kept).size(size::SMALL).color(color(theme.muted)));
    parts::last_line(ui, |ui| {
        if ui.button("Close").clicked() {
            commands.send(Command::CloseDialog);
        }
    });
}

fn all_ui(ui: &mut Ui, theme: &Theme, settings: &Settings, timeline: TimelineChoice, commands: &Commands) {
    let send = |command: UserCommand| commands.send(Command::User(command));

    section(ui, theme, "Appearance");
    row(ui, "Theme", |ui| {
        for (mode, name) in [(Mode::Light, "Light"), (Mode::Dark, "Dark")] {
            if choice(ui, settings.theme == mode, name) && settings.theme != mode {
                send(UserCommand::ToggleTheme);
            }
        }
    });
    row(ui, "Size of everything", |ui| {
        let steps = Settings::SCALES;
        for percent in steps {
            if choice(ui, settings.scale_percent == percent, &format!("{percent} %")) {
                commands.send(Command::Scale(percent));
            }
        }
        if !steps.contains(&settings.scale_percent) {
            choice(ui, true, &format!("{} %", settings.scale_percent));
        }
    });

    section(ui, theme, "Documents");
    row(ui, "Size of text", |ui| {
        for command in [UserCommand::SmallerText, UserCommand::UsualText, UserCommand::LargerText] {
            if button(ui, command.entry().label) {
                send(command);
            }
        }
        label(ui, &format!("{} %", settings.reader.text_percent), TextRole::Small);
    });
    row(ui, "Marks", |ui| {
        for kind in MarkKind::ALL {
            let mut is_shown = !settings.reader.hidden_marks.contains(&kind);
            let command = UserCommand::Marks(kind);
            if ui.checkbox(&mut is_shown, command.entry().label).changed() {
                send(command);
            }
        }
    });
    row(ui, "Hidden characters", |ui| {
        let mut is_shown = settings.reader.hidden_characters;
        if ui.checkbox(&mut is_shown, UserCommand::HiddenCharacters.entry().label).changed() {
            send(UserCommand::HiddenCharacters);
        }
    });

    section(ui, theme, "Days");
    row(ui, "Names of months", |ui| {
        for names in MonthNames::ALL {
            let command = UserCommand::Months(names);
            let example = format!("{} · {}", command.entry().label, names.of(1));
            if choice(ui, timeline.calendars.months == names, &example) {
                send(command);
            }
        }
    });
    row(ui, "Second calendar", |ui| {
        let mut hijri = timeline.calendars.hijri;
        if ui.checkbox(&mut hijri, UserCommand::HijriDays.entry().label).changed() {
            send(UserCommand::HijriDays);
        }
    });

    section(ui, theme, "This computer");
    row(ui, "Panels", |ui| {
        if button(ui, UserCommand::ResetPanels.entry().label) {
            send(UserCommand::ResetPanels);
        }
    });
    row(ui, "Recent folders", |ui| {
        ui.add_enabled_ui(!settings.recent.is_empty(), |ui| {
            if button(ui, &format!("Forget {}", settings.recent.len())) {
                commands.send(Command::ForgetRecent);
            }
        });
    });
    row(ui, "First steps", |ui| {
        if button(ui, UserCommand::Tour.entry().label) {
            commands.send(Command::CloseDialog);
            send(UserCommand::Tour);
        }
    });
}

fn section(ui: &mut Ui, theme: &Theme, name: &str) {
    ui.add_space(space::L);
    label(ui, name, TextRole::Strong);
    let line = ui.available_rect_before_wrap();
    ui.painter().hline(line.x_range(), line.top() + 1.0, (1.0, color(theme.line)));
    ui.add_space(space::XS);
}

fn row(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let (_, rect) = ui.allocate_space(egui::vec2(NAMES, ui.spacing().interact_size.y));
        let mut name_ui =
            ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
        label(&mut name_ui, name, TextRole::Body);
        ui.horizontal_wrapped(content);
    });
}

fn choice(ui: &mut Ui, is_chosen: bool, name: &str) -> bool {
    ui.add(Button::new(name).selected(is_chosen)).clicked()
}

fn button(ui: &mut Ui, name: &str) -> bool {
    ui.add(Button::new(name)).clicked()
}
