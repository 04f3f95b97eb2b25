//! What can be undone in this window, in its order: steps of the analyst's work, which the log keeps, and filters, which are of this window alone.

use crate::model::Filter;

/// Something done that can be undone.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// The log knows what it was.
    Step,
    /// A change of the filter from this one; among what was undone, to this one.
    Filter(Filter),
}

/// Deeds done and deeds undone, the latest last.
#[derive(Clone, Debug, Default)]
pub struct Deeds {
    past: Vec<Deed>,
    future: Vec<Deed>,
}

/// More filters than this are not remembered.
const MOST: usize = 1_000;

impl Deeds {
    /// Notes a deed; what was undone before it cannot be done again.
    pub fn did(&mut self, deed: Deed) {
        self.future.clear();
        self.past.push(deed);
        if self.past.len() > MOST {
            self.past.remove(0);
        }
    }

    /// What is to be undone next. `None` where it was done before this window was opened, if at all.
    pub fn undo(&mut self) -> Option<Deed> {
        self.past.pop()
    }

    /// Notes that `deed` was undone.
    pub fn undone(&mut self, deed: Deed) {
        self.future.push(deed);
    }

    /// What is to be done again next.
    pub fn redo(&mut self) -> Option<Deed> {
        self.future.pop()
    }

    /// Notes that `deed` was done again.
    pub fn redone(&mut self, deed: Deed) {
        self.past.push(deed);
    }

    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Every filter in it becomes what `change` makes of it.
    pub fn change_filters(&mut self, change: impl Fn(&Filter) -> Filter) {
        for deed in self.past.iter_mut().chain(&mut self.future) {
            if let Deed::Filter(filter) = deed {
                *filter = change(filter);
            }
        }
    }
}
