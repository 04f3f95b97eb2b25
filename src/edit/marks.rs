use std::collections::BTreeMap;

use super::{Act, Anchor, Log, SavedView, Step, Subject};

/// What the analyst has put beside the analysis, as it stands after all steps that hold. Each in the order in which it was made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    pub stars: Vec<Subject>,
    pub tags: Vec<(Subject, String)>,
    pub notes: Vec<(Subject, String)>,
    /// Where entities stand in the network, in points.
    pub pins: Vec<(Anchor, [f32; 2])>,
    pub views: BTreeMap<String, SavedView>,
}

impl Log<Step> {
    /// What stars, tags, notes, pins and views the steps leave. A later step on the same subject outweighs an earlier one.
    pub fn marks(&self) -> Marks {
        let mut marks = Marks::default();
        for (_, step) in self.holding() {
            marks.apply(&step.act);
        }
        marks
    }
}

impl Marks {
    fn apply(&mut self, act: &Act) {
        match act {
            Act::Star { subject, on } => {
                self.stars.retain(|other| other != subject);
                if *on {
                    self.stars.push(subject.clone());
                }
            }
            Act::Tag { subject, tag, on } => {
                self.tags.retain(|(other, word)| other != subject || word != tag);
                if *on {
                    self.tags.push((subject.clone(), tag.clone()));
                }
            }
            Act::Note { subject, text } => {
                self.notes.retain(|(other, _)| other != subject);
                if !text.is_empty() {
                    self.notes.push((subject.clone(), text.clone()));
                }
            }
            Act::Pin { mention, at } => {
                self.pins.retain(|(other, _)| other != mention);
                self.pins.extend(at.map(|at| (mention.clone(), at)));
            }
            Act::View { name, view: Some(view) } => {
                self.views.insert(name.clone(), SavedView::clone(view));
            }
            Act::View { name, view: None } => {
                self.views.remove(name);
            }
            Act::All { acts } => acts.iter().for_each(|act| self.apply(act)),
            Act::Decide { .. } | Act::Revert { .. } => {}
        }
    }
}
