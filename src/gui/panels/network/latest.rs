//! The newest result of some work, made at once where it is quick and on a worker where it is not.

use std::sync::Arc;

use crate::gui::jobs::{Job, Outcome, let_go};

/// An [`Arc`] compared by address: equal means the very same thing.
#[derive(Debug)]
pub struct Same<T>(pub Arc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What was made last, and what it was made from. While something newer is being made, the old one stays.
pub struct Latest<K, T> {
    done: Option<(K, Arc<T>)>,
    running: Option<(K, Job<T>)>,
}

impl<K, T> Default for Latest<K, T> {
    fn default() -> Self {
        Self { done: None, running: None }
    }
}

impl<K: PartialEq + Send + 'static, T: Send + Sync + 'static> Latest<K, T> {
    /// Takes in what has been finished, and sees to it that something is made from `key` unless that is what is there. Says whether
    /// something new came in.
    pub fn update(
        &mut self,
        window: &egui::Context,
        name: &str,
        key: K,
        is_quick: bool,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> bool {
        let mut is_new = false;
        if let Some((made_from, job)) = self.running.take() {
            match job.poll() {
                Outcome::Running if !is_quick => self.running = Some((made_from, job)),
                // Quick work is done here and now, and what still runs is not waited for.
                Outcome::Running | Outcome::Lost => {}
                Outcome::Done(made) => {
                    let_go(self.done.replace((made_from, Arc::new(made))));
                    is_new = true;
                }
            }
        }
        if self.done.as_ref().is_some_and(|(made_from, _)| *made_from == key) || self.running.is_some() {
            return is_new;
        }
        if is_quick {
            self.done = Some((key, Arc::new(work())));
            return true;
        }
        self.running = Job::start(name, window, move |_| work()).ok().map(|job| (key, job));
        is_new
    }

    pub fn get(&self) -> Option<&(K, Arc<T>)> {
        self.done.as_ref()
    }

    pub fn value(&self) -> Option<&Arc<T>> {
        self.done.as_ref().map(|(_, made)| made)
    }

    pub fn is_running(&self) -> bool {
        self.running.is_some()
    }
}
