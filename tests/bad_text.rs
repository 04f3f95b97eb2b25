//! Text and fonts that should not be, but that come all the same: nothing panics, and the text is still there.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that panics has failed, which is what it is for

mod fonts;

use marsad::text::{Elide, Family, Fonts, Layout, Style, TextEngine, outline};

/// Texts by what is wrong with them.
fn bad_texts() -> Vec<(&'static str, String)> {
    vec![
        ("a long paragraph without a space", "ب".repeat(100_000)),
        ("10,000 marks on a letter", format!("ب{}", "\u{64e}".repeat(10_000))),
        ("10,000 marks on no letter", "\u{651}\u{64e}".repeat(5_000)),
        ("deep embeddings", "\u{202b}a\u{202a}ب".repeat(400)),
        ("deep isolates", "\u{2067}a\u{2066}ب".repeat(400)),
        ("deep overrides", format!("{}نص text{}", "\u{202e}".repeat(300), "\u{202c}".repeat(10))),
        ("unpaired isolates", "قال \u{2067}Acme \u{2066}نعم \u{2068} لا\u{2069}\u{2069}\u{2069} x".to_owned()),
        ("unpaired pops", "\u{202c}\u{2069}قال\u{202c}\u{2069}".repeat(100)),
        ("a byte order mark inside", "قال\u{feff} نعم \u{feff}\u{feff}Acme".to_owned()),
        ("NUL and controls inside", "قا\0ل \0 نعم\u{1}\u{7f}\u{9f} Acme\0".to_owned()),
        ("only direction marks", "\u{200e}\u{200f}\u{61c}\u{202a}\u{202c}\u{2066}\u{2069}".to_owned()),
        ("only white space", " \t\u{a0}\u{2003}\u{3000} ".to_owned()),
        ("non-characters", "ق\u{fffe}ا\u{ffff}ل\u{10ffff}\u{fdd0}".to_owned()),
        ("line separators", "قال\u{2028}نعم\u{2028}\u{85}لا\u{b}\u{c}x".to_owned()),
        ("joiners", "\u{200d}".repeat(2_000) + "ب" + &"\u{200c}".repeat(2_000)),
        ("variation selectors", "ب\u{fe0f}\u{e0100}".repeat(500)),
        ("flags and families", "🇸🇾👨\u{200d}👩\u{200d}👧🏽".repeat(200)),
        ("brackets", "([{«".repeat(2_000)),
    ]
}

/// Every byte stands in one cluster of one line.
#[track_caller]
fn check_all_there(layout: &Layout, kind: &str) {
    let mut ranges: Vec<_> = layout.lines.iter().flat_map(|line| &line.clusters).map(|c| c.range.clone()).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let end = ranges.iter().filter(|range| !range.is_empty()).fold(0, |at, range| {
        assert_eq!(range.start, at, "{kind}");
        range.end
    });
    assert!(layout.elided || layout.text[end..].trim().is_empty(), "{kind}: {end} of {} bytes", layout.text.len());
    assert!(layout.width.is_finite() && layout.height.is_finite(), "{kind}");
    let x = layout.lines.iter().flat_map(|line| &line.clusters).all(|c| c.x0.is_finite() && c.x1 >= c.x0 - 0.01);
    assert!(x, "{kind}");
}

#[test]
fn bad_texts_are_laid_out_whole() {
    let mut engine = TextEngine::with_fonts(Fonts::bundled());
    for (kind, text) in bad_texts() {
        for family in [Family::Reading, Family::Interface] {
            let style = Style { family, size: 19.0, width: Some(400.0), ..Style::default() };
            check_all_there(&engine.layout(&text, &style, &[]), kind);
            check_all_there(&engine.shape(&text, &style, &[]).wrap(Some(90.0)), kind);
            let elided = engine.layout(&text, &Style { elide: Elide::Lines(2), ..style }, &[]);
            assert!(elided.lines.len() <= 2, "{kind}");
            check_all_there(&elided, kind);
        }
    }
}

#[test]
fn a_label_shapes_no_more_than_it_shows() {
    let text = "ب".repeat(2_500_000);
    let mut engine = TextEngine::with_fonts(Fonts::bundled());
    for (lines, width) in [(1, None), (1, Some(300.0)), (40, Some(300.0)), (400, None)] {
        let style = Style { elide: Elide::Lines(lines), width, ..Style::default() };
        let layout = engine.layout(&text, &style, &[]);
        assert!(layout.elided && layout.lines.len() <= lines);
        let shown = layout.lines.last().unwrap().range.end;
        assert!(shown < 70_000, "{shown} bytes for {lines} lines of {width:?}");
    }
}

#[test]
fn damaged_fonts_are_no_panic() {
    let text = "بِسْمِ اللَّهِ لا 2024 Ab ﷽ \u{e123}";
    let style = Style { width: Some(200.0), ..Style::default() };
    let sources: [&[u8]; 2] =
        [include_bytes!("../fonts/NotoNaskhArabic-Regular.ttf"), include_bytes!("../fonts/Vazirmatn-Regular.ttf")];
    let mut usable = 0;
    for (seed, source) in (0..240u64).flat_map(|seed| sources.map(|source| (seed, source))) {
        let Some(fonts) = Fonts::single(fonts::damaged(source, seed)) else { continue };
        let layout = TextEngine::with_fonts(fonts.clone()).layout(text, &style, &[]);
        check_all_there(&layout, &format!("seed {seed}"));
        layout.glyphs.iter().for_each(|glyph| drop(outline(&fonts.face(glyph.font), glyph.id, glyph.size)));
        usable += 1;
    }
    assert!(usable > 100, "{usable} files could be read at all");
}

#[test]
fn damaged_fonts_on_the_system_leave_the_text_there() {
    let folder = tempfile::tempdir().unwrap();
    let good = fonts::with_letters(0x4E00, 80);
    for seed in 0..60 {
        let bytes = fonts::damaged(&fonts::with_letters(0x4E00 + seed * 80, 80), u64::from(seed));
        std::fs::write(folder.path().join(format!("damaged-{seed:02}.ttf")), bytes).unwrap();
    }
    for (name, bytes) in
        [("empty.ttf", &b""[..]), ("text.ttf", b"no font"), ("short.otf", &good[..40]), ("good.ttf", &good)]
    {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    std::fs::create_dir(folder.path().join("folder.ttf")).unwrap();
    let text: String = (0x4E00..0x4E00 + 60 * 80).step_by(7).filter_map(char::from_u32).collect();
    let fonts = Fonts::with_folder(folder.path());
    let layout = TextEngine::with_fonts(fonts.clone()).layout(&format!("قال {text}"), &Style::default(), &[]);
    check_all_there(&layout, "letters of damaged fonts");
    layout.glyphs.iter().for_each(|glyph| drop(outline(&fonts.face(glyph.font), glyph.id, glyph.size)));
}

#[test]
fn without_any_system_fonts_boxes_stand_for_the_letters() {
    let nowhere = tempfile::tempdir().unwrap().path().join("nothing");
    let mut engine = TextEngine::with_fonts(Fonts::with_folder(nowhere));
    let layout = engine.layout("قال 一", &Style::default(), &[]);
    let at = layout.text.find('一').unwrap() as u32;
    assert_eq!(layout.glyphs.iter().filter(|glyph| glyph.range.start == at).count(), 5, "a box and four digits");
}
