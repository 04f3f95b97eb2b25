//! What was written before, to go back to.

use crate::text::geometry::Caret;

/// How many states back undo goes.
const DEPTH: usize = 200;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct State {
    pub text: String,
    pub anchor: Caret,
    pub head: Caret,
}

#[derive(Clone, Debug, Default)]
pub(super) struct History {
    undo: Vec<State>,
    redo: Vec<State>,
    /// Letters typed one after the other are undone together.
    pub typing: bool,
}

impl History {
    /// To be called with the state before a change; one that `goes_on` with the typing before it is undone together with that.
    pub fn remember_before(&mut self, state: State, goes_on: bool) {
        self.redo.clear();
        if !(goes_on && self.typing) && self.undo.last().is_none_or(|last| last.text != state.text) {
            self.undo.push(state);
        }
        self.typing = false;
        if self.undo.len() > DEPTH {
            self.undo.remove(0);
        }
    }

    pub fn undo(&mut self, now: State) -> Option<State> {
        self.typing = false;
        // A composition that was given up has left a state behind, but no change.
        while self.undo.last().is_some_and(|last| last.text == now.text) {
            self.undo.pop();
        }
        let state = self.undo.pop()?;
        self.redo.push(now);
        Some(state)
    }

    pub fn redo(&mut self, now: State) -> Option<State> {
        self.typing = false;
        let state = self.redo.pop()?;
        self.undo.push(now);
        Some(state)
    }
}
