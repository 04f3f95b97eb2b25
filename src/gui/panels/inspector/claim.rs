use egui::{Ui, Widget as _};

use super::parts::{entity_line, event_line, muted, quote};
use crate::gui::context::Context;
use crate::gui::opening::Folder;
use crate::gui::theme::space;
use crate::gui::widgets::{Label, TextRole};
use crate::model::Target;
use crate::model::inspector::ClaimCard;

/// What was said on one occasion: who said it, when, at which meeting, through what, the sentences, and of whom it was said. What is
/// selected already is not said again.
pub fn ui(ui: &mut Ui, context: &Context<'_>, folder: &Folder, claim: &ClaimCard) {
    ui.add_space(space::XS);
    if !context.is_selected(Target::Event(claim.line.event)) {
        event_line(ui, context, &claim.line);
    }
    for speaker in claim.speakers.iter().filter(|who| !context.is_selected(Target::Entity(who.entity))) {
        entity_line(ui, context, speaker, "said");
    }
    if let Some(form) = &claim.form {
        Label::new(form, TextRole::Small).fill_width().ui(ui);
    }
    if let Some(through) = &claim.through {
        entity_line(ui, context, through, "through");
    }
    if let Some(occasion) = claim.occasion.as_ref().filter(|it| !context.is_selected(Target::Event(it.event))) {
        muted(ui, "Said at");
        event_line(ui, context, occasion);
    }
    claim.sentences.iter().for_each(|one| quote(ui, context, folder, one));
    let others = claim.about.iter().filter(|(link, _)| claim.speakers.iter().all(|who| who.entity != link.entity));
    for (link, sentences) in others {
        entity_line(ui, context, link, "spoken of");
        // Most stand above already.
        let elsewhere = sentences.iter().filter(|one| !claim.sentences.iter().any(|said| covers(said, one)));
        elsewhere.for_each(|one| quote(ui, context, folder, one));
    }
}

fn covers(said: &crate::model::Quote, one: &crate::model::Quote) -> bool {
    said.document == one.document && said.sentence.overlaps(one.sentence)
}
