//! Saving, killed at random moments: the file always opens, with all that had been said to be saved.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use marsad::base::ContentHash;
use marsad::edit::{Act, Step, Subject};
use marsad::workspace::{Change, Session, Store, Workspace};

const KILLS: u32 = 240;
/// So many sessions follow each other in one workspace.
const SESSIONS: u32 = 12;
/// The path of the workspace, for the process that is to be killed.
const PATH: &str = "MARSAD_KILL_TEST_WORKSPACE";

/// The changes of the script that lead from `done` changes to one more: mostly steps, and now and then back and forth.
fn change(done: u64) -> Change {
    let subject = Subject::Document(ContentHash::of(&done.to_string()));
    match done % 11 {
        5 => Change::Undo,
        7 => Change::Redo,
        9 => Change::Session(Box::new(Session { search: format!("بحث {done}"), ..Session::default() })),
        _ => {
            let text = "ملاحظة ".repeat(usize::try_from(done % 40).unwrap());
            Change::Step(Step { at: i64::try_from(done).unwrap(), act: Act::Note { subject, text } })
        }
    }
}

fn after(changes: u64) -> Workspace {
    let mut workspace = Workspace::default();
    (0..changes).for_each(|done| workspace.apply(&change(done)));
    workspace
}

/// How many changes of the script lead to `workspace`; `None` where none do.
fn changes_in(workspace: &Workspace, at_least: u64) -> Option<u64> {
    let mut reached = after(at_least);
    (at_least..at_least + 3).find(|&count| {
        let is_it = reached == *workspace;
        reached.apply(&change(count));
        is_it
    })
}

/// What the child does: goes on with the script from where the file stands, and says after each change that it is saved.
#[test]
#[ignore = "run by the kill test, which ends it"]
fn scripted_session() {
    let Some(path) = std::env::var_os(PATH) else { return };
    let (mut store, read_only) = Store::open(Path::new(&path)).unwrap();
    assert_eq!(read_only, None);
    let from: u64 = std::env::var("MARSAD_KILL_TEST_FROM").unwrap().parse().unwrap();
    let mut out = std::io::stdout();
    for done in from.. {
        store.apply(&change(done)).unwrap();
        if done % 13 == 0 {
            store.save().unwrap();
        }
        writeln!(out, "saved {}", done + 1).unwrap();
    }
}

#[test]
fn a_session_killed_at_any_moment_opens_with_all_that_was_saved() {
    let (mut folder, mut done, mut total) = (tempfile::tempdir().unwrap(), 0, 0);
    // A random sequence that is the same each time; the moments themselves differ with the machine.
    let mut random: u64 = 0x9E37_79B9_7F4A_7C15;
    for kill in 0..KILLS {
        if kill % SESSIONS == 0 {
            folder = tempfile::tempdir().unwrap();
            drop(Store::create(&folder.path().join("news.marsad"), Workspace::default()).unwrap());
            done = 0;
        }
        let path = folder.path().join("news.marsad");
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["scripted_session", "--exact", "--ignored", "--nocapture", "--test-threads=1"])
            .env(PATH, &path)
            .env("MARSAD_KILL_TEST_FROM", done.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut saved = done;
        let count = |line: &str| line.split_once("saved ").and_then(|(_, count)| count.parse().ok());
        // It has begun; now it may be anywhere.
        if let Some(first) = said.by_ref().find_map(|line| count(&line)) {
            saved = first;
        }
        std::thread::sleep(Duration::from_micros((random >> 40) & 0x3FFF));
        child.kill().unwrap();
        child.wait().unwrap();
        saved = said.filter_map(|line| count(&line)).last().unwrap_or(saved);
        let (store, read_only) = Store::open(&path).unwrap_or_else(|refusal| panic!("kill {kill}: {refusal}"));
        assert_eq!(read_only, None, "kill {kill}");
        let found = changes_in(store.workspace(), saved);
        assert!(found.is_some(), "kill {kill}: {saved} changes were saved, and the file has another state");
        total += found.unwrap() - done;
        done = found.unwrap();
    }
    assert!(total > u64::from(KILLS), "the sessions got somewhere: {total}");
}
