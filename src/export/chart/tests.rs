use std::path::Path;

use super::{ChartError, ChartFormat, chart, svg, write_chart};
use crate::model::test_data::analysis;
use crate::model::{Filter, network, timeline};
use crate::scene::theme::Mode;
use crate::scene::{ChartOptions, Scene, network_chart, timeline_chart};
use crate::text::{Fonts, TextEngine};

fn scenes() -> Vec<(Scene, TextEngine)> {
    let (analysis, filter) = (analysis(), Filter::default());
    let mut scenes = Vec::new();
    for mode in [Mode::Light, Mode::Dark] {
        let options = ChartOptions {
            mode,
            width: 640.0,
            height: Some(420.0),
            ..ChartOptions::new("أخبار <الميناء> & \"القصرة\"")
        };
        let mut engine = TextEngine::with_fonts(Fonts::bundled());
        let network = network_chart(&network::build(&analysis, &filter), None, &options, &mut engine);
        scenes.push((network, engine));
        let mut engine = TextEngine::with_fonts(Fonts::bundled());
        let timeline = timeline_chart(&timeline::build(&analysis, &filter), &options, &mut engine);
        scenes.push((timeline, engine));
    }
    scenes
}

#[test]
fn the_svg_is_well_formed_and_has_no_text_elements() {
    for (scene, engine) in scenes() {
        let svg = svg(&scene, engine.fonts());
        let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).unwrap();
        assert_eq!((tree.size().width(), tree.size().height()), (scene.width, scene.height));
        assert!(!svg.contains("<text") && !svg.contains("NaN"));
        assert!(
            svg.contains("ناجي أبو رمانة") || svg.contains("لقاء أبو رمانة والحكيم"),
            "names stand beside outlines"
        );
        assert!(svg.contains("&lt;الميناء&gt; &amp; &quot;القصرة&quot;"));
    }
}

#[test]
fn a_png_has_the_scene_s_size_times_the_scale() {
    let (scene, engine) = scenes().remove(1);
    let bytes = chart(&scene, ChartFormat::Png, 2.0, engine.fonts()).unwrap();
    let picture = resvg::tiny_skia::Pixmap::decode_png(&bytes).unwrap();
    assert_eq!((picture.width() as f32, picture.height() as f32), (scene.width * 2.0, (scene.height * 2.0).ceil()));
    let ground = picture.pixels()[0];
    let inked = picture.pixels().iter().filter(|pixel| **pixel != ground).count();
    assert!(inked > 2_000, "only {inked} pixels differ from the ground");
}

#[test]
fn a_png_past_the_limit_is_refused_with_the_limit() {
    let (scene, engine) = scenes().remove(0);
    let error = chart(&scene, ChartFormat::Png, 60.0, engine.fonts()).unwrap_err();
    assert!(matches!(error, ChartError::TooLarge { .. }) && error.to_string().contains("16384"), "{error}");
}

#[test]
fn a_pdf_embeds_its_fonts_and_says_what_its_letters_mean() {
    for (scene, engine) in scenes() {
        let bytes = chart(&scene, ChartFormat::Pdf, 1.0, engine.fonts()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.starts_with("%PDF-") && text.trim_end().ends_with("%%EOF"));
        assert!(text.contains("/ToUnicode") && text.contains("FontFile"));
    }
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    for ((scene, engine), (again, other)) in scenes().into_iter().zip(scenes()) {
        for format in ChartFormat::ALL {
            let bytes = |scene: &Scene, engine: &TextEngine| chart(scene, format, 1.0, engine.fonts()).unwrap();
            assert!(bytes(&scene, &engine) == bytes(&again, &other), "{format:?}");
        }
    }
}

#[test]
fn the_format_follows_the_file_s_ending() {
    assert_eq!(ChartFormat::of_path(Path::new("out/network.SVG")), Some(ChartFormat::Svg));
    assert_eq!(ChartFormat::of_path(Path::new("timeline.pdf")), Some(ChartFormat::Pdf));
    assert_eq!(ChartFormat::of_path(Path::new("png")), None);
    let folder = tempfile::tempdir().unwrap();
    let (scene, engine) = scenes().remove(0);
    let path = folder.path().join("chart.svg");
    write_chart(&scene, ChartFormat::Svg, 1.0, engine.fonts(), &path).unwrap();
    assert!(std::fs::read_to_string(path).unwrap().starts_with("<svg"));
}
