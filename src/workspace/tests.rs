use std::path::{Path, PathBuf};

use super::form::{self, FormError, Saved};
use super::journal::{self, journal_path};
use super::*;
use crate::base::ContentHash;
use crate::edit::{Act, Step, Subject};

fn step(number: u32) -> Change {
    let subject = Subject::Document(ContentHash::of(&number.to_string()));
    Change::Step(Step { at: i64::from(number), act: Act::Star { subject, on: true } })
}

fn workspace() -> Workspace {
    let mut workspace = Workspace { paths: vec!["/articles/أخبار".into()], ..Workspace::default() };
    (0..5).for_each(|number| workspace.apply(&step(number)));
    workspace.apply(&Change::Undo);
    workspace
}

/// A workspace in a folder of its own.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("عمل.marsad")
    }

    fn with(workspace: Workspace) -> Self {
        let place = Self::new();
        drop(Store::create(&place.path(), workspace).unwrap());
        place
    }
}

fn open(path: &Path) -> Workspace {
    let (store, read_only) = Store::open(path).unwrap();
    assert_eq!(read_only, None);
    store.workspace().clone()
}

#[test]
fn what_was_saved_comes_back() {
    let place = Place::with(workspace());
    assert_eq!(open(&place.path()), workspace());
    let (mut store, _) = Store::open(&place.path()).unwrap();
    for change in [Change::Redo, step(9), Change::Paths(vec!["/elsewhere".into()])] {
        store.apply(&change).unwrap();
    }
    let expected = store.workspace().clone();
    // Nothing but the journal has them.
    assert!(store.is_unsaved());
    assert_eq!(Store::peek(&place.path()).unwrap(), expected, "while it is locked");
    drop(store);
    assert_eq!(open(&place.path()), expected);
}

#[test]
fn every_change_has_a_form_in_the_journal() {
    let session = Session { top: 7, search: "ميناء".to_owned(), ..Session::default() };
    for change in
        [step(1), Change::Undo, Change::Redo, Change::Paths(vec!["/أ".into()]), Change::Session(Box::new(session))]
    {
        assert_eq!(form::parse_change(&form::print_change(&change)), Some(change));
    }
}

#[test]
fn a_journal_stays_short() {
    let place = Place::with(Workspace::default());
    let (mut store, _) = Store::open(&place.path()).unwrap();
    for number in 0..450 {
        store.apply(&step(number)).unwrap();
    }
    let entries = journal::read(&journal_path(&place.path())).unwrap();
    assert!(entries.changes.len() < 200);
    assert_eq!(entries.last().workspace, *store.workspace());
}

#[test]
fn a_journal_cut_anywhere_gives_what_stands_whole_in_it() {
    let place = Place::with(Workspace::default());
    let (mut store, _) = Store::open(&place.path()).unwrap();
    (0..6).for_each(|number| store.apply(&step(number)).unwrap());
    drop(store);
    let journal = journal_path(&place.path());
    let whole = std::fs::read(&journal).unwrap();
    let lines = |length: usize| whole[..length].iter().filter(|&&byte| byte == b'\n').count();
    for length in 0..whole.len() {
        std::fs::write(&journal, &whole[..length]).unwrap();
        let entries = journal::read(&journal);
        assert_eq!(entries.map_or(0, |entries| entries.changes.len() + 1), lines(length), "cut at {length}");
    }
}

#[test]
fn a_second_window_reads_only_and_says_so() {
    let place = Place::with(workspace());
    let (mut first, _) = Store::open(&place.path()).unwrap();
    first.apply(&step(7)).unwrap();
    let (mut second, read_only) = Store::open(&place.path()).unwrap();
    assert_eq!(read_only, Some(ReadOnly::OpenElsewhere));
    assert_eq!(second.workspace(), first.workspace());
    assert!(ReadOnly::OpenElsewhere.to_string().contains("another window"));
    second.apply(&step(8)).unwrap();
    second.save().unwrap();
    let expected = first.workspace().clone();
    drop((first, second));
    assert_eq!(open(&place.path()), expected, "the second wrote nothing");
}

#[track_caller]
fn check_refused(content: &[u8], reason: &str) {
    let place = Place::with(workspace());
    std::fs::write(place.path(), content).unwrap();
    let refusal = Store::open(&place.path()).unwrap_err();
    assert!(refusal.to_string().contains(reason), "{refusal}");
    assert!(refusal.to_string().contains("عمل.marsad"), "{refusal}");
    assert_eq!(std::fs::read(place.path()).unwrap(), content, "it is left as it is");
    let is_newer = reason.contains("version 9");
    assert_eq!(refusal.last_good.as_deref(), (!is_newer).then_some(&workspace()), "the last good state is offered");
    // It can be taken up under another name, and the file stays.
    if let Some(last_good) = refusal.last_good {
        let other = place.folder.path().join("again.marsad");
        drop(Store::create(&other, *last_good).unwrap());
        assert_eq!(open(&other), workspace());
        assert!(Store::create(&other, Workspace::default()).is_err(), "nothing is written over");
    }
}

