//! What a reader of Arabic takes for granted: letters that join, marks on their places, ligatures, and letters of other scripts.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that panics has failed, which is what it is for

mod fonts;

use std::sync::Arc;

use marsad::text::{Align, Direction, Family, FontId, Fonts, Glyph, Layout, PathCommand, Style, TextEngine, outline};

const FAMILIES: [Family; 2] = [Family::Reading, Family::Interface];

fn style(family: Family) -> Style {
    Style { family, size: 20.0, ..Style::default() }
}

fn set(text: &str, family: Family) -> Layout {
    TextEngine::with_fonts(Fonts::bundled()).layout(text, &style(family), &[])
}

fn ids(layout: &Layout) -> Vec<u16> {
    layout.glyphs.iter().map(|glyph| glyph.id).collect()
}

/// The glyphs that stand for `letter`, its first occurrence in the layout's text.
fn glyphs_of<'a>(layout: &'a Layout, letter: &str) -> Vec<&'a Glyph> {
    let at = layout.text.find(letter).unwrap() as u32;
    layout.glyphs.iter().filter(|glyph| glyph.range.contains(&at)).collect()
}

/// Left, top, right, bottom of a glyph's ink.
fn ink(glyph: &Glyph) -> [f32; 4] {
    let mut found = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
    for command in outline(&Fonts::bundled().face(glyph.font), glyph.id, glyph.size) {
        let (PathCommand::MoveTo([x, y])
        | PathCommand::LineTo([x, y])
        | PathCommand::QuadTo(_, [x, y])
        | PathCommand::CurveTo(_, _, [x, y])) = command
        else {
            continue;
        };
        let (x, y) = (glyph.x + x, glyph.y + y);
        found = [found[0].min(x), found[1].min(y), found[2].max(x), found[3].max(y)];
    }
    found
}

#[test]
fn tatweel_joins_on_both_sides() {
    for family in FAMILIES {
        let plain = set("كتاب", family);
        let long = set("كـــتاب", family);
        for letter in ["ك", "ت", "ا", "ب"] {
            let id = |layout: &Layout| glyphs_of(layout, letter)[0].id;
            assert_eq!(id(&plain), id(&long), "{letter} keeps its form in {family:?}");
        }
        let one = set("كـتاب", family);
        let tatweel = one.width - plain.width;
        assert!(tatweel > 1.0);
        assert!((long.width - plain.width - 3.0 * tatweel).abs() < 0.1, "three are three times as long in {family:?}");
        // Ink of neighbours meets: no gap shows in the joining line.
        let mut boxes: Vec<[f32; 4]> = glyphs_of(&long, "ـ").iter().map(|glyph| ink(glyph)).collect();
        boxes.push(ink(glyphs_of(&long, "ك")[0]));
        boxes.sort_by(|a, b| a[0].total_cmp(&b[0]));
        for pair in boxes.windows(2) {
            assert!(pair[1][0] <= pair[0][2] + 0.05, "{family:?}: {pair:?}");
        }
    }
}

#[test]
fn lam_and_alef_make_one_shape_with_two_places_for_the_caret() {
    for family in FAMILIES {
        for word in ["لا", "لأ", "لإ", "لآ", "لٱ"] {
            let joined = set(word, family);
            let letters: Vec<char> = word.chars().collect();
            let apart = set(&format!("{}\u{200c}{}", letters[0], letters[1]), family);
            assert_ne!(ids(&joined), ids(&apart), "{word} in {family:?}");
            assert!(joined.width < apart.width, "{word} in {family:?}");
            let carets: Vec<f32> = [0, 2, 4].iter().map(|&at| joined.caret(at.into()).x).collect();
            assert!(carets[0] > carets[1] && carets[1] > carets[2], "{word} in {family:?}: {carets:?}");
        }
        let marked = set("لَا", family);
        assert_eq!(marked.lines[0].clusters.len(), 2, "a mark on the lam does not tear them apart in {family:?}");
        let medial = set("بلا", family);
        assert_ne!(ids(&set("لا", family)).last(), ids(&medial).last());
    }
}

