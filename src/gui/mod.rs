//! The window: shows what the engine computed and sends what the analyst does back as commands.
//!
//! Panels read a shared [`context::Context`] and send commands; `app` drains them at one place and is the only one who changes
//! state. Nothing that may take longer than a frame runs on this thread: `jobs` has the workers.

mod app;
mod context;
mod icons;
mod jobs;
mod opening;
mod panels;
mod platform;
mod theme;
pub mod widgets;

pub use app::{App, Options};
pub use context::NetworkLook;
pub use opening::{Folder, Source};
pub use platform::Unavailable;

/// Opens the window and returns when it is closed.
///
/// # Errors
/// Where there is no display, where a library that a window needs is missing, and where the graphics driver refuses. The
/// message says what to do.
pub fn run(options: Options) -> Result<(), Unavailable> {
    platform::check()?;
    let native = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Marsad")
            .with_app_id("marsad")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([720.0, 480.0])
            .with_drag_and_drop(true),
        // Letters that egui's own text lacks are drawn by the `text` module, with the same fonts everywhere.
        system_font_fallback: false,
        centered: true,
        ..Default::default()
    };
    eframe::run_native("Marsad", native, Box::new(|creation| Ok(Box::new(App::new(&creation.egui_ctx, options)))))
        .map_err(|error| platform::explain(&error))
}
