//! The cues of `furniture.tsv`: what tells the parts of a page.

use super::{PhraseTable, Table};
use crate::arabic::Token;

/// Which part of a page a cue speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageCue {
    /// Site furniture, where the line begins with it.
    FurnitureStart,
    Furniture,
    /// Data about the article, where the line begins with it.
    MetaStart,
    Meta,
}

/// Cues with their weights, and the words around an outlet's name.
#[derive(Debug, Default)]
pub struct Furniture {
    starts: PhraseTable<(PageCue, f32)>,
    inside: Vec<(PageCue, PhraseTable<f32>)>,
    owners: PhraseTable<()>,
    generic: PhraseTable<()>,
}

impl Furniture {
    pub fn parse(file: &str) -> Self {
        let mut furniture = Self {
            inside: vec![(PageCue::Furniture, PhraseTable::default()), (PageCue::Meta, PhraseTable::default())],
            ..Self::default()
        };
        for record in Table::new(file).records() {
            let weight = record.column(1).parse().unwrap_or(0.0);
            for form in record.values(2) {
                match record.column(0) {
                    "furniture-start" => furniture.starts.insert(form, (PageCue::FurnitureStart, weight)),
                    "meta-start" => furniture.starts.insert(form, (PageCue::MetaStart, weight)),
                    "furniture" => furniture.inside[0].1.insert(form, weight),
                    "meta" => furniture.inside[1].1.insert(form, weight),
                    "owner" => furniture.owners.insert(form, ()),
                    "generic" => furniture.generic.insert(form, ()),
                    _ => {}
                }
            }
        }
        furniture
    }

    /// The cue a line of these tokens begins with, its weight and its length in tokens.
    pub fn start(&self, line: &[Token]) -> Option<(PageCue, f32, usize)> {
        let (first, rest) = line.split_first()?;
        self.starts.longest(&first.normal, rest).map(|(&(cue, weight), tokens)| (cue, weight, tokens))
    }

    /// The cues at one token of a line.
    pub fn inside<'a>(&'a self, line: &'a [Token]) -> impl Iterator<Item = (PageCue, f32)> + 'a {
        self.inside.iter().filter_map(move |(cue, table)| {
            let (first, rest) = line.split_first()?;
            table.longest(&first.normal, rest).map(|(weight, _)| (*cue, *weight))
        })
    }

    /// How many tokens in front of an outlet's name these are: `المصدر`.
    pub fn owner(&self, line: &[Token]) -> Option<usize> {
        let (first, rest) = line.split_first()?;
        self.owners.longest(&first.normal, rest).map(|(_, tokens)| tokens)
    }

    /// A word of a byline that names no outlet.
    pub fn is_generic(&self, token: &Token) -> bool {
        let bare = token.normal.strip_prefix('و').unwrap_or(&token.normal);
        [token.normal.as_str(), bare].iter().any(|form| self.generic.longest(form, &[]).is_some())
    }
}
