//! Whether a window can be opened here, asked before the window system is.

use std::ffi::OsString;

/// Why no window could be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unavailable {
    /// Neither an X11 nor a Wayland display is named by the environment.
    #[error("there is no display to open a window on: neither WAYLAND_DISPLAY nor DISPLAY is set")]
    NoDisplay,
    /// A display is named, but it does not answer.
    #[error("the display cannot be opened: {0}")]
    Display(String),
    /// A shared library that every window needs is not installed.
    #[error("the library {library} is missing; on Debian and Ubuntu, install the package {package}")]
    LibraryMissing { library: &'static str, package: &'static str },
    #[error("the window could not be opened: {0}")]
    Other(String),
}

/// A library that is loaded at run time, and the package of Debian and Ubuntu that has it.
struct Library {
    file: &'static str,
    package: &'static str,
    displays: &'static [Display],
    loads: fn() -> bool,
}

#[cfg(target_os = "linux")]
const LIBRARIES: &[Library] = &[
    library("libX11.so.6", "libx11-6", &[Display::X11], || x11_dl::xlib::Xlib::open().is_ok()),
    library("libX11-xcb.so.1", "libx11-xcb1", &[Display::X11], || x11_dl::xlib_xcb::Xlib_xcb::open().is_ok()),
    library("libXcursor.so.1", "libxcursor1", &[Display::X11], || x11_dl::xcursor::Xcursor::open().is_ok()),
    library("libXi.so.6", "libxi6", &[Display::X11], || x11_dl::xinput2::XInput2::open().is_ok()),
    library("libxkbcommon.so.0", "libxkbcommon0", &[Display::X11, Display::Wayland], || {
        xkbcommon_dl::xkbcommon_option().is_some()
    }),
    library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", &[Display::X11], || {
        xkbcommon_dl::x11::xkbcommon_x11_option().is_some()
    }),
];
#[cfg(not(target_os = "linux"))]
const LIBRARIES: &[Library] = &[];

#[cfg(target_os = "linux")]
const fn library(
    file: &'static str,
    package: &'static str,
    displays: &'static [Display],
    loads: fn() -> bool,
) -> Library {
    Library { file, package, displays, loads }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Display {
    X11,
    Wayland,
}

/// Finds out what would keep a window from opening, as far as that can be known without opening one.
///
/// # Errors
/// [`Unavailable::NoDisplay`] and [`Unavailable::LibraryMissing`], on Linux and the BSDs; elsewhere a window is always possible.
pub fn check() -> Result<(), Unavailable> {
    if cfg!(any(target_os = "windows", target_os = "macos")) {
        return Ok(());
    }
    let display = display(|name| std::env::var_os(name)).ok_or(Unavailable::NoDisplay)?;
    missing(LIBRARIES, display)
        .map_or(Ok(()), |library| Err(Unavailable::LibraryMissing { library: library.file, package: library.package }))
}

/// winit's own choice: Wayland where it is named, X11 otherwise.
fn display(variable: impl Fn(&str) -> Option<OsString>) -> Option<Display> {
    let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
    if is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET") {
        Some(Display::Wayland)
    } else {
        is_set("DISPLAY").then_some(Display::X11)
    }
}

fn missing(libraries: &'static [Library], display: Display) -> Option<&'static Library> {
    libraries.iter().find(|library| library.displays.contains(&display) && !(library.loads)())
}

/// What an error of the window system means for the person who started the program.
pub fn explain(error: &eframe::Error) -> Unavailable {
    match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => Unavailable::Display(plain(&error.to_string())),
        eframe::Error::Glutin(_) | eframe::Error::NoGlutinConfigs(..) | eframe::Error::OpenGL(_) => {
            Unavailable::Other(format!(
                "OpenGL does not work here ({}); on Debian and Ubuntu, install the packages libegl1 and libgl1-mesa-dri",
                plain(&error.to_string())
            ))
        }
        _ => Unavailable::Other(plain(&error.to_string())),
    }
}

/// A message of the window system without the line of its own source where it arose, on one line.
fn plain(message: &str) -> String {
    let own = message.split_once(".rs:").and_then(|(_, rest)| rest.split_once(": ")).map_or(message, |(_, own)| own);
    own.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_display(variables: &[(&str, &str)], expected: Option<Display>) {
        let found = display(|name| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into()));
        assert_eq!(found, expected, "{variables:?}");
    }

    #[test]
    fn an_empty_variable_names_no_display() {
        check_display(&[], None);
        check_display(&[("DISPLAY", ""), ("WAYLAND_DISPLAY", "")], None);
        check_display(&[("DISPLAY", ":0")], Some(Display::X11));
        check_display(&[("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "wayland-0")], Some(Display::Wayland));
    }

    #[test]
    fn a_message_tells_what_went_wrong_and_not_where_in_the_source() {
        assert_eq!(plain("os error at /some/where/mod.rs:788: Failed to\n open it"), "Failed to open it");
        assert_eq!(plain("EGL is not there: no driver"), "EGL is not there: no driver");
    }

    #[test]
    fn the_first_missing_library_of_the_display_is_found() {
        const fn library(file: &'static str, displays: &'static [Display], loads: fn() -> bool) -> Library {
            Library { file, package: "", displays, loads }
        }
        static SOME: &[Library] = &[
            library("there", &[Display::X11, Display::Wayland], || true),
            library("only X11 misses it", &[Display::X11], || false),
            library("both miss it", &[Display::X11, Display::Wayland], || false),
        ];
        assert_eq!(missing(SOME, Display::X11).map(|library| library.file), Some("only X11 misses it"));
        assert_eq!(missing(SOME, Display::Wayland).map(|library| library.file), Some("both miss it"));
        assert!(missing(&SOME[..1], Display::X11).is_none());
    }
}
