//! `cues.tsv`: function words and the words around names and events, by what they tell.

use std::ops::BitOrAssign;

use rustc_hash::FxHashMap;

use super::Table;
use crate::arabic::fold;

macro_rules! cues {
    (clause: [$($cue:ident = $name:literal,)+] word: [$($word:ident = $word_name:literal,)*]) => {
        /// What a cue word tells, as the header of the file says it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Cue {
            $($cue,)+
            $($word,)*
        }

        /// The classes of the file; those of a clause may have forms of several words.
        const CLAUSE: &[(&str, Cue)] = &[$(($name, Cue::$cue)),+];
        const WORD: &[(&str, Cue)] = &[$(($word_name, Cue::$word)),*];
    };
}

cues! {
    clause: [
        Clause = "clause",
        Complement = "complement",
        Relative = "relative",
        Auxiliary = "auxiliary",
        Negation = "negation",
        Privative = "privative",
        Unreal = "unreal",
        Scheduled = "scheduled",
        Past = "past",
        With = "with",
        Between = "between",
        By = "by",
        To = "to",
        From = "from",
        In = "in",
        Presence = "presence",
        Each = "each",
        Presided = "presided",
        Behalf = "behalf",
        OtherPreposition = "other",
        Office = "office",
        Honorific = "honorific",
        Group = "group",
        VagueSpeaker = "vague-speaker",
        Officials = "officials",
        Relay = "relay",
        Back = "back",
        Bodies = "bodies",
        Follow = "follow",
        Classifier = "classifier",
        Then = "then",
        Begin = "begin",
        Repeated = "repeated",
        Countries = "countries",
        PairOfBodies = "pair-of-bodies",
        EitherGender = "either-gender",
        Outlet = "outlet",
        Outcome = "outcome",
        OwnCountry = "own-country",
        Shortly = "shortly",
        Upon = "upon",
        Eve = "eve",
        Morrow = "morrow",
        WithPronoun = "with-pronoun",
        Now = "now",
        Course = "course",
        Matter = "matter",
        Topic = "topic",
        Agent = "agent",
        Direction = "direction",
        Several = "several",
        Earlier = "earlier",
        Later = "later",
        CarriedOut = "carried-out",
        Ahead = "ahead",
    ]
    word: [
        Apart = "apart",
        AdjectiveToo = "adjective-too",
        NounToo = "noun-too",
        OfContact = "of-contact",
        Reporters = "reporters",
        OwnerBehind = "owner-behind",
        Feminine = "feminine",
        MasculinePlace = "masculine-place",
        Invitation = "invitation",
        TookPlace = "took-place",
        Issued = "issued",
        Announces = "announces",
        Acting = "acting",
        Described = "described",
        Holding = "holding",
        Purpose = "purpose",
        Beginning = "beginning",
        End = "end",
        Hours = "hours",
        Uncounted = "uncounted",
        Few = "few",
        DistanceFrom = "distance-from",
        Returns = "returns",
        TimeOfDay = "time-of-day",
        SomeTime = "some-time",
        Afterwards = "afterwards",
        PastAuxiliary = "past-auxiliary",
        Resumed = "resumed",
        CameOut = "came-out",
        Came = "came",
        Said = "said",
        InTurn = "in-turn",
        OtherSide = "other-side",
        Officeholders = "officeholders",
        Post = "post",
        Written = "written",
        Press = "press",
        AnyContract = "any-contract",
        Declaration = "declaration",
        Approves = "approves",
        GreatNumber = "great-number",
        Demonstrative = "demonstrative",
        Kinship = "kinship",
        Patronymic = "patronymic",
        NameEnd = "name-end",
        Byline = "byline",
        ToldTo = "told-to",
        OfCompanies = "of-companies",
        BeforePlace = "before-place",
        IntoPlace = "into-place",
        Landmark = "landmark",
        OfLandmarks = "of-landmarks",
        OfOffice = "of-office",
        PostedTo = "posted-to",
        SortOfState = "sort-of-state",
        OwnState = "own-state",
        OfficeAdjective = "office-adjective",
        OfAnyBody = "of-any-body",
        Side = "side",
        Company = "company",
        Conference = "conference",
        RareContract = "rare-contract",
        Arabic = "arabic",
        Persian = "persian",
        Urdu = "urdu",
        Kurdish = "kurdish",
        Also = "also",
        Premises = "premises",
        Doing = "doing",
        Concluded = "concluded",
        Meets = "meets",
        OfList = "of-list",
    ]
}

