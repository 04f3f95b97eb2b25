use proptest::prelude::*;

use super::*;
use crate::base::Rgba;

fn set(text: &str, style: &Style) -> Layout {
    TextEngine::with_fonts(Fonts::bundled()).layout(text, style, &[])
}

fn reading(width: f32) -> Style {
    Style { family: Family::Reading, size: 20.0, width: Some(width), ..Style::default() }
}

/// The text of a line as the eye meets it from left to right.
fn visual(layout: &Layout, line: usize) -> String {
    layout.lines[line].clusters.iter().map(|cluster| &layout.text[cluster.range.clone()]).collect()
}

#[track_caller]
fn check_visual(text: &str, expected: &str) {
    assert_eq!(visual(&set(text, &Style::default()), 0), expected);
}

#[test]
fn numbers_keep_their_order_among_arabic_letters() {
    check_visual("عام 2024", "2024 ماع");
    check_visual("٢٠٢٤ عام", "ماع ٢٠٢٤");
    check_visual("في 17/10/2025 م", "م 17/10/2025 يف");
}

#[test]
fn latin_stands_from_left_to_right_in_an_arabic_line() {
    check_visual("شركة Acme Corp هنا", "انه Acme Corp ةكرش");
}

#[test]
fn white_space_hangs_where_reading_ends() {
    let layout = set("قال Acme ", &reading(400.0));
    let first = &layout.lines[0].clusters[0];
    assert_eq!(&layout.text[first.range.clone()], " ");
    assert!((layout.lines[0].clusters[1].x0 - first.x1).abs() < 0.01);
    let right = layout.lines[0].clusters.last().unwrap().x1;
    assert!((right - 400.0).abs() < 0.01, "{right}");
}

#[test]
fn each_paragraph_follows_its_first_strong_letter() {
    let layout = set("مرحبا\n123 hello\r\nسلام", &reading(300.0));
    let directions: Vec<bool> = layout.lines.iter().map(|line| line.right_to_left).collect();
    assert_eq!(directions, [true, false, true]);
    assert!(layout.lines[1].clusters[0].x0.abs() < 0.01);
}

#[test]
fn lam_and_alef_join() {
    let interface = set("لا", &Style::default());
    assert_eq!(interface.glyphs.len(), 1, "one ligature");
    assert_eq!(interface.glyphs[0].range, 0..4);
    assert_eq!(interface.lines[0].clusters.len(), 2, "with room for the caret in its middle");
    let ids = |text| set(text, &reading(100.0)).glyphs.iter().map(|glyph| glyph.id).collect::<Vec<_>>();
    assert_ne!(ids("لا"), ids("ل\u{200c}ا"), "a zero-width non-joiner keeps them apart");
}

#[test]
fn a_letter_that_no_font_has_shows_its_code_point() {
    let layout = set("a\u{e123}b", &Style::default());
    let frame = layout.glyphs.iter().filter(|glyph| glyph.range == (1..4)).count();
    assert_eq!(frame, 5, "a frame and four digits");
    let beyond = set("\u{10fffd}", &Style::default());
    assert_eq!(beyond.glyphs.len(), 7, "a frame and six digits");
    let control = set("a\u{1}b\u{200f}", &Style::default());
    let blank = |glyph: &&Glyph| glyph.range.start == 1 && glyph.id == 0;
    assert_eq!(control.glyphs.iter().filter(blank).count(), 0, "control characters stay invisible");
}

#[test]
fn letters_join_across_a_change_of_colour() {
    let mut engine = TextEngine::with_fonts(Fonts::bundled());
    let text = "وبسلام";
    let plain = engine.layout(text, &reading(200.0), &[]);
    let red = Span { range: 2..8, color: Some(Rgba::rgb(255, 0, 0)), weight: None };
    let tinted = engine.layout(text, &reading(200.0), &[red]);
    let ids = |layout: &Layout| layout.glyphs.iter().map(|glyph| glyph.id).collect::<Vec<_>>();
    assert_eq!(ids(&plain), ids(&tinted));
    assert!(tinted.glyphs.iter().any(|glyph| glyph.color.r == 255));
    assert!(tinted.glyphs.iter().any(|glyph| glyph.color.r == 0));
}

#[test]
fn elision_ends_where_reading_ends() {
    let style = Style { elide: Elide::Lines(1), ..reading(120.0) };
    let layout = set("اجتماع طويل الاسم لا يتسع له السطر الواحد", &style);
    assert!(layout.elided);
    assert_eq!(layout.lines.len(), 1);
    let line = &layout.lines[0];
    let ellipsis = line.clusters.iter().position(|cluster| cluster.range.is_empty()).unwrap();
    assert_eq!(ellipsis, 0, "at the left");
    assert!(line.clusters[0].x0 >= -0.01);
    let latin = set("A name that is too long for its line", &style);
    assert!(latin.lines[0].clusters.last().unwrap().range.is_empty());
    let fitting = set("اسم", &style);
    assert!(!fitting.elided);
}

