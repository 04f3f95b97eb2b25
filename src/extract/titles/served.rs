//! Offices beside an office: what one serves, and what the same person holds as well.

use std::sync::OnceLock;

use super::{Landmark, Part, Scan, Title, head, inner, name_surely_opens};
use crate::arabic::fold;
use crate::arabic::lexicon::{Table, TitleClass, WordClass};
use crate::base::{EntityKind, TextRange};
use crate::extract::words::Words;

/// A chairman of a body that is no state's own: one may lead two, and the two offices are told with one name behind them.
fn leads_a_body(words: &Words<'_>, title: &Title) -> bool {
    let chairman = title.entry.masculine == "رئيس";
    let of_state = |landmark: &Landmark| {
        (landmark.first as usize..landmark.end as usize).any(|token| {
            let normal = &words.token(token).normal;
            let noun = words.lexicon.words.get(normal.strip_prefix("ال").unwrap_or(normal));
            noun.is_some_and(|id| words.lexicon.class(id).has(WordClass::OF_STATE))
        })
    };
    let of_body = |part: &Part| match part {
        Part::Landmark(landmark) => landmark.kind == EntityKind::Organization && !of_state(landmark),
        _ => false,
    };
    chairman && title.parts.iter().any(of_body)
}

/// What wordings of offices begin with that one person holds together, in normal form.
fn offices_together() -> &'static [(String, Vec<String>)] {
    static OFFICES: OnceLock<Vec<(String, Vec<String>)>> = OnceLock::new();
    OFFICES.get_or_init(|| {
        let table = Table::new(include_str!("../../../assets/lexicon/offices-together.tsv"));
        table.records().map(|record| (fold(record.column(0)), record.values(1).map(fold).collect())).collect()
    })
}

impl Scan<'_, '_> {
    /// The office that this one serves, behind ل: النائب الأول لرئيس المجلس, نائباً لرئيس الوزراء.
    pub(super) fn served_office(&self) -> Option<Title> {
        let (_, cut, _) = head(self.words, self.at)?;
        let may_follow = self.is_accusative()
            || self.title.is_definite
            || self.seen_complement
            || self.title.entry.takes_preposition;
        let behind_l = cut.preposition == Some('ل') && !cut.conjunction && may_follow;
        let office = |title: &Title| matches!(title.class, TitleClass::Office | TitleClass::Monarch);
        inner(self.words, self.landmarks, self.at, self.depth)
            .filter(|_| behind_l && office(&self.title))
            .filter(office)
    }

    pub(super) fn serves(&mut self, served: Title) -> bool {
        let start = self.words.token(self.at).range.start;
        self.title.parts.push(Part::Words(TextRange::new(start, served.head.end)));
        self.title.parts.extend(served.parts);
        self.title.tokens.1 = served.tokens.1;
        self.title.name_at = served.name_at.filter(|&at| !self.is_joined_to_accusative(at));
        true
    }

    /// A title behind the title: a rank or honorific is passed over, an office is the genitive of a construct (`مساعد وزير الدفاع`),
    /// any other office ends this one and shares its name.
    pub(super) fn inner_title(&mut self, next: Title) -> bool {
        let office = |class| matches!(class, TitleClass::Office | TitleClass::Monarch);
        let governs = !self.title.is_definite && !self.seen_complement && !self.title.form.is_plural;
        if governs && office(self.title.class) && office(next.class) && !next.entry.has_pronoun {
            if let Some(name_at) = next.name_at.and_then(|served| self.name_behind(served)) {
                // The one who is served has his office by himself, so this title ends before his.
                self.title.parts.push(Part::Words(next.head));
                self.title.parts.extend(next.parts);
                self.title.tokens.1 = next.tokens.0;
                self.title.name_at = Some(name_at);
                return true;
            }
            self.title.parts.push(Part::Words(next.head));
            self.title.parts.extend(next.parts);
            self.title.tokens.1 = next.tokens.1;
        }
        self.title.name_at = next.name_at;
        true
    }

    /// The name behind و and a second office that goes with this one: `نائب رئيس الوزراء ووزير الخارجية فلان`. Other offices so joined
    /// are those of two people, the first of whom is not named.
    pub(super) fn joined_office(&self, at: usize) -> Option<usize> {
        let words = self.words;
        let office = |title: &Title| title.class == TitleClass::Office && !title.form.is_plural;
        let (_, cut, _) = head(words, at).filter(|(_, cut, _)| cut.conjunction && cut.preposition.is_none())?;
        if !office(&self.title) && self.title.class != TitleClass::Monarch
            || !self.seen_complement && !self.title.is_definite
        {
            return None;
        }
        let next = inner(words, self.landmarks, at, self.depth).filter(office)?;
        let said = |token: usize, start: u32| {
            let end = words.token((token + 1).min(words.len() - 1)).range.end;
            let said = fold(TextRange::new(start, end.max(start)).of(words.source.text));
            said.strip_prefix("لل").map_or_else(|| said.clone(), |rest| format!("ال{rest}"))
        };
        let first = said(self.title.tokens.0, self.title.head.start);
        let first = first.strip_prefix("ال").filter(|_| self.title.class == TitleClass::Office).unwrap_or(&first);
        let second = said(at, words.name_start(at, &cut));
        let together = offices_together()
            .iter()
            .any(|(one, others)| first.starts_with(one) && others.iter().any(|other| second.starts_with(other)));
        let bodies = leads_a_body(words, &self.title) && leads_a_body(words, &next);
        next.name_at.filter(|_| together || bodies)
    }

    /// The name of whoever serves the one whose name begins at `served`, between commas behind what he serves in:
    /// `مستشار الرئيس فلان للشؤون الأفريقية، فلان الفلاني،`.
    fn name_behind(&self, served: usize) -> Option<usize> {
        const LONGEST_BETWEEN: usize = 10;
        let words = self.words;
        let line = words.token(served).line;
        let near = served + 1..(served + LONGEST_BETWEEN).min(words.len());
        let comma = near.take_while(|&t| words.token(t).line == line).find(|&t| !words.token(t).is_word())?;
        let purpose = (served + 1..comma).any(|t| {
            let to = words.cuts(t).iter().any(|cut| cut.preposition == Some('ل') && !cut.class.has(WordClass::NAME));
            words.token(t).is("الي") || words.token(t).is("في") || to
        });
        let name = words.after(comma).filter(|_| purpose && matches!(words.surface(comma), "،" | ","))?;
        let title = head(words, name).is_some_and(|(form, cut, _)| {
            let class = words.lexicon.titles[usize::from(form.title)].class;
            cut.is_bare() && matches!(class, TitleClass::Rank | TitleClass::Honorific)
        });
        (title || name_surely_opens(words, name)).then_some(name)
    }
}
