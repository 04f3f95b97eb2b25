//! Long work: a named thread, its progress, a way to stop it, and its result when it is there.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::base::CancelToken;

/// How far a job has come. The step is shown as it stands: `Reading articles`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub step: &'static str,
    pub done: usize,
    /// 0 where it is not known.
    pub total: usize,
}

impl Progress {
    /// From 0 to 1, where the whole is known.
    pub fn share(&self) -> Option<f32> {
        (self.total > 0).then(|| (self.done as f32 / self.total as f32).min(1.0))
    }
}

/// The worker's end: where it reports, and where it sees that nobody waits any more.
#[derive(Clone)]
pub struct Reporter {
    pub cancel: CancelToken,
    progress: Arc<Mutex<Progress>>,
    window: egui::Context,
}

impl Reporter {
    pub fn report(&self, step: &'static str, done: usize, total: usize) {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = Progress { step, done, total };
        self.window.request_repaint();
    }
}

/// Work on a thread of its own. Dropping it cancels the work.
pub struct Job<T> {
    cancel: CancelToken,
    progress: Arc<Mutex<Progress>>,
    result: Receiver<T>,
}

/// What has become of a job.
pub enum Outcome<T> {
    Running,
    Done(T),
    /// The worker ended without a result, which is a fault of ours.
    Lost,
}

impl<T: Send + 'static> Job<T> {
    /// Runs `work` on a thread called `name`; the window is repainted when it reports and when it is done.
    ///
    /// # Errors
    /// Where the system has no thread to give.
    pub fn start(
        name: &str,
        window: &egui::Context,
        work: impl FnOnce(&Reporter) -> T + Send + 'static,
    ) -> io::Result<Self> {
        let (sender, result) = mpsc::channel();
        let cancel = CancelToken::new();
        let progress = Arc::new(Mutex::new(Progress::default()));
        let reporter = Reporter { cancel: cancel.clone(), progress: Arc::clone(&progress), window: window.clone() };
        thread::Builder::new().name(name.to_owned()).spawn(move || {
            let done = RepaintAtEnd(reporter.window.clone());
            // Nobody listens any more when the job was dropped; then the result is not wanted.
            let _ = sender.send(work(&reporter));
            drop(sender);
            drop(done);
        })?;
        Ok(Self { cancel, progress, result })
    }

    pub fn poll(&self) -> Outcome<T> {
        match self.result.try_recv() {
            Ok(value) => Outcome::Done(value),
            Err(TryRecvError::Empty) => Outcome::Running,
            Err(TryRecvError::Disconnected) => Outcome::Lost,
        }
    }

    /// As [`Job::poll`], after waiting for the result for `at_most`: what is done within a frame shows in that frame.
    pub fn wait(&self, at_most: Duration) -> Outcome<T> {
        match self.result.recv_timeout(at_most) {
            Ok(value) => Outcome::Done(value),
            Err(RecvTimeoutError::Timeout) => Outcome::Running,
            Err(RecvTimeoutError::Disconnected) => Outcome::Lost,
        }
    }

    pub fn progress(&self) -> Progress {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

/// Lets go of something large elsewhere: to take down tens of thousands of things takes longer than a frame has.
pub fn let_go<T: Send + 'static>(large: T) {
    rayon::spawn(move || drop(large));
}

/// Wakes the window even where the work panicked.
struct RepaintAtEnd(egui::Context);

impl Drop for RepaintAtEnd {
    fn drop(&mut self) {
        self.0.request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait<T: Send + 'static>(job: &Job<T>) -> Option<T> {
        for _ in 0..1000 {
            match job.poll() {
                Outcome::Running => thread::sleep(Duration::from_millis(2)),
                Outcome::Done(value) => return Some(value),
                Outcome::Lost => return None,
            }
        }
        None
    }

    #[test]
    fn the_result_and_the_progress_arrive() {
        let job = Job::start("test", &egui::Context::default(), |reporter| {
            reporter.report("Counting", 2, 4);
            7
        })
        .unwrap();
        assert_eq!(wait(&job), Some(7));
        assert_eq!(job.progress().share(), Some(0.5));
    }

    #[test]
    fn a_dropped_job_tells_its_worker() {
        let (sender, seen) = mpsc::channel();
        let job = Job::start("test", &egui::Context::default(), move |reporter| {
            while !reporter.cancel.is_cancelled() {
                thread::sleep(Duration::from_millis(1));
            }
            sender.send(()).unwrap();
        })
        .unwrap();
        drop(job);
        assert!(seen.recv_timeout(Duration::from_secs(5)).is_ok());
    }

    #[test]
    fn a_worker_that_dies_is_noticed() {
        let job: Job<u32> =
            Job::start("test", &egui::Context::default(), |_| std::panic::resume_unwind(Box::new("gone"))).unwrap();
        assert_eq!(wait(&job), None);
    }
}
