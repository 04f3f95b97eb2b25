//! Colours, sizes of type and steps of space stand in `assets/theme.toml` alone.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that panics has failed, which is what it is for

#[path = "support/sources.rs"]
mod sources;

use std::fs;
use std::path::Path;

use sources::rust_files;

/// Whether a number is written behind `call` in `line`.
fn has_number_behind(line: &str, call: &str) -> bool {
    line.match_indices(call).any(|(at, _)| line[at + call.len()..].starts_with(|next: char| next.is_ascii_digit()))
}

#[test]
fn lengths_and_colours_have_names() {
    let numbers = [
        "add_space(",
        "Margin::same(",
        "Margin::symmetric(",
        "LabelStyle::new(",
        "FontId::new(",
        ".size(",
        " size: ",
        "line_height: ",
        "Rgba::rgb(",
        "Color32::from_rgb(",
        "Color32::from_gray(",
        "Color32::from_black_alpha(",
    ];
    let (mut faults, mut seen) = (Vec::new(), 0);
    for folder in ["src/gui", "src/scene"] {
        for file in rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            let source = fs::read_to_string(&file).unwrap();
            // What stands behind this is tests.
            let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
            if file.file_name().is_some_and(|name| name == "tests.rs") {
                continue;
            }
            seen += 1;
            let lines = code.lines().filter(|line| numbers.iter().any(|call| has_number_behind(line, call)));
            faults.extend(lines.map(|line| format!("{}: {}", file.display(), line.trim())));
        }
    }
    assert!(seen > 80, "only {seen} files were read: the check itself is broken");
    assert!(faults.is_empty(), "these belong in assets/theme.toml:\n{}", faults.join("\n"));
}

#[test]
fn a_number_behind_a_call_is_seen() {
    assert!(has_number_behind("ui.add_space(8.0);", "add_space("));
    assert!(!has_number_behind("ui.add_space(space::S);", "add_space("));
}
