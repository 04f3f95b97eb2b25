//! What a screen reader is told about a text: its language and direction, and its letters one by one.

mod runs;

use egui::accesskit::TextDirection;
use egui::{Context, Response, Role, WidgetInfo};

use crate::arabic::is_arabic_letter;

pub(super) use runs::runs;

/// Whether `text` has letters of the Arabic script.
pub(super) fn is_arabic(text: &str) -> bool {
    text.chars().any(is_arabic_letter)
}

/// Says what `response` is and what stands on it, with its language and direction where it is Arabic.
pub fn describe(response: &Response, role: Role, text: &str) {
    response.widget_info(|| WidgetInfo::labeled(role, response.enabled(), text));
    set_language(&response.ctx, response.id, text);
}

/// Like [`describe`], for what is either selected or not.
pub fn describe_selectable(response: &Response, role: Role, selected: bool, text: &str) {
    response.widget_info(|| WidgetInfo::selected(role, response.enabled(), selected, text));
    set_language(&response.ctx, response.id, text);
}

/// Gives the node of `id`, if it has one, the language and direction of `text`, where that has Arabic letters.
pub fn set_language(ctx: &Context, id: egui::Id, text: &str) {
    if is_arabic(text) {
        let first = text.chars().find(|letter| letter.is_alphabetic());
        set_language_of(ctx, id, text, first.is_some_and(is_arabic_letter));
    }
}

/// Gives the node of `id`, if it has one, the language of `text` and the direction that it is set in.
pub(super) fn set_language_of(ctx: &Context, id: egui::Id, text: &str, right_to_left: bool) {
    ctx.accesskit_node_builder(id, |node| {
        if is_arabic(text) {
            node.set_language("ar");
        } else if text.chars().any(char::is_alphabetic) {
            // Undetermined (BCP 47), and not that of what surrounds it.
            node.set_language("und");
        }
        node.set_text_direction(if right_to_left { TextDirection::RightToLeft } else { TextDirection::LeftToRight });
    });
}

/// AccessKit's form of a rectangle.
pub(super) fn bounds(rect: egui::Rect) -> egui::accesskit::Rect {
    let [x0, y0, x1, y1] = [rect.left(), rect.top(), rect.right(), rect.bottom()].map(f64::from);
    egui::accesskit::Rect { x0, y0, x1, y1 }
}
