use std::path::Path;

use super::{ChartError, ChartFormat, chart, svg, write_chart};
use crate::base::EntityId;
use crate::model::test_data::{HIND, NAJI, SAMER, analysis};
use crate::model::{Filter, network, timeline};
use crate::scene::theme::Mode;
use crate::scene::{
    ChartOptions, Labels, LayoutRequest, NetworkChart, NetworkPicture, NetworkStyle, NetworkView, Positions, Scene,
    SizeBy, layout, network_chart, timeline_chart,
};
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
        let network =
            network_chart(&network::build(&analysis, &filter), &NetworkChart::default(), &options, &mut engine);
        scenes.push((network, engine));
        let mut engine = TextEngine::with_fonts(Fonts::bundled());
        let timeline =
            timeline_chart(&timeline::build(&analysis, &filter, timeline::Grouping::Kind), &options, &mut engine);
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

/// The centre and radius of the last circle in the group of an entity: its node.
fn node_in(svg: &str, entity: EntityId) -> [f32; 3] {
    let groups = svg.split("<g ").filter(|group| group.starts_with(&format!("data-entity=\"{entity}\"")));
    let groups = groups.filter_map(|group| group.split("</g>").next()).filter(|group| group.contains("<circle "));
    let circle = groups.last().unwrap().rsplit("<circle ").next().unwrap();
    ["cx", "cy", "r"].map(|name| {
        let from = circle.find(&format!("{name}=\"")).unwrap() + name.len() + 2;
        circle[from..].split('"').next().unwrap().parse().unwrap()
    })
}

#[test]
fn what_is_on_screen_is_exported_where_and_as_large_as_it_is() {
    let network = network::build(&analysis(), &Filter::default());
    let request = LayoutRequest::new(&network, &Default::default(), [500.0, 400.0], SizeBy::Mentions);
    let positions = layout(&request, &Positions::default());
    let style = NetworkStyle { size_by: SizeBy::Mentions, ..NetworkStyle::default() };
    let mut view = NetworkView { style, ..NetworkView::fit(&positions, [500.0, 400.0], Mode::Light) };
    (view.zoom, view.pan) = (view.zoom * 0.8, [view.pan[0] * 0.8 + 50.0, view.pan[1] * 0.8 + 40.0]);
    let mut labels = Labels::new(TextEngine::with_fonts(Fonts::bundled()));
    let picture = NetworkPicture::new(&network, &positions, &view, &mut labels);

    let chart = NetworkChart { positions: Some(positions), style, part: Some(view) };
    let mut engine = TextEngine::with_fonts(Fonts::bundled());
    let scene = network_chart(&network, &chart, &ChartOptions::new("x"), &mut engine);
    let svg = svg(&scene, engine.fonts());
    let people = [NAJI, SAMER, HIND].map(|id| {
        let node = network.nodes.iter().position(|node| node.entity == id).unwrap();
        (picture.at[node].unwrap(), picture.radii[node], node_in(&svg, id))
    });
    // The page has a margin and a head; everything else is where it is on screen.
    let (first, _, drawn) = people[0];
    let head = [drawn[0] - first[0], drawn[1] - first[1]];
    for (at, radius, drawn) in people {
        assert!((at[0] + head[0] - drawn[0]).abs() < 0.02 && (at[1] + head[1] - drawn[1]).abs() < 0.02);
        assert!((radius - drawn[2]).abs() < 0.02, "{radius} {}", drawn[2]);
    }
    let named = |node: usize| svg.contains(&format!("aria-label=\"\u{2067}{}\u{2069}\"", network.nodes[node].label));
    assert!(picture.labels.iter().all(|label| named(label.node)), "what is named on screen is named in the file");
    assert!(svg.contains("Larger: more mentions"), "the legend says what sizes mean");
}

/// The centres of the circles in an SVG, in its own points.
fn circles(svg: &str) -> Vec<[f32; 2]> {
    let value = |element: &str, name: &str| {
        let (_, rest) = element.split_once(&format!("{name}=\""))?;
        rest.split_once('"')?.0.parse::<f32>().ok()
    };
    svg.split("<circle ").skip(1).filter_map(|element| Some([value(element, "cx")?, value(element, "cy")?])).collect()
}

#[test]
fn a_file_of_what_is_on_screen_has_every_mark_where_the_screen_has_it() {
    use crate::base::EventKind;
    use crate::scene::timeline::TimelineView;
    use crate::scene::timeline_picture;
    let timeline = timeline::build(&analysis(), &Filter::default(), timeline::Grouping::Entity);
    let fit = TimelineView::fit(&timeline, [700.0, 260.0], Mode::Light);
    // Two weeks of the month, drawn beyond the edges as a window does.
    let view = TimelineView { days: (fit.days.0 + 8.0, fit.days.0 + 23.0), overscan: 200.0, ..fit };
    let mut engine = TextEngine::with_fonts(Fonts::bundled());
    let picture = timeline_picture(&timeline, &view, &mut engine);
    let options = ChartOptions { timeline: Some(view.clone()), ..ChartOptions::new("") };
    let svg = svg(&timeline_chart(&timeline, &options, &mut engine), engine.fonts());
    let found = circles(&svg);
    let plot = view.plot();
    let on_screen: Vec<[f32; 2]> = (picture.marks.iter())
        .filter(|mark| timeline.events[mark.index as usize].kind == EventKind::Meeting)
        .map(|mark| mark.bounds.center())
        .filter(|[x, _]| plot.min[0] < *x && *x < plot.max[0])
        .collect();
    assert!(on_screen.len() >= 3, "a meeting stands in the lane of each who met");
    // The file has a title above and a margin beside, and nothing else is different.
    let shift = [found[0][0] - on_screen[0][0], found[0][1] - on_screen[0][1]];
    for at in on_screen {
        let is_there = |circle: &[f32; 2]| {
            (circle[0] - at[0] - shift[0]).abs() < 0.02 && (circle[1] - at[1] - shift[1]).abs() < 0.02
        };
        assert!(found.iter().any(is_there), "{at:?} moved by {shift:?} is not among {found:?}");
    }
}