#[test]
fn marks_stack_over_their_letter() {
    let top = |layout: &Layout| layout.glyphs.iter().map(|glyph| ink(glyph)[1]).fold(f32::INFINITY, f32::min);
    for family in FAMILIES {
        for letter in ["ب", "ت", "م", "س", "ح"] {
            let [bare, one, two] =
                ["", "\u{651}", "\u{651}\u{64e}"].map(|marks| set(&format!("{letter}{marks}"), family));
            assert_eq!(two.lines[0].clusters.len(), 1, "{letter}: marks are part of their letter");
            assert!((two.width - bare.width).abs() < 0.01, "{letter}: marks take no room of their own in {family:?}");
            let heights = [&bare, &one, &two].map(|layout| layout.lines[0].baseline - top(layout));
            assert!(heights[0] < heights[1] && heights[1] < heights[2], "{letter} in {family:?}: {heights:?}");
        }
    }
}

#[test]
fn slanted_marks_lean_with_their_letter() {
    for family in FAMILIES {
        let upright = set("قَالَ وِزَارَةُ", family);
        let mut engine = TextEngine::with_fonts(Fonts::bundled());
        let slanted = engine.layout("قَالَ وِزَارَةُ", &Style { italic: true, ..style(family) }, &[]);
        let mut raised = 0;
        for (a, b) in std::iter::zip(&upright.glyphs, &slanted.glyphs) {
            let height = upright.lines[0].baseline - a.y;
            assert!((b.x - a.x - marsad::text::SLANT * height).abs() < 0.01 && a.y == b.y, "{a:?} {b:?}");
            raised += usize::from(height.abs() > 1.0);
        }
        assert!(raised > 0 || family == Family::Reading, "some marks are raised");
    }
}

#[test]
fn joiners_change_forms_and_take_no_room() {
    for family in FAMILIES {
        let initial = glyphs_of(&set("هه", family), "ه")[0].id;
        let shown = set("ه\u{200d}", family);
        assert!(ids(&shown).contains(&initial), "a joiner asks for the joined form in {family:?}");
        let alone = set("ه", family);
        assert!(!ids(&alone).contains(&initial));
        let kept_apart = set("ه\u{200c}ه", family).width / alone.width;
        assert!((1.6..2.1).contains(&kept_apart), "a non-joiner takes no room in {family:?}: {kept_apart}");
    }
}

#[test]
fn the_bismillah_and_other_signs_are_one_glyph_inside_their_line() {
    for family in FAMILIES {
        for sign in ["﷽", "ﷺ"] {
            let layout = set(sign, family);
            assert!(layout.glyphs.len() == 1 && layout.glyphs[0].id != 0, "{sign} in {family:?}: {:?}", layout.glyphs);
            let [left, top, right, bottom] = ink(&layout.glyphs[0]);
            assert!(right - left > 10.0);
            let line = &layout.lines[0];
            assert!(
                line.top - 1.0 <= top && bottom <= line.bottom + 1.0,
                "{sign} in {family:?}: {top}..{bottom} in {line:?}"
            );
        }
    }
    let words = set("بسم الله الرحمن الرحيم", Family::Reading);
    assert!(words.glyphs.iter().all(|glyph| glyph.id != 0));
    assert!(glyphs_of(&words, "الله").len() < 5, "the name of God is set as a ligature");
}

#[test]
fn a_paragraph_follows_its_first_strong_letter_and_latin_stands_left() {
    let mut engine = TextEngine::with_fonts(Fonts::bundled());
    let style = Style { width: Some(300.0), ..style(Family::Reading) };
    for (text, right_to_left) in [
        ("«عام» 2024", true),
        ("2024 عام", true),
        ("(Reuters) قال", false),
        ("\u{200f}Reuters", true),
        ("\u{2067}قال\u{2069} said", false),
        ("قال said", true),
    ] {
        let layout = engine.layout(text, &style, &[]);
        assert_eq!(layout.right_to_left, right_to_left, "{text}");
        let edges = (layout.lines[0].clusters[0].x0, layout.lines[0].clusters.last().unwrap().x1);
        let at_edge = if right_to_left { (edges.1 - 300.0).abs() } else { edges.0.abs() };
        assert!(at_edge < 0.1, "{text}: {edges:?}");
    }
}

