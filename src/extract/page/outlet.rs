//! The outlet, where the page names it.

use std::collections::BTreeMap;

use super::lines;
use crate::arabic::lexicon::Furniture;
use crate::arabic::{Token, TokenKind, without_marks};
use crate::base::TextRange;
use crate::extract::reading::{Section, Sentence};

/// A name with less evidence is not the outlet's.
const THRESHOLD: f32 = 1.0;

/// The outlet's name as the page writes it: behind words such as `المصدر:`, in a byline, or in a closing credit. What names no one
/// (`وكالات`, `خاص`) is none. Of several the one with most evidence, then the first, wins.
pub fn outlet(text: &str, tokens: &[Token], sentences: &[Sentence], furniture: &Furniture) -> Option<String> {
    let mut found: BTreeMap<String, (f32, u32)> = BTreeMap::new();
    for line in lines(tokens) {
        let section = section_at(sentences, line[0].range.start);
        for (name, weight) in candidates(line, section, furniture) {
            let name = without_marks(name.of(text)).trim().to_owned();
            let entry = found.entry(name).or_insert((0.0, line[0].range.start));
            entry.0 += weight;
        }
    }
    let best = found.into_iter().filter(|(_, (weight, _))| *weight >= THRESHOLD);
    best.max_by(|(_, (a, first_a)), (_, (b, first_b))| a.total_cmp(b).then(first_b.cmp(first_a))).map(|(name, _)| name)
}

fn section_at(sentences: &[Sentence], offset: u32) -> Section {
    let after = sentences.partition_point(|sentence| sentence.range.start <= offset);
    after.checked_sub(1).and_then(|at| sentences.get(at)).map_or(Section::Body, |sentence| sentence.section)
}

/// Names on a line outside of the article, with what speaks for them.
fn candidates(line: &[Token], section: Section, furniture: &Furniture) -> Vec<(TextRange, f32)> {
    let mut found = Vec::new();
    if section == Section::Meta {
        // A byline's parts, the name in quotes or alone in its part: `العقبة - «الأفق» - …`, `(الأفق، وكالات)`.
        for (index, part) in parts(line).enumerate() {
            if let Some(name) = quoted(part) {
                found.push((name, 1.5));
            } else if let Some(name) = plain_name(part, furniture) {
                let enclosed = matches!(line[0].normal.as_str(), "(" | "/");
                found.push((
                    name,
                    if enclosed {
                        1.0
                    } else if index > 0 {
                        0.6
                    } else {
                        0.0
                    },
                ));
            }
        }
    }
    if section == Section::Meta || section == Section::Furniture {
        for at in 0..line.len() {
            let Some(tokens) = furniture.owner(&line[at..]) else { continue };
            let rest = &line[at + tokens..];
            let rest = if rest.first().is_some_and(|token| token.is(":")) { &rest[1..] } else { rest };
            let name = parts(rest).next().and_then(|part| quoted(part).or_else(|| plain_name(part, furniture)));
            found.extend(name.map(|name| (name, 1.2)));
        }
    }
    found
}

/// The parts of a byline.
fn parts(line: &[Token]) -> impl Iterator<Item = &[Token]> {
    const SEPARATORS: [&str; 12] = ["-", "–", "—", "|", "/", ":", "،", ",", "(", ")", "+", "."];
    line.split(|token| token.kind == TokenKind::Mark && SEPARATORS.contains(&token.normal.as_str()))
        .filter(|part| !part.is_empty())
}

/// The words between quotation marks.
fn quoted(part: &[Token]) -> Option<TextRange> {
    let open = part.iter().position(|token| matches!(token.normal.as_str(), "«" | "“"))?;
    let close = part.iter().skip(open).position(|token| matches!(token.normal.as_str(), "»" | "”"))? + open;
    let inside = part.get(open + 1..close)?;
    Some(inside.first()?.range.cover(inside.last()?.range))
}

/// A part of one to four words without a number, not all of them such as name no outlet.
fn plain_name(part: &[Token], furniture: &Furniture) -> Option<TextRange> {
    const MOST_WORDS: usize = 4;
    let words = part.iter().all(|token| token.kind == TokenKind::Word || token.kind == TokenKind::Foreign);
    let named = part.iter().filter(|token| !furniture.is_generic(token)).count();
    if !words || part.len() > MOST_WORDS || furniture.is_generic(part.first()?) || named == 0 {
        return None;
    }
    Some(part.first()?.range.cover(part.last()?.range))
}
