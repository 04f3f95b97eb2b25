//! Back and forward through selections, as in a browser.

use crate::base::DocumentId;
use crate::model::Target;

/// Where the analyst is: what is selected, and which document is on show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub selection: Option<Target>,
    pub document: Option<DocumentId>,
}

/// The places seen, with a cursor on the present one. Going somewhere new forgets what lay ahead.
#[derive(Clone, Debug)]
pub struct History {
    places: Vec<Place>,
    at: usize,
}

const LONGEST: usize = 500;

impl History {
    pub fn new(start: Place) -> Self {
        Self { places: vec![start], at: 0 }
    }

    pub fn place(&self) -> Place {
        self.places[self.at]
    }

    pub fn go(&mut self, place: Place) {
        if place == self.place() {
            return;
        }
        self.places.truncate(self.at + 1);
        self.places.push(place);
        if self.places.len() > LONGEST {
            self.places.remove(0);
        }
        self.at = self.places.len() - 1;
    }

    pub fn can_go_back(&self) -> bool {
        self.at > 0
    }

    pub fn can_go_forward(&self) -> bool {
        self.at + 1 < self.places.len()
    }

    pub fn back(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    pub fn forward(&mut self) {
        if self.can_go_forward() {
            self.at += 1;
        }
    }

    /// Every place becomes what `change` makes of it.
    pub fn change_places(&mut self, change: impl Fn(Place) -> Place) {
        let mut changed = Self::new(change(self.places[0]));
        let mut at = 0;
        for (index, place) in self.places.iter().enumerate() {
            // What has become one place is gone to once.
            changed.go(change(*place));
            if index == self.at {
                at = changed.at;
            }
        }
        *self = Self { at, ..changed };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(document: u32) -> Place {
        Place { selection: Some(Target::Document(DocumentId(document))), document: Some(DocumentId(document)) }
    }

    #[test]
    fn back_and_forward_and_a_new_way() {
        let mut history = History::new(Place::default());
        history.go(place(1));
        history.go(place(1));
        history.go(place(2));
        history.back();
        assert_eq!(history.place(), place(1));
        assert!(history.can_go_forward());
        history.go(place(3));
        assert!(!history.can_go_forward());
        history.back();
        history.back();
        history.back();
        assert_eq!(history.place(), Place::default());
        assert!(!history.can_go_back());
    }

    #[test]
    fn places_that_become_one_are_gone_to_once() {
        let mut history = History::new(place(1));
        [2, 3, 4].into_iter().for_each(|n| history.go(place(n)));
        history.back();
        history.change_places(|was| if was == place(2) || was == place(3) { place(9) } else { was });
        assert_eq!(history.place(), place(9));
        history.back();
        assert_eq!(history.place(), place(1));
        history.forward();
        history.forward();
        assert_eq!(history.place(), place(4));
        assert!(!history.can_go_forward());
    }

    #[test]
    fn it_does_not_grow_for_ever() {
        let mut history = History::new(Place::default());
        (0..2000).for_each(|n| history.go(place(n)));
        assert_eq!(history.place(), place(1999));
        assert!(history.places.len() <= LONGEST);
    }
}
