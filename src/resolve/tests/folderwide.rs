//! A name that one document makes sure is found in the others.

use crate::base::EntityKind;
use crate::corpus::Document;
use crate::resolve::{Analysis, StoredReading, read, resolve};

const FULL: &str = "قال وزير الخارجية هنريك فانغروم إن الاجتماع تأجل. وأوضح فانغروم أن الموعد الجديد في الشتاء.";
const ALONE: &str = "ويرى مراقبون أن صفقة فانغروم عززت موقع الحزب في المدينة.";

fn stored(path: &str, text: &str) -> StoredReading {
    read(&Document::new(path, text))
}

/// The names of people in a document, with why each mention is one of its entity.
fn people(analysis: &Analysis, path: &str) -> Vec<(String, String)> {
    let people = analysis.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    let mentions = people.flat_map(|entity| entity.mentions.iter().map(move |mention| (&entity.name, mention)));
    let here = mentions.filter(|(_, mention)| analysis.documents[mention.document.index()].path == path);
    here.map(|(name, mention)| (name.clone(), mention.because.text.clone())).collect()
}

#[test]
fn a_name_held_back_is_found_where_another_document_makes_it_sure() {
    let [full, alone] = [stored("a.txt", FULL), stored("b.txt", ALONE)];
    assert!(alone.reading.mentions.iter().all(|mention| mention.kind != EntityKind::Person));
    assert_eq!(people(&resolve(std::slice::from_ref(&alone)), "b.txt"), []);
    let analysis = resolve(&[full, alone]);
    let found = people(&analysis, "b.txt");
    let [(name, because)] = &found[..] else { panic!("one name, but found {found:?}") };
    assert_eq!(name, "هنريك فانغروم");
    assert!(because.contains("a.txt names «هنريك فانغروم»"), "{because}");
}

#[test]
fn a_copy_of_the_text_makes_nothing_sure() {
    let both = [stored("b.txt", ALONE), stored("c.txt", ALONE)];
    assert_eq!(people(&resolve(&both), "b.txt"), []);
}

#[test]
fn an_article_tells_a_word_from_a_name() {
    let both = [stored("a.txt", FULL), stored("b.txt", &ALONE.replace("فانغروم", "الفانغروم"))];
    assert_eq!(people(&resolve(&both), "b.txt"), []);
}
