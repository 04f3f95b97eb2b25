//! A name that one document makes sure is found in the others.

use super::draft::Draft;
use crate::base::{EntityKind, TextRange};
use crate::extract::{Mention, Witness};
use crate::resolve::{Analysis, StoredReading, resolve};

/// A document that names somebody in full.
fn full() -> StoredReading {
    Draft::new("a.txt", "قال الوزير ⟦P|هنريك فانغروم⟧ إن الاجتماع تأجل").stored()
}

/// A document with a word that it cannot tell for a name by itself.
fn alone(path: &str, word: &str) -> StoredReading {
    let mut draft = Draft::new(path, &format!("أضاف موقف {word} سبباً"));
    let start = draft.text.find(word).expect("the word stands in the text");
    draft.reading.unsure.push(Mention {
        range: TextRange::from_usize(start..start + word.len()),
        kind: EntityKind::Person,
        name: word.to_owned(),
        country: None,
        sentence: 0,
        score: 0.3,
        witnesses: vec![Witness::new("unknown-word", -0.8)],
    });
    draft.stored()
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
    let alone = alone("b.txt", "فانغروم");
    assert_eq!(people(&resolve(std::slice::from_ref(&alone)), "b.txt"), []);
    let analysis = resolve(&[full(), alone]);
    let found = people(&analysis, "b.txt");
    let [(name, because)] = &found[..] else { panic!("one name, but found {found:?}") };
    assert_eq!(name, "هنريك فانغروم");
    assert!(because.contains("a.txt names «هنريك فانغروم»"), "{because}");
}

#[test]
fn a_copy_of_the_text_makes_nothing_sure() {
    let both = [alone("b.txt", "فانغروم"), alone("c.txt", "فانغروم")];
    assert_eq!(people(&resolve(&both), "b.txt"), []);
}

#[test]
fn an_article_tells_a_word_from_a_name() {
    let both = [full(), alone("b.txt", "الفانغروم")];
    assert_eq!(people(&resolve(&both), "b.txt"), []);
}
