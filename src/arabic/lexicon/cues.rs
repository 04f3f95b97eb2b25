//! `cues.tsv`: function words and the words around events, by what they tell of their clause.

use rustc_hash::FxHashMap;

use super::Table;
use crate::arabic::fold;

/// What a cue word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cue {
    Clause,
    Complement,
    Relative,
    Auxiliary,
    Negation,
    Privative,
    Unreal,
    Scheduled,
    Past,
    With,
    Between,
    By,
    To,
    From,
    In,
    Presence,
    Each,
    Presided,
    Behalf,
    OtherPreposition,
    Office,
    Honorific,
    Group,
    VagueSpeaker,
    Officials,
    Relay,
    Back,
    Bodies,
    Follow,
    Classifier,
    Then,
    Begin,
    Repeated,
    Countries,
    PairOfBodies,
    EitherGender,
    Outlet,
    Outcome,
    OwnCountry,
    Shortly,
    Upon,
    Eve,
    Morrow,
    WithPronoun,
    Now,
    Course,
    Matter,
    Topic,
    Agent,
    Direction,
    Several,
    Earlier,
    Later,
    CarriedOut,
    Ahead,
}

const NAMES: [(&str, Cue); 55] = [
    ("ahead", Cue::Ahead),
    ("carried-out", Cue::CarriedOut),
    ("earlier", Cue::Earlier),
    ("later", Cue::Later),
    ("several", Cue::Several),
    ("direction", Cue::Direction),
    ("now", Cue::Now),
    ("course", Cue::Course),
    ("matter", Cue::Matter),
    ("topic", Cue::Topic),
    ("agent", Cue::Agent),
    ("with-pronoun", Cue::WithPronoun),
    ("shortly", Cue::Shortly),
    ("upon", Cue::Upon),
    ("eve", Cue::Eve),
    ("morrow", Cue::Morrow),
    ("outcome", Cue::Outcome),
    ("own-country", Cue::OwnCountry),
    ("countries", Cue::Countries),
    ("pair-of-bodies", Cue::PairOfBodies),
    ("either-gender", Cue::EitherGender),
    ("outlet", Cue::Outlet),
    ("repeated", Cue::Repeated),
    ("then", Cue::Then),
    ("begin", Cue::Begin),
    ("clause", Cue::Clause),
    ("complement", Cue::Complement),
    ("relative", Cue::Relative),
    ("auxiliary", Cue::Auxiliary),
    ("negation", Cue::Negation),
    ("privative", Cue::Privative),
    ("unreal", Cue::Unreal),
    ("scheduled", Cue::Scheduled),
    ("past", Cue::Past),
    ("with", Cue::With),
    ("between", Cue::Between),
    ("by", Cue::By),
    ("to", Cue::To),
    ("from", Cue::From),
    ("in", Cue::In),
    ("presence", Cue::Presence),
    ("each", Cue::Each),
    ("presided", Cue::Presided),
    ("behalf", Cue::Behalf),
    ("other", Cue::OtherPreposition),
    ("office", Cue::Office),
    ("honorific", Cue::Honorific),
    ("group", Cue::Group),
    ("vague-speaker", Cue::VagueSpeaker),
    ("officials", Cue::Officials),
    ("relay", Cue::Relay),
    ("back", Cue::Back),
    ("bodies", Cue::Bodies),
    ("follow", Cue::Follow),
    ("classifier", Cue::Classifier),
];

/// All cue words by their first word.
#[derive(Debug, Default)]
pub struct Cues {
    by_first: FxHashMap<String, Vec<(Vec<String>, Cue)>>,
}

impl Cues {
    pub fn parse(text: &str) -> Self {
        let mut cues = Self::default();
        for record in Table::new(text).records() {
            let Some(&(_, cue)) = NAMES.iter().find(|(name, _)| *name == record.column(0)) else { continue };
            for form in record.values(1) {
                let mut words = form.split(' ').map(fold);
                if let Some(first) = words.next() {
                    cues.by_first.entry(first).or_default().push((words.collect(), cue));
                }
            }
        }
        cues
    }

    /// The cues that begin at `words[0]` (normal forms), each with the number of words it covers.
    pub fn at<'a>(&'a self, words: &'a [&str]) -> impl Iterator<Item = (Cue, usize)> + 'a {
        let first = words.first().copied().unwrap_or("");
        self.by_first.get(first).into_iter().flatten().filter_map(move |(rest, cue)| {
            let fits = rest.iter().enumerate().all(|(n, word)| words.get(n + 1) == Some(&word.as_str()));
            fits.then_some((*cue, rest.len() + 1))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_of_one_and_of_several_words() {
        let cues = Cues::parse("presence\tبحضور|في حضور\nin\tفي\n");
        assert_eq!(cues.at(&["بحضور"]).collect::<Vec<_>>(), [(Cue::Presence, 1)]);
        let mut found: Vec<_> = cues.at(&["في", "حضور"]).collect();
        found.sort_unstable();
        assert_eq!(found, [(Cue::In, 1), (Cue::Presence, 2)]);
        assert_eq!(cues.at(&[]).count(), 0);
    }
}
