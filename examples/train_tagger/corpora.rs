//! Files of annotated text → sentences to learn from.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use marsad::arabic::{Token, tokenize};
use marsad::base::EntityKind;
use marsad::extract::tagger::{Example, Label, Scheme, sentence_ranges};
use serde_json::Value;

/// Whether the file holds the marks of a document, sooner than tagged tokens.
pub fn is_marked(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending == "json")
}

/// The sentences of a file.
pub fn read(file: &Path, scheme: Scheme, marked_weight: f64) -> Result<Vec<Example>> {
    let text = |path: &Path| fs::read_to_string(path).with_context(|| path.display().to_string());
    if is_marked(file) {
        marked(&text(&file.with_extension("txt"))?, &text(file)?, marked_weight)
            .with_context(|| file.display().to_string())
    } else {
        Ok(tagged(&text(file)?, scheme))
    }
}

/// A stretch of a text (bytes) that is a name.
struct Name {
    start: usize,
    end: usize,
    kind: EntityKind,
}

/// The labels of `tokens` under `names`. A token belongs to a name that it overlaps: proclitics stand in the token, outside of the name.
fn labels(tokens: &[Token], names: &[Name]) -> Vec<Label> {
    let mut labels = vec![Label::Outside; tokens.len()];
    for name in names {
        let mut label = Label::begin(name.kind);
        for (token, place) in tokens.iter().zip(&mut labels) {
            let range = token.range.to_usize();
            if range.start < name.end && name.start < range.end {
                *place = label;
                label = Label::inside(name.kind);
            }
        }
    }
    labels
}

/// A document with its marks (offsets in characters).
fn marked(text: &str, json: &str, weight: f64) -> Result<Vec<Example>> {
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let value: Value = serde_json::from_str(json)?;
    let mut names = Vec::new();
    for mark in value["mentions"].as_array().context("expected a list of mentions")? {
        let kind = match mark["kind"].as_str() {
            Some("person") => EntityKind::Person,
            Some("organization") => EntityKind::Organization,
            Some("place") => EntityKind::Place,
            _ => continue,
        };
        let offset = |end: &str| -> Option<usize> { offsets.get(usize::try_from(mark[end].as_u64()?).ok()?).copied() };
        let (start, end) = (offset("start"), offset("end"));
        names.push(Name { start: start.context("start of a mark")?, end: end.context("end of a mark")?, kind });
    }
    let tokens = tokenize(text);
    let labels = labels(&tokens, &names);
    let example = |range: std::ops::Range<usize>| Example {
        tokens: tokens[range.clone()].to_vec(),
        labels: labels[range].to_vec(),
        weight,
        scheme: Scheme::Own,
    };
    Ok(sentence_ranges(&tokens).into_iter().map(example).collect())
}

/// Lines of a token and its tags.
fn tagged(file: &str, scheme: Scheme) -> Vec<Example> {
    let mut examples = Vec::new();
    for sentence in file.split("\n\n") {
        let (mut text, mut names) = (String::new(), Vec::<Name>::new());
        let mut open: Option<EntityKind> = None;
        for line in sentence.lines() {
            let mut columns = line.split_whitespace();
            let Some(word) = columns.next().filter(|word| *word != "$#$") else { continue };
            let start = text.len();
            text.push_str(word);
            let end = text.len();
            text.push(' ');
            let tag = outermost(columns);
            match (tag, names.last_mut()) {
                (Some((kind, false)), Some(name)) if open == Some(kind) => name.end = end,
                (Some((kind, _)), _) => names.push(Name { start, end, kind }),
                (None, _) => {}
            }
            open = tag.map(|(kind, _)| kind);
        }
        let tokens = tokenize(&text);
        let labels = labels(&tokens, &names);
        if !tokens.is_empty() {
            examples.push(Example { tokens, labels, weight: 1.0, scheme });
        }
    }
    examples
}

/// Of nested names the one that holds the others, and whether it begins here. Classes that the tagger does not know count as none.
fn outermost<'a>(tags: impl Iterator<Item = &'a str>) -> Option<(EntityKind, bool)> {
    let rank = |tag: &'a str| {
        let (place, class) = tag.split_once('-')?;
        let (rank, kind) = match class {
            "FAC" => (0, EntityKind::Place),
            "ORG" => (1, EntityKind::Organization),
            "LOC" => (2, EntityKind::Place),
            "PERS" => (3, EntityKind::Person),
            "GPE" => (4, EntityKind::Place),
            _ => return None,
        };
        Some((rank, kind, place == "B"))
    };
    tags.filter_map(rank).min_by_key(|(rank, _, _)| *rank).map(|(_, kind, begins)| (kind, begins))
}
