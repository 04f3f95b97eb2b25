use super::Decision;

/// The decisions in the order in which they were made, and how many of them hold.
///
/// Undo moves the cursor back, redo forward; a new decision after an undo cuts off what was undone.
///
/// What it logs is decisions alone in files that go from one program to another, and [`Step`](super::Step)s in the analyst's workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log<T = Decision> {
    decisions: Vec<T>,
    cursor: usize,
}

impl<T> Default for Log<T> {
    fn default() -> Self {
        Self { decisions: Vec::new(), cursor: 0 }
    }
}

impl<T> Log<T> {
    /// A log of which the first `cursor` decisions hold; a cursor behind the end stands at the end.
    pub fn new(decisions: Vec<T>, cursor: usize) -> Self {
        let cursor = cursor.min(decisions.len());
        Self { decisions, cursor }
    }

    /// Adds a decision behind the cursor and forgets what was undone.
    pub fn push(&mut self, decision: T) {
        self.decisions.truncate(self.cursor);
        self.decisions.push(decision);
        self.cursor = self.decisions.len();
    }

    /// Takes the last decision back. False where there is none.
    pub fn undo(&mut self) -> bool {
        let can = self.can_undo();
        self.cursor -= usize::from(can);
        can
    }

    /// Brings back what was undone last. False where there is nothing.
    pub fn redo(&mut self) -> bool {
        let can = self.can_redo();
        self.cursor += usize::from(can);
        can
    }

    pub fn can_undo(&self) -> bool {
        self.cursor > 0
    }

    pub fn can_redo(&self) -> bool {
        self.cursor < self.decisions.len()
    }

    /// The decisions that hold, oldest first.
    pub fn active(&self) -> &[T] {
        &self.decisions[..self.cursor]
    }

    /// All decisions, with those that were undone behind the cursor.
    pub fn all(&self) -> &[T] {
        &self.decisions
    }

    pub fn cursor(&self) -> usize {
        self.cursor
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::base::ContentHash;

    fn decision(number: u8) -> Decision {
        Decision::DocumentDate { document: ContentHash::of(&number.to_string()), value: None }
    }

    #[test]
    fn a_new_decision_cuts_the_future() {
        let mut log = Log::default();
        log.push(decision(1));
        log.push(decision(2));
        assert!(log.undo());
        log.push(decision(3));
        assert_eq!(log.all(), [decision(1), decision(3)]);
        assert!(!log.redo());
    }

    #[test]
    fn nothing_to_undo() {
        let mut log: Log = Log::default();
        assert!(!log.undo() && !log.redo());
        assert!(Log::new(vec![decision(1)], 9).can_undo());
    }

    proptest! {
        #[test]
        fn undo_and_redo_are_inverse(numbers in prop::collection::vec(0_u8..9, 0..12), back in 0_usize..20) {
            let mut log = Log::default();
            numbers.iter().for_each(|&number| log.push(decision(number)));
            let before = log.clone();
            let undone = (0..back).filter(|_| log.undo()).count();
            prop_assert_eq!(log.active().len(), numbers.len() - undone);
            (0..undone).for_each(|_| { log.redo(); });
            prop_assert_eq!(log, before);
        }
    }
}
