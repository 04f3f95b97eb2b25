//! The window's type and colours, and how egui's own widgets take them on.

use std::ops::Deref;
use std::sync::Arc;

use egui::style::WidgetVisuals;
use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Vec2,
    Visuals,
};

use crate::base::Rgba;
use crate::scene::theme::{Mode, Theme as Colors};
pub use crate::scene::tokens::{size, space};

/// The colours of the mode in use.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    pub mode: Mode,
    colors: &'static Colors,
}

impl Theme {
    pub fn of(mode: Mode) -> Self {
        Self { mode, colors: Colors::of(mode) }
    }

    pub fn is_dark(&self) -> bool {
        self.mode == Mode::Dark
    }
}

impl Deref for Theme {
    type Target = Colors;

    fn deref(&self) -> &Colors {
        self.colors
    }
}

pub fn color(rgba: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(rgba.r, rgba.g, rgba.b, rgba.a)
}

/// Room at the sides of a frame, and above and below.
pub fn margin(x: f32, y: f32) -> Margin {
    Margin::symmetric(x as i8, y as i8)
}

/// egui's name for the bold face.
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// Sets both themes up, and the faces of egui's own text. Once, before the first frame.
pub fn install(window: &egui::Context) {
    install_fonts(window);
    for (theme, mode) in [(egui::Theme::Light, Mode::Light), (egui::Theme::Dark, Mode::Dark)] {
        window.style_mut_of(theme, |style| {
            style.visuals = visuals(mode);
            style.text_styles = [
                (TextStyle::Small, FontId::new(size::SMALL, FontFamily::Proportional)),
                (TextStyle::Body, FontId::new(size::BODY, FontFamily::Proportional)),
                (TextStyle::Button, FontId::new(size::BODY, FontFamily::Proportional)),
                (TextStyle::Heading, FontId::new(size::NAME, bold())),
                (TextStyle::Monospace, FontId::new(size::BODY, FontFamily::Monospace)),
            ]
            .into();
            style.spacing.item_spacing = Vec2::new(space::S, space::XS);
            style.spacing.button_padding = Vec2::new(space::S, space::XS);
            style.spacing.menu_margin = margin(space::S, space::S);
            style.spacing.window_margin = margin(space::L, space::L);
            style.spacing.interact_size.y = 24.0;
            style.spacing.scroll = egui::style::ScrollStyle::floating();
            style.animation_time = 0.15;
            style.interaction.selectable_labels = false;
        });
    }
}

pub fn apply(window: &egui::Context, mode: Mode) {
    window.set_theme(match mode {
        Mode::Light => egui::Theme::Light,
        Mode::Dark => egui::Theme::Dark,
    });
}

fn visuals(mode: Mode) -> Visuals {
    let theme = Theme::of(mode);
    let (line, ink, muted) = (color(theme.line), color(theme.ink), color(theme.muted));
    let (accent, selected) = (color(theme.accent), color(theme.selected));
    let (panel, background) = (color(theme.panel), color(theme.background));
    let widget = |fill: Color32, border: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: CornerRadius::same(4),
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    let mut visuals = if theme.is_dark() { Visuals::dark() } else { Visuals::light() };
    visuals.widgets.noninteractive = widget(panel, line, ink);
    visuals.widgets.inactive = widget(background, line, ink);
    visuals.widgets.hovered = widget(selected, accent, ink);
    visuals.widgets.active = widget(selected, accent, ink);
    visuals.widgets.open = widget(selected, line, ink);
    visuals.selection.bg_fill = selected;
    visuals.selection.stroke = Stroke::new(1.5, accent);
    visuals.weak_text_color = Some(muted);
    visuals.hyperlink_color = accent;
    visuals.faint_bg_color = background;
    visuals.extreme_bg_color = background;
    visuals.panel_fill = panel;
    visuals.window_fill = panel;
    visuals.window_stroke = Stroke::new(1.0, line);
    visuals.window_shadow = Shadow::NONE;
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: color(theme.shadow) };
    visuals.window_corner_radius = CornerRadius::same(6);
    visuals.menu_corner_radius = CornerRadius::same(6);
    visuals.warn_fg_color = color(theme.warning);
    visuals.error_fg_color = visuals.warn_fg_color;
    visuals
}

/// egui's own text (buttons, menus, Latin labels) in the interface's face, with egui's symbols behind it.
fn install_fonts(window: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    let faces: [(&str, &'static [u8]); 2] = [
        ("Vazirmatn", include_bytes!("../../fonts/Vazirmatn-Regular.ttf")),
        ("Vazirmatn bold", include_bytes!("../../fonts/Vazirmatn-Bold.ttf")),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let symbols = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let with_symbols = |name: &str| std::iter::once(name.to_owned()).chain(symbols.clone()).collect::<Vec<_>>();
    let families = [(bold(), with_symbols("Vazirmatn bold")), (FontFamily::Proportional, with_symbols("Vazirmatn"))];
    fonts.families.extend(families);
    window.set_fonts(fonts);
}
