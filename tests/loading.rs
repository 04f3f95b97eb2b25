//! Folders as analysts have them: several encodings, bad files among good ones, hidden folders, links.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that panics has failed, which is what it is for

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use marsad::base::CancelToken;
use marsad::corpus::{self, Corpus, LoadError, load};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/loading")
}

fn load_all(roots: &[PathBuf]) -> Corpus {
    load(roots, &CancelToken::new(), &|_| {}).unwrap()
}

fn paths(corpus: &Corpus) -> Vec<&str> {
    corpus.documents.iter().map(|document| document.path.as_str()).collect()
}

#[test]
fn every_encoding_gives_the_same_text() {
    let corpus = load_all(&[fixtures()]);
    assert_eq!(
        paths(&corpus),
        ["inner/windows-1256.TXT", "utf16-be.md", "utf16-le.txt", "utf8-mark.txt", "utf8.txt"],
        "sorted by path, hidden folders and other endings left out"
    );
    let text = &corpus.documents[4].text;
    assert!(text.starts_with("وصل الوفد"));
    for document in &corpus.documents {
        assert_eq!(document.text, *text, "{}", document.path);
        assert_eq!(document.hash, corpus.documents[4].hash, "{}", document.path);
    }
}

#[test]
fn bad_files_are_listed_with_their_reason() {
    let corpus = load_all(&[fixtures()]);
    let lines: Vec<String> = corpus.diagnostics.iter().map(ToString::to_string).collect();
    let reason =
        |name: &str| lines.iter().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name}: {lines:?}"));
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert!(reason("empty.txt").ends_with("the file is empty"));
    assert!(reason("blank.txt").ends_with("the file is empty"));
    assert!(reason("binary.txt").contains("binary"));
    assert!(reason("broken.txt").contains("not valid"));
}

#[test]
fn files_read_one_by_one_are_those_of_a_whole_load() {
    let listing = corpus::list(&[fixtures()], &CancelToken::new()).unwrap();
    let (mut documents, mut diagnostics) = (Vec::new(), listing.diagnostics);
    for (name, path) in &listing.files {
        match corpus::read_file(name, path) {
            Ok(document) => documents.push(document),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    diagnostics.sort();
    let corpus = load_all(&[fixtures()]);
    assert!(corpus.documents.iter().map(AsRef::as_ref).eq(&documents));
    assert_eq!(diagnostics, corpus.diagnostics);
}

#[test]
fn a_file_named_by_itself_is_read_whatever_its_ending() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("article.news");
    std::fs::write(&file, "زار الوزير المدينة أمس.").unwrap();
    assert_eq!(paths(&load_all(&[file])), ["article.news"]);
    assert_eq!(paths(&load_all(&[folder.path().to_owned()])), [""; 0], "but a folder is searched for known endings");
}

#[test]
fn two_roots_keep_files_of_one_name_apart() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a", "b"] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
        std::fs::write(folder.path().join(name).join("one.txt"), format!("نص من المجلد {name}")).unwrap();
    }
    let corpus = load_all(&[folder.path().join("a"), folder.path().join("b")]);
    assert_eq!(paths(&corpus), ["a/one.txt", "b/one.txt"]);
    let files = load_all(&[folder.path().join("a/one.txt"), folder.path().join("b/one.txt")]);
    assert_eq!(paths(&files), ["one.txt", "one.txt (2)"]);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.txt"), "نص خارج المجلد").unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("folder")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.txt"), folder.path().join("file.txt")).unwrap();
    let corpus = load_all(&[folder.path().to_owned()]);
    assert_eq!(paths(&corpus), [""; 0]);
    assert_eq!(corpus.diagnostics.len(), 2, "{:?}", corpus.diagnostics);
}

#[test]
fn a_missing_folder_is_an_error_that_names_it() {
    let error = load(&[PathBuf::from("no/such/folder")], &CancelToken::new(), &|_| {}).unwrap_err();
    assert!(error.to_string().contains("no/such/folder"), "{error}");
}

#[test]
fn loading_reports_progress_and_can_be_cancelled() {
    let seen = Mutex::new(Vec::new());
    load(&[fixtures()], &CancelToken::new(), &|progress| seen.lock().unwrap().push(progress)).unwrap();
    let mut seen = seen.into_inner().unwrap();
    seen.sort_by_key(|progress| progress.done);
    assert_eq!(seen.iter().map(|p| (p.done, p.total)).collect::<Vec<_>>(), (1..=9).map(|n| (n, 9)).collect::<Vec<_>>());

    let cancel = CancelToken::new();
    cancel.cancel();
    assert!(matches!(load(&[fixtures()], &cancel, &|_| {}), Err(LoadError::Cancelled(_))));
}

#[test]
fn the_sample_is_there_without_any_file() {
    let sample = corpus::sample();
    assert_eq!(sample.documents.len(), 12);
    assert!(sample.documents.is_sorted_by(|a, b| a.path < b.path));
    assert!(sample.diagnostics.is_empty());
}
