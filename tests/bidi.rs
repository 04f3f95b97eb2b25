//! Our whole path from text to visual order, against the Unicode Consortium's BidiCharacterTest.txt.
//!
//! A few hundred of its cases lie in `fixtures/bidi-character.txt`. The whole file runs with
//! `BIDI_CHARACTER_TEST=/usr/share/unicode/BidiCharacterTest.txt cargo test --test bidi -- --ignored` (Debian: `unicode-data`).

use marsad::text::{Direction, Fonts, Layout, Style, TextEngine};

/// One line of the file.
struct Case<'a> {
    line: &'a str,
    text: String,
    direction: Direction,
    /// Indices of characters from left to right, without those that rule X9 removes.
    order: Vec<usize>,
}

fn parse(line: &str) -> Option<Case<'_>> {
    let line = line.split('#').next()?.trim();
    let mut fields = line.split(';');
    let code = |hex: &str| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    let text =
        fields.next()?.split_whitespace().map(code).collect::<Option<String>>().filter(|text| !text.is_empty())?;
    let direction = match fields.next()? {
        "0" => Direction::LeftToRight,
        "1" => Direction::RightToLeft,
        _ => Direction::Auto,
    };
    let order = fields.nth(2)?.split_whitespace().map(|index| index.parse().ok()).collect::<Option<_>>()?;
    Some(Case { line, text, direction, order })
}

/// The indices of the characters of the only line, from left to right.
fn visual_order(layout: &Layout) -> Vec<usize> {
    let index_of = |byte: usize| layout.text[..byte].chars().count();
    let clusters = layout.lines.iter().flat_map(|line| &line.clusters);
    let indices = clusters.flat_map(|cluster| {
        let range = index_of(cluster.range.start)..index_of(cluster.range.end);
        if cluster.right_to_left { range.rev().collect::<Vec<_>>() } else { range.collect() }
    });
    indices.collect()
}

/// Runs the cases; returns how many passed, and those that failed with what was found instead.
fn run(cases: &str) -> (usize, Vec<String>) {
    let mut engine = TextEngine::with_fonts(Fonts::bundled());
    let (mut passed, mut failed) = (0, Vec::new());
    for case in cases.lines().filter_map(parse) {
        let style = Style { direction: case.direction, ..Style::default() };
        let mut order = visual_order(&engine.layout(&case.text, &style, &[]));
        order.retain(|index| case.order.contains(index));
        if order == case.order {
            passed += 1;
        } else {
            failed.push(format!("{}\n    found {order:?}", case.line));
        }
    }
    (passed, failed)
}

#[test]
fn the_fixture_passes() {
    let (passed, failed) = run(include_str!("fixtures/bidi-character.txt"));
    assert!(failed.is_empty(), "{} fail:\n{}", failed.len(), failed.join("\n"));
    assert!(passed > 300, "{passed} passed");
}

#[test]
#[ignore = "needs the whole file, which is not kept here"]
fn the_whole_file_passes() {
    let path = std::env::var("BIDI_CHARACTER_TEST").expect("BIDI_CHARACTER_TEST names the file");
    let cases = std::fs::read_to_string(path).expect("the file can be read");
    let (passed, failed) = run(&cases);
    println!("{passed} passed, {} failed", failed.len());
    assert!(failed.is_empty(), "{}", failed[..failed.len().min(40)].join("\n"));
}