const PIECES: usize = (CLAUSE.len() + WORD.len()).div_ceil(u64::BITS as usize);

/// All that one word tells by itself: a bit a class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CueSet([u64; PIECES]);

impl CueSet {
    pub fn has(self, cue: Cue) -> bool {
        let (piece, bit) = Self::place(cue);
        self.0[piece] & bit != 0
    }

    fn add(&mut self, cue: Cue) {
        let (piece, bit) = Self::place(cue);
        self.0[piece] |= bit;
    }

    fn place(cue: Cue) -> (usize, u64) {
        (cue as usize / u64::BITS as usize, 1 << (cue as u32 % u64::BITS))
    }
}

impl BitOrAssign for CueSet {
    fn bitor_assign(&mut self, other: Self) {
        for (piece, other) in self.0.iter_mut().zip(other.0) {
            *piece |= other;
        }
    }
}

/// All cue words.
#[derive(Debug, Default)]
pub struct Cues {
    /// The forms of the clause's classes by their first word.
    by_first: FxHashMap<String, Vec<(Vec<String>, Cue)>>,
    /// The forms of one word, and those of the word classes, whole, as written and in normal form.
    sets: FxHashMap<String, CueSet>,
}

impl Cues {
    pub fn parse(text: &str) -> Self {
        let mut cues = Self::default();
        for record in Table::new(text).records() {
            let find = |classes: &[(&str, Cue)]| {
                classes.iter().find(|(name, _)| *name == record.column(0)).map(|(_, cue)| *cue)
            };
            let (clause, word) = (find(CLAUSE), find(WORD));
            let Some(cue) = clause.or(word) else { continue };
            for form in record.values(1) {
                if word.is_some() || !form.contains(' ') {
                    [form.to_owned(), fold(form)]
                        .into_iter()
                        .for_each(|word| cues.sets.entry(word).or_default().add(cue));
                }
                if clause.is_some() {
                    let mut words = form.split(' ').map(fold);
                    if let Some(first) = words.next() {
                        cues.by_first.entry(first).or_default().push((words.collect(), cue));
                    }
                }
            }
        }
        cues
    }

    /// The clause's cues that begin with the word `first` and go on in `following` (normal forms), each with the number of words it covers.
    pub fn at<'a>(&'a self, first: &str, following: &'a [&str]) -> impl Iterator<Item = (Cue, usize)> + use<'a> {
        self.by_first.get(first).into_iter().flatten().filter_map(move |(rest, cue)| {
            let fits = rest.iter().enumerate().all(|(n, word)| following.get(n) == Some(&word.as_str()));
            fits.then_some((*cue, rest.len() + 1))
        })
    }

    /// What a word tells by itself; it is given in normal form or as the file spells it.
    pub fn of(&self, word: &str) -> CueSet {
        self.sets.get(word).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_of_one_and_of_several_words() {
        let cues = Cues::parse("presence\tبحضور|في حضور\nin\tفي\n");
        assert_eq!(cues.at("بحضور", &[]).collect::<Vec<_>>(), [(Cue::Presence, 1)]);
        let mut found: Vec<_> = cues.at("في", &["حضور"]).collect();
        found.sort_unstable();
        assert_eq!(found, [(Cue::In, 1), (Cue::Presence, 2)]);
        assert_eq!(cues.at("", &[]).count(), 0);
        assert!(cues.of("في").has(Cue::In) && !cues.of("حضور").has(Cue::Presence));
    }

    #[test]
    fn words_are_no_cues_of_a_clause() {
        let cues = Cues::parse("press\tمؤتمر صحفي|ندوة\n");
        assert!(cues.of("مؤتمر صحفي").has(Cue::Press) && cues.of("ندوه").has(Cue::Press));
        assert_eq!(cues.at("ندوه", &[]).count(), 0);
    }

    #[test]
    fn every_class_is_described_and_used() {
        let file = include_str!("../../../assets/lexicon/cues.tsv");
        let known: Vec<&str> = CLAUSE.iter().chain(WORD).map(|(name, _)| *name).collect();
        let listed: Vec<&str> = Table::new(file).records().map(|record| record.column(0)).collect();
        for name in &known {
            let described = file.lines().any(|line| line.starts_with(&format!("#   {name} ")));
            assert!(described && listed.contains(name), "{name}");
        }
        assert!(listed.iter().all(|name| known.contains(name)), "{listed:?}");
    }
}