#[test]
fn a_second_paragraph_is_elided_too() {
    let layout = set("اسم\nوصف", &Style { elide: Elide::Lines(1), ..reading(300.0) });
    assert!(layout.elided && layout.lines.len() == 1);
    assert!(!set("اسم\n", &Style { elide: Elide::Lines(1), ..reading(300.0) }).elided);
}

#[test]
fn alignment() {
    let right_edge = |align| {
        let layout = set("سلام", &Style { align, ..reading(300.0) });
        layout.lines[0].clusters.last().unwrap().x1
    };
    assert!((right_edge(Align::Start) - 300.0).abs() < 0.01);
    assert!((right_edge(Align::Right) - 300.0).abs() < 0.01);
    assert!(right_edge(Align::End) < 100.0);
    assert!(right_edge(Align::Left) < 100.0);
    assert!((right_edge(Align::Center) - 150.0).abs() < 40.0);
    let justified = set(&"كلمة ".repeat(60), &Style { align: Align::Justify, ..reading(300.0) });
    let line = &justified.lines[0];
    let left = line.clusters.iter().find(|cluster| !justified.text[cluster.range.clone()].trim().is_empty()).unwrap();
    assert!(left.x0.abs() < 0.1, "{}", left.x0);
}

#[test]
fn a_selection_across_directions_is_split() {
    let text = "قال Acme نعم";
    let layout = set(text, &reading(400.0));
    let from = text.find('A').unwrap() + 2;
    let to = text.find('ن').unwrap() + 2;
    assert_eq!(layout.selection(from..to).len(), 2);
    assert_eq!(layout.selection(0..text.len()).len(), 1);
}

#[test]
fn the_caret_walks_every_letter_in_visual_order() {
    let text = "قال Acme نعم";
    let layout = set(text, &reading(400.0));
    let mut caret = Caret::from(0);
    let mut last = layout.caret(caret).x;
    let mut steps = 0;
    loop {
        let next = layout.step(caret, Side::Left);
        if next == caret {
            break;
        }
        let x = layout.caret(next).x;
        assert!(x < last, "step {steps}: {x} should be left of {last}");
        (caret, last, steps) = (next, x, steps + 1);
    }
    assert_eq!(steps, text.chars().count());
    assert_eq!(caret.offset, text.len());
}

#[test]
fn words() {
    let layout = set("قال الوزير، Acme", &reading(400.0));
    let word = |offset| layout.text[layout.word_at(offset)].to_owned();
    assert_eq!(word(0), "قال");
    assert_eq!(word(9), "الوزير");
    assert_eq!(word(layout.text.len()), "Acme");
    assert_eq!(set("", &reading(400.0)).word_at(0), 0..0);
}

#[test]
fn lines_of_news_are_evenly_high() {
    let mut engine = TextEngine::with_fonts(Fonts::bundled());
    for (family, line_height) in
        [(Family::Reading, 2.0), (Family::Reading, 1.6), (Family::Interface, 1.6), (Family::Interface, 1.4)]
    {
        let style = Style { family, line_height, ..reading(400.0) };
        let (mut lines, mut grown) = (0, 0);
        for document in crate::corpus::sample().documents {
            let layout = engine.layout(&document.text, &style, &[]);
            lines += layout.lines.len();
            grown += layout.lines.iter().filter(|line| line.bottom - line.top > 20.0 * line_height + 0.01).count();
        }
        assert!(grown * 200 <= lines, "{family:?} {line_height}: {grown} of {lines} lines are higher than the rest");
    }
}

/// Where the ink of each line ends, from its outlines, and whether the line holds it.
#[track_caller]
fn check_ink_inside_lines(layout: &Layout, slack: f32) {
    let fonts = Fonts::bundled();
    for glyph in &layout.glyphs {
        let line = &layout.lines[glyph.line as usize];
        for command in outline(&fonts.face(glyph.font), glyph.id, glyph.size) {
            let (PathCommand::MoveTo([_, y])
            | PathCommand::LineTo([_, y])
            | PathCommand::QuadTo(_, [_, y])
            | PathCommand::CurveTo(_, _, [_, y])) = command
            else {
                continue;
            };
            let y = glyph.y + y;
            assert!(line.top - slack <= y && y <= line.bottom + slack, "{y} outside of {}..{}", line.top, line.bottom);
        }
    }
}

#[test]
fn a_line_is_as_high_as_its_marks_need() {
    let stacked = "شُّٰٓ لّٰٕٖ ظَّٰۖ ٱلرَّحْمَـٰنِ مِّنَۢ ﷽ ﷺ إٍ ۩";
    for family in [Family::Reading, Family::Interface] {
        for text in [stacked, "كتابٌ", "عام 2024 Ågy", "قال\nشُّٰٓ\nقال"] {
            let layout = set(text, &Style { family, line_height: 1.2, ..reading(300.0) });
            check_ink_inside_lines(&layout, layout.glyphs[0].size * 0.05 + 0.01);
        }
    }
    let piled = set(&format!("ب{}", "\u{64e}".repeat(10_000)), &reading(300.0));
    assert!(piled.height < 20.0 * 1.6 + 2.0 * 20.0 + 0.1, "thousands of marks make no tower: {}", piled.height);
}

