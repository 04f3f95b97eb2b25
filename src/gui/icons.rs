//! The signs of buttons, fields, chips and tables, drawn: fonts have them in different shapes, or not at all.

use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Back,
    Forward,
    Sun,
    Moon,
    Bell,
    Descending,
    Ascending,
    Up,
    Down,
    Close,
    Search,
    /// The order of a table's column: small comes first, or large.
    SmallFirst,
    LargeFirst,
    /// What is shown, and how.
    Sliders,
    /// What the signs mean.
    Legend,
    /// Follows the selection.
    Pin,
    /// Does not follow.
    Pinned,
}

/// A button that shows a sign; `name` is for those who cannot see it.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str, framed: bool) -> Response {
    let size = if framed { vec2(36.0, 26.0) } else { vec2(20.0, 24.0) };
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, response.enabled(), name));
    let visuals = ui.style().interact(&response);
    if framed || response.hovered() || response.has_focus() {
        let rect = rect.shrink(0.5);
        let border = if framed || response.has_focus() { visuals.bg_stroke } else { Stroke::NONE };
        ui.painter().rect(rect, visuals.corner_radius, visuals.weak_bg_fill, border, egui::StrokeKind::Inside);
    }
    let ink = if response.enabled() {
        ui.visuals().weak_text_color()
    } else {
        ui.visuals().disable(ui.visuals().weak_text_color())
    };
    let ground = if framed { visuals.weak_bg_fill } else { ui.visuals().panel_fill };
    draw(ui.painter(), rect.center(), icon, ink, ground);
    response
}

/// Draws a sign in `ink` around `center`, where `ground` lies behind it.
pub fn draw(painter: &Painter, center: Pos2, icon: Icon, ink: Color32, ground: Color32) {
    let triangle = |tip: Pos2, a: Pos2, b: Pos2| {
        painter.add(Shape::convex_polygon(vec![tip, a, b], ink, Stroke::NONE));
    };
    let pointing = |to: f32| {
        let base = center.x - 3.5 * to;
        triangle(pos2(center.x + 4.5 * to, center.y), pos2(base, center.y - 4.5), pos2(base, center.y + 4.5));
    };
    match icon {
        Icon::Up | Icon::Down => {
            let way = if icon == Icon::Up { -1.0 } else { 1.0 };
            let pen = Stroke::new(1.4, ink);
            for side in [-4.0, 4.0] {
                let tip = center + vec2(0.0, 2.5 * way);
                painter.line_segment([center + vec2(side, -1.5 * way), tip], pen);
            }
        }
        Icon::Close => {
            for arm in [vec2(3.5, 3.5), vec2(3.5, -3.5)] {
                painter.line_segment([center - arm, center + arm], Stroke::new(1.3, ink));
            }
        }
        Icon::Sliders => {
            for (row, knob) in [(-4.0, 2.5), (0.0, -2.5), (4.0, 1.0)] {
                let middle = center + vec2(0.0, row);
                painter.line_segment([middle - vec2(6.0, 0.0), middle + vec2(6.0, 0.0)], Stroke::new(1.2, ink));
                painter.circle_filled(middle + vec2(knob, 0.0), 2.2, ink);
            }
        }
        Icon::Legend => {
            for (row, is_round) in [(-4.0, true), (0.0, false), (4.0, true)] {
                let middle = center + vec2(-4.5, row);
                if is_round {
                    painter.circle_filled(middle, 1.6, ink);
                } else {
                    painter.rect_filled(Rect::from_center_size(middle, vec2(3.0, 3.0)), 0.0, ink);
                }
                painter.line_segment([middle + vec2(4.0, 0.0), middle + vec2(10.5, 0.0)], Stroke::new(1.2, ink));
            }
        }
        Icon::Pin | Icon::Pinned => {
            let head = Rect::from_center_size(center + vec2(0.0, -2.5), vec2(5.0, 6.0));
            let pen = Stroke::new(1.2, ink);
            let fill = if icon == Icon::Pinned { ink } else { Color32::TRANSPARENT };
            painter.rect(head, 1.0, fill, pen, egui::StrokeKind::Middle);
            painter.line_segment([center + vec2(-4.5, 1.0), center + vec2(4.5, 1.0)], pen);
            painter.line_segment([center + vec2(0.0, 1.0), center + vec2(0.0, 6.0)], pen);
        }
        Icon::Back => pointing(-1.0),
        Icon::Forward => pointing(1.0),
        Icon::Moon => {
            painter.circle_filled(center, 5.5, ink);
            painter.circle_filled(center + vec2(3.0, -2.0), 4.8, ground);
        }
        Icon::Search => {
            let pen = Stroke::new(1.3, ink);
            painter.circle_stroke(center, 4.0, pen);
            painter.line_segment([center + vec2(3.0, 3.0), center + vec2(6.5, 6.5)], pen);
        }
        Icon::SmallFirst | Icon::LargeFirst => {
            let way = if icon == Icon::SmallFirst { -1.0 } else { 1.0 };
            let [tip, a, b] = [(0.0, 2.5), (-3.5, -2.0), (3.5, -2.0)].map(|(x, y)| center + vec2(x, y * way));
            triangle(tip, a, b);
        }
        Icon::Bell => {
            let body = [
                (-4.5, 3.5),
                (-3.4, 1.5),
                (-3.4, -1.5),
                (-2.0, -4.2),
                (0.0, -5.0),
                (2.0, -4.2),
                (3.4, -1.5),
                (3.4, 1.5),
                (4.5, 3.5),
            ];
            let body = body.map(|(x, y)| center + vec2(x, y)).to_vec();
            painter.add(Shape::closed_line(body, Stroke::new(1.3, ink)));
            painter.circle_filled(center + vec2(0.0, 5.2), 1.6, ink);
        }
        Icon::Sun => {
            painter.circle_filled(center, 3.2, ink);
            for ray in 0..8 {
                let angle = ray as f32 * std::f32::consts::TAU / 8.0;
                let way = vec2(angle.cos(), angle.sin());
                painter.line_segment([center + way * 5.0, center + way * 7.0], Stroke::new(1.3, ink));
            }
        }
        Icon::Descending | Icon::Ascending => {
            for row in 0..3 {
                let step = if icon == Icon::Descending { 2 - row } else { row };
                let width = 3.0 + 3.0 * step as f32;
                let y = center.y - 4.0 + 4.0 * row as f32;
                let left = center.x - 4.5;
                painter.line_segment([pos2(left, y), pos2(left + width, y)], Stroke::new(1.4, ink));
            }
        }
    }
}