#[test]
fn a_file_that_is_no_whole_workspace_is_refused_and_left_alone() {
    let text = form::print(&Saved { serial: 3, workspace: workspace() });
    check_refused(b"", "it is empty");
    check_refused(&text.as_bytes()[..text.len() / 2 / 2], "damaged");
    check_refused(&text.as_bytes()[..text.len() - 2], "damaged");
    check_refused(text.replace("\"star\"", "\"stair\"").as_bytes(), "damaged");
    check_refused(text.replace("\"version\":2", "\"version\":9").as_bytes(), "version 9");
    check_refused(text.replace("\"version\":2,", "").as_bytes(), "damaged");
    check_refused(b"{\"nodes\": []}", "something else");
    check_refused(b"[Desktop Entry]\nName=x\n", "something else");
    check_refused(&[0, 159, 146, 150, 255], "something else");
}

#[test]
fn a_file_cut_anywhere_is_refused_without_a_panic() {
    let text = form::print(&Saved { serial: 3, workspace: workspace() });
    for (length, _) in text.trim_end().char_indices() {
        assert!(form::parse(&text[..length]).is_err(), "cut at {length}");
    }
}

#[test]
fn a_file_that_is_gone_leaves_its_last_state_in_the_journal() {
    let place = Place::with(workspace());
    std::fs::remove_file(place.path()).unwrap();
    let refusal = Store::open(&place.path()).unwrap_err();
    assert!(refusal.to_string().contains("no such file") && refusal.last_good.is_some());
}

#[test]
fn a_file_edited_by_hand_counts_and_the_journal_is_set_aside() {
    let place = Place::with(workspace());
    let (mut store, _) = Store::open(&place.path()).unwrap();
    store.apply(&step(7)).unwrap();
    drop(store);
    let text = std::fs::read_to_string(place.path()).unwrap();
    std::fs::write(place.path(), text.replace("/articles", "/papers")).unwrap();
    let opened = open(&place.path());
    assert_eq!(opened, Workspace { paths: vec!["/papers/أخبار".into()], ..workspace() });
    let aside = journal_path(&place.path()).with_extension("marsad-journal.old");
    assert_eq!(journal::read(&aside).unwrap().changes, [step(7)]);
}

#[test]
fn a_write_protected_file_is_read_only() {
    let place = Place::with(workspace());
    let mut permissions = std::fs::metadata(place.path()).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(place.path(), permissions).unwrap();
    let (mut store, read_only) = Store::open(&place.path()).unwrap();
    assert!(read_only.unwrap().to_string().contains("write-protected"));
    store.apply(&step(7)).unwrap();
    store.save().unwrap();
    assert!(std::fs::read_to_string(place.path()).unwrap().contains("\"serial\":1,"));
}