#[test]
fn outlines_stand_on_the_baseline() {
    let engine = TextEngine::with_fonts(Fonts::bundled());
    let layout = set("ا", &reading(100.0));
    let glyph = &layout.glyphs[0];
    let path = outline(&engine.font(glyph.font), glyph.id, glyph.size);
    assert!(matches!(path.first(), Some(PathCommand::MoveTo(_))));
    assert_eq!(path.last(), Some(&PathCommand::Close));
    let PathCommand::MoveTo([_, y]) = path[0] else { unreachable!() };
    assert!((-glyph.size..=glyph.size * 0.5).contains(&y), "{y}");
}

#[test]
fn strange_input_is_laid_out() {
    let marks = format!("ب{}", "\u{64e}".repeat(10_000));
    let nested = "\u{202b}a\u{202a}ب".repeat(200);
    let flags = "\u{2067}".repeat(300);
    for text in
        ["", "\0", "\u{1}\u{2}\u{7f}", "\u{feff}", "\u{200f}\u{200e}", "\t", "\r", " ", "a\0ب", &marks, &nested, &flags]
    {
        let layout = set(text, &reading(200.0));
        check_table(&layout, text);
    }
}

#[test]
fn more_spans_than_parley_can_count_are_no_panic() {
    let text = "با ".repeat(40_000);
    let span = |at: usize| Span { range: at * 5..at * 5 + 4, color: Some(Rgba::rgb(at as u8, 0, 0)), weight: None };
    let spans: Vec<Span> = (0..40_000).map(span).collect();
    let layout = TextEngine::with_fonts(Fonts::bundled()).layout(&text, &reading(500.0), &spans);
    check_table(&layout, &text);
}

/// What holds for any layout of any text.
fn check_table(layout: &Layout, text: &str) {
    let mut at = 0;
    for (index, line) in layout.lines.iter().enumerate() {
        assert_eq!(line.range.start, at, "lines follow each other");
        at = line.range.end;
        let mut ranges: Vec<_> = line.clusters.iter().map(|cluster| cluster.range.clone()).collect();
        ranges.retain(|range| !range.is_empty());
        ranges.sort_by_key(|range| range.start);
        let mut covered = line.range.start;
        for range in ranges {
            assert_eq!(range.start, covered, "each byte of line {index} stands in one cluster");
            assert!(text.is_char_boundary(range.end));
            covered = range.end;
        }
        assert_eq!(covered, line.range.end);
        for pair in line.clusters.windows(2) {
            assert!((pair[0].x1 - pair[1].x0).abs() < 0.1, "clusters meet");
        }
    }
    if !layout.elided {
        assert_eq!(text[at..].trim(), "", "only white space at the end may be missing");
    }
    for glyph in &layout.glyphs {
        assert!(text.is_char_boundary(glyph.range.start as usize) && text.is_char_boundary(glyph.range.end as usize));
        assert!((glyph.line as usize) < layout.lines.len());
    }
}

/// Letters that meet in news and at its edges: both directions, digits of both kinds, marks, signs, controls.
fn any_text() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        8 => proptest::sample::select("ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئةى".chars().collect::<Vec<_>>()),
        3 => proptest::char::range('a', 'z'),
        2 => proptest::sample::select("0123456789٠١٢٣٤٥٦٧٨٩".chars().collect::<Vec<_>>()),
        3 => Just(' '),
        2 => proptest::sample::select("،.؛:()[]«»\"'-/%…\u{64b}\u{64e}\u{650}\u{651}\u{652}ـ".chars().collect::<Vec<_>>()),
        1 => proptest::sample::select("\n\t\r\0\u{200c}\u{200d}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{2066}\u{2067}\u{2069}\u{feff}\u{2028}\u{2029}\u{85}".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ];
    proptest::collection::vec(letter, 0..120).prop_map(|letters| letters.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_covered(text in any_text(), width in 0.0f32..400.0, lines in 0usize..4) {
        let elide = if lines == 0 { Elide::Wrap } else { Elide::Lines(lines) };
        let layout = set(&text, &Style { elide, ..reading(width) });
        if lines > 0 {
            prop_assert!(layout.lines.len() <= lines);
        }
        check_table(&layout, &text);
    }

    #[test]
    fn a_hit_beside_a_letters_edge_finds_its_offset(text in any_text()) {
        let layout = set(&text, &reading(200.0));
        for line in &layout.lines {
            let y = (line.top + line.bottom) / 2.0;
            for cluster in line.clusters.iter().filter(|cluster| cluster.x1 - cluster.x0 > 0.5) {
                let inward = if cluster.right_to_left { -0.1 } else { 0.1 };
                let edge = if cluster.right_to_left { cluster.x1 } else { cluster.x0 };
                let caret = layout.hit(edge + inward, y);
                prop_assert_eq!(caret.offset, cluster.range.start);
                prop_assert!((layout.caret(caret).x - edge).abs() < 0.1);
            }
        }
    }
}
