//! Holds the order of the modules: each may use those before it and none behind it.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that panics has failed, which is what it is for

#[path = "support/sources.rs"]
mod sources;

use std::fs;
use std::path::Path;

use sources::rust_files;

/// The order of `ARCHITECTURE.md`'s code map.
const ORDER: [&str; 13] = [
    "base",
    "corpus",
    "arabic",
    "extract",
    "edit",
    "resolve",
    "model",
    "text",
    "scene",
    "export",
    "workspace",
    "cli",
    "gui",
];

/// Modules beside each other that must not know each other, although one stands first in the order.
const STRANGERS: [(&str, &str); 1] = [("gui", "cli")];

/// The only modules that may name a crate of egui's family.
const WINDOW: &str = "gui";

/// The first path segments behind each `crate::`, groups in braces included.
fn modules_used(source: &str) -> Vec<String> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut used = Vec::new();
    for (at, _) in source.match_indices("crate::") {
        let preceded_by_name = source[..at].chars().next_back().is_some_and(|c| is_name(c) || c == '$');
        if preceded_by_name {
            continue;
        }
        let rest = &source[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let (mut depth, mut word_starts) = (1, true);
            let mut word = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                if depth == 1 && word_starts && is_name(c) {
                    word.push(c);
                } else if !word.is_empty() {
                    used.push(std::mem::take(&mut word));
                    word_starts = false;
                }
                if depth == 1 && c == ',' {
                    word_starts = true;
                }
                if depth == 0 {
                    break;
                }
            }
        } else {
            used.push(rest.chars().take_while(|c| is_name(*c)).collect());
        }
    }
    used
}

fn module_of(file: &Path, src: &Path) -> Option<String> {
    let first = file.strip_prefix(src).unwrap().components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    let name = first.trim_end_matches(".rs").to_owned();
    (name != "lib" && name != "main").then_some(name)
}

#[test]
fn modules_use_only_those_before_them() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rank = |module: &str| ORDER.iter().position(|name| *name == module);
    let mut faults = Vec::new();
    let mut checked = 0;
    for file in rust_files(&src) {
        let Some(module) = module_of(&file, &src) else { continue };
        let own = rank(&module).unwrap_or_else(|| panic!("module {module} has no place in the order"));
        for used in modules_used(&fs::read_to_string(&file).unwrap()) {
            let Some(other) = rank(&used) else { continue };
            checked += 1;
            let strangers = STRANGERS.iter().any(|(a, b)| (*a, *b) == (&module, &used) || (*b, *a) == (&module, &used));
            if other > own || strangers {
                faults.push(format!("{}: {module} uses {used}", file.display()));
            }
        }
    }
    assert!(checked > 40, "only {checked} uses were seen: the check itself is broken");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_window_knows_egui() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for file in rust_files(&src) {
        let Some(module) = module_of(&file, &src) else { continue };
        if module != WINDOW {
            for line in fs::read_to_string(&file).unwrap().lines().filter(|line| !line.trim_start().starts_with("//")) {
                let named =
                    ["egui::", "eframe::", "egui_plot::", "egui_tiles::", "rfd::"].iter().find(|c| line.contains(**c));
                assert_eq!(named, None, "{}: {line}", file.display());
            }
        }
    }
}

#[test]
fn groups_and_single_paths_are_seen() {
    assert_eq!(modules_used("use crate::base::{A, B};"), ["base"]);
    assert_eq!(modules_used("use crate::{base::{A, C}, text::B, scene};"), ["base", "text", "scene"]);
    assert_eq!(modules_used("let x = crate::gui::run(); $crate::no"), ["gui"]);
}