#[test]
fn a_folder_that_vanishes_is_told_and_the_work_goes_on() {
    let place = Place::with(workspace());
    let (mut store, _) = Store::open(&place.path()).unwrap();
    std::fs::remove_dir_all(place.folder.path()).unwrap();
    let problem = store.save().unwrap_err();
    assert!(problem.contains("not saved") && problem.contains("عمل.marsad"), "{problem}");
    std::fs::create_dir(place.folder.path()).unwrap();
    store.save().unwrap();
    assert_eq!(open(&place.path()), *store.workspace());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_what_was_there_stays() {
    let place = Place::with(workspace());
    let journal = journal_path(&place.path());
    std::fs::remove_file(&journal).unwrap();
    // Writing there fails as on a full disk.
    std::os::unix::fs::symlink("/dev/full", &journal).unwrap();
    let (mut store, _) = Store::open(&place.path()).unwrap();
    // The journal is full, and the whole still finds room.
    store.apply(&step(7)).unwrap();
    let expected = store.workspace().clone();
    drop(store);
    std::fs::remove_file(&journal).unwrap();
    assert_eq!(open(&place.path()), expected);
}

#[test]
fn articles_that_moved_are_pointed_to() {
    let place = Place::with(workspace());
    let now = place.folder.path().join("هنا");
    assert!(Store::point_to(&place.path(), &now).unwrap_err().contains("no such folder"));
    std::fs::create_dir(&now).unwrap();
    Store::point_to(&place.path(), &now).unwrap();
    assert_eq!(open(&place.path()), Workspace { paths: vec![now.clone()], ..workspace() });
    let (_held, _) = Store::open(&place.path()).unwrap();
    assert!(Store::point_to(&place.path(), &now).unwrap_err().contains("another window"));
}

#[test]
fn what_a_kill_left_behind_is_cleaned_up() {
    let place = Place::with(workspace());
    let left = place.folder.path().join("عمل.marsad-new");
    std::fs::write(&left, "half of it").unwrap();
    assert_eq!(open(&place.path()), workspace());
    let names: Vec<_> = std::fs::read_dir(place.folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "the workspace and its journal: {names:?}");
}

/// Fills a disk of its own size limit: what is over it is refused by the system, as on a full disk.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "run under a limit by the test of the full disk"]
fn saving_under_a_limit() {
    let Some(path) = std::env::var_os("MARSAD_LIMIT_TEST_WORKSPACE") else { return };
    let (mut store, read_only) = Store::open(Path::new(&path)).unwrap();
    assert_eq!(read_only, None);
    let long = "ملاحظة ".repeat(6_000);
    let subject = Subject::Document(ContentHash::of("long"));
    let act = Act::Note { subject, text: long };
    let problem = store.apply(&Change::Step(Step { at: 1, act })).unwrap_err();
    assert!(problem.contains("not saved") && problem.contains("عمل.marsad"), "{problem}");
    // What fits is saved as before, once there is room.
    store.apply(&Change::Undo).unwrap_err();
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_without_room_for_more_leaves_the_last_state() {
    let place = Place::with(workspace());
    let program = std::env::current_exe().unwrap();
    // Files may grow to 64 kB; without its trap the shell's child would be ended instead of refused.
    let script =
        "trap '' XFSZ; ulimit -f 64; exec \"$0\" workspace::tests::saving_under_a_limit --exact --ignored --nocapture";
    // What the child prints goes through a pipe: a log of the tests that is itself a file has the same limit.
    let child = std::process::Command::new("bash")
        .args(["-c", script])
        .arg(program)
        .env("MARSAD_LIMIT_TEST_WORKSPACE", place.path())
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&child.stdout);
    assert!(child.status.success(), "{printed}{}", String::from_utf8_lossy(&child.stderr));
    assert!(printed.contains("1 passed"), "{printed}");
    assert_eq!(form::parse(&std::fs::read_to_string(place.path()).unwrap()).unwrap().workspace, workspace());
    assert_eq!(open(&place.path()), workspace(), "with room again it opens as it was saved last");
}

#[test]
fn version_1_is_read_for_ever() {
    let text = include_str!("../../tests/fixtures/workspaces/version-1.marsad");
    let Saved { serial, workspace } = form::parse(text).unwrap();
    assert_eq!((serial, workspace.log.all().len(), workspace.log.cursor()), (7, 10, 9));
    let marks = workspace.log.marks();
    assert_eq!((marks.stars.len(), marks.tags.len(), marks.notes.len(), marks.pins.len()), (1, 1, 1, 1));
    assert_eq!(marks.views["اجتماعات"].filter.only.len(), 6);
    assert_eq!(workspace.log.decisions().len(), 2, "one is taken back, and one undone");
    assert_eq!((workspace.session.top, workspace.session.search.as_str()), (420, "ميناء"));
    assert!(workspace.session.panels.is_some());
    // What this version writes is what it reads.
    assert_eq!(
        form::parse(&form::print(&Saved { serial, workspace: workspace.clone() })).unwrap().workspace,
        workspace
    );
}

#[test]
fn a_newer_version_is_refused_with_its_number() {
    assert_eq!(form::parse(r#"{"format":"marsad-workspace","version":3,"x":[]}"#), Err(FormError::Newer(3)));
}

#[test]
fn the_thread_saves_and_tells_of_problems() {
    let place = Place::with(Workspace::default());
    let (store, _) = Store::open(&place.path()).unwrap();
    let saver = Saver::start(store).unwrap();
    (0..20).for_each(|number| saver.send(step(number)));
    drop(saver);
    let entries = journal::read(&journal_path(&place.path())).unwrap();
    assert_eq!((entries.changes.len(), entries.base.workspace.log.cursor()), (0, 20), "the file has it all");
}

#[test]
fn version_2_is_read_for_ever() {
    let text = include_str!("../../tests/fixtures/workspaces/version-2.marsad");
    let Saved { serial, workspace } = form::parse(text).unwrap();
    assert_eq!((serial, workspace.log.all().len(), workspace.log.cursor()), (12, 3, 3));
    let marks = workspace.log.marks();
    assert_eq!((marks.tags.len(), marks.pins.len()), (1, 2), "done in one go");
    let view = &marks.views["شباط"];
    let look = view.look.as_ref().unwrap();
    assert_eq!((look.lanes.as_str(), look.hijri, look.camera.unwrap().zoom), ("source", true, 1.5));
    assert!(view.panels.is_some() && look.days.is_some());
    let again = form::parse(&form::print(&Saved { serial, workspace: workspace.clone() })).unwrap();
    assert_eq!(again.workspace, workspace);
}