#[test]
fn justified_lines_are_widened_at_their_spaces_alone() {
    let mut engine = TextEngine::with_fonts(Fonts::bundled());
    let paragraphs = [
        "أعلنت وزارة الخارجية في بيان أن الوفد وصل إلى العاصمة أمس الثلاثاء لإجراء محادثات بشأن المياه (Reuters) عام 2024 ".repeat(3),
        "The ministry said in a statement that the delegation of وزارة الخارجية arrived for talks on Tuesday. ".repeat(4),
    ];
    for (text, family) in paragraphs.iter().flat_map(|text| FAMILIES.map(|family| (text, family))) {
        let ragged = Style { width: Some(310.0), ..style(family) };
        let justified = Style { align: Align::Justify, ..ragged.clone() };
        let (ragged, justified) = (engine.layout(text, &ragged, &[]), engine.layout(text, &justified, &[]));
        assert_eq!(ids(&ragged), ids(&justified), "no letter is drawn out and no kashida is put in");
        assert_eq!(ragged.lines.len(), justified.lines.len());
        let last = justified.lines.len() - 1;
        for (index, (before, after)) in std::iter::zip(&ragged.lines, &justified.lines).enumerate() {
            let is_letter = |range: &std::ops::Range<usize>| !text[range.clone()].trim().is_empty();
            for (a, b) in std::iter::zip(&before.clusters, &after.clusters).filter(|(a, _)| is_letter(&a.range)) {
                assert!(((a.x1 - a.x0) - (b.x1 - b.x0)).abs() < 0.01, "a letter keeps its width");
            }
            let letters: Vec<_> = after.clusters.iter().filter(|cluster| is_letter(&cluster.range)).collect();
            let (left, right) = (letters[0].x0, letters[letters.len() - 1].x1);
            if index < last {
                assert!(left.abs() < 0.1 && (right - 310.0).abs() < 0.1, "line {index}: {left}..{right}");
            } else {
                let start = if after.right_to_left { (right - 310.0).abs() } else { left.abs() };
                assert!(start < 0.1, "the last line begins at the margin: {left}..{right}");
                let same = std::iter::zip(&before.clusters, &after.clusters).all(|(a, b)| (a.x0 - b.x0).abs() < 0.01);
                assert!(same, "and is not widened");
            }
        }
    }
}

#[test]
fn letters_that_the_bundled_fonts_lack_come_from_the_system() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pictures.ttf"), fonts::with_letters(0x1F600, 80)).unwrap();
    std::fs::write(folder.path().join("han.ttf"), fonts::with_letters(0x4E00, 80)).unwrap();
    let mut engine = TextEngine::with_fonts(Fonts::with_folder(folder.path()));
    let layout = engine.layout("قال 😀 ثم 一二 a", &style(Family::Reading), &[]);
    let faces: Vec<FontId> =
        ["ق", "😀", "一", "a"].map(|letter| glyphs_of(&layout, letter)[0].font).into_iter().collect();
    assert!(faces[1] != faces[0] && faces[2] != faces[0] && faces[1] != faces[2], "{faces:?}");
    assert_eq!(glyphs_of(&layout, "😀").len(), 1);
    assert_ne!(glyphs_of(&layout, "😀")[0].id, 0);
    let missing = engine.layout("\u{2A6D6}", &style(Family::Reading), &[]);
    assert_eq!(missing.glyphs.len(), 7, "a box with the six digits of its code point");
}

#[test]
fn an_engine_that_does_not_wait_shows_boxes_until_the_fonts_are_known() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pictures.ttf"), fonts::with_letters(0x1F600, 80)).unwrap();
    let shared: Arc<Fonts> = Fonts::with_folder(folder.path());
    let mut engine = TextEngine::with_fonts(shared.clone()).without_waiting();
    let before = engine.layout("😀", &style(Family::Reading), &[]);
    assert!(before.glyphs.len() > 1, "a box with digits");
    let wanted = engine.take_wanted();
    assert_eq!(wanted, ['😀']);
    shared.look_for(&wanted);
    let after = engine.layout("😀", &style(Family::Reading), &[]);
    assert_eq!(after.glyphs.len(), 1);
    assert!(engine.take_wanted().is_empty());
}

#[test]
fn direction_can_be_asked_for() {
    let layout = |direction| {
        let style = Style { direction, width: Some(200.0), ..style(Family::Reading) };
        TextEngine::with_fonts(Fonts::bundled()).layout("123.", &style, &[])
    };
    assert!(
        layout(Direction::RightToLeft).lines[0].clusters[0].range == (3..4),
        "the full stop ends the line at the left"
    );
    assert!(layout(Direction::LeftToRight).lines[0].clusters[0].range == (0..1));
}
