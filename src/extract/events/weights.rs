//! What each observation weighs, in one place.

use super::phrase::Relation;
use crate::arabic::lexicon::{Frame, Word};
use crate::extract::reading::Side;

/// How far behind a noun the relative clause may begin that speaks of it.
pub const RELATIVE_REACH: usize = 9;

/// How far behind a verb the noun may stand that names its event again.
pub const LINK_REACH: usize = 40;

/// How far behind a noun `بين X وY` may name its parties.
pub const BETWEEN_REACH: usize = 7;

/// How many tokens before `أن` may govern what follows it.
pub const GOVERNING_REACH: usize = 6;

/// How many tokens before a verb its negation may stand.
pub const NEGATION_REACH: usize = 2;

/// How many sentences back the two may be named whom a dual means.
pub const PAIR_REACH: u32 = 3;

/// How many sentences back the list may stand of as many people as a number says (`القادة الثلاثة`).
pub const LIST_REACH: u32 = 12;

/// How many tokens before an ordinary word for a contract it may be said to be signed.
pub const CONCLUDING_REACH: usize = 4;

/// How many sentences behind a meeting others may be said to attend it.
pub const ATTEND_REACH: u32 = 1;

// A word of the trigger lexicon names an event: how it is told.
pub const TRIGGER_PERFECT: (&str, f32) = ("told-by-perfect", 2.0);
pub const TRIGGER_IMPERFECT: (&str, f32) = ("told-by-imperfect", 0.8);
pub const TRIGGER_NOUN: (&str, f32) = ("named-by-noun", 1.0);
pub const TRIGGER_PARTICIPLE: (&str, f32) = ("continued-by-participle", 1.0);
pub const TRIGGER_ORDINARY_WORD: (&str, f32) = ("also-an-ordinary-word", -0.8);
pub const TRIGGER_NAMED_SUBJECT: (&str, f32) = ("named-subject", 1.0);
pub const TRIGGER_COMPANION: (&str, f32) = ("with-companion-word", 0.5);
pub const TRIGGER_DATED: (&str, f32) = ("dated-clause", 0.5);
pub const TRIGGER_SCHEDULED: (&str, f32) = ("firmly-scheduled", 0.3);
pub const TRIGGER_HEADLINE: (&str, f32) = ("in-headline", 0.3);

// Subjects: a bare noun phrase near the verb.
pub const SUBJECT_BARE: f32 = 3.0;
pub const SUBJECT_CONSTRUCT: f32 = 0.2;
pub const SUBJECT_DISTANCE: f32 = 0.08;
pub const SUBJECT_BEFORE: f32 = -0.4;
/// Directly before the verb at the head of its clause, as in headlines.
pub const SUBJECT_DIRECTLY_BEFORE: f32 = 0.7;
/// Directly behind أنّ or إنّ.
pub const SUBJECT_BEHIND_PARTICLE: f32 = 1.0;
pub const SUBJECT_BEFORE_DUAL: f32 = 1.5;
pub const SUBJECT_AFTER_DUAL: f32 = -1.5;
pub const SUBJECT_NUMBER: f32 = -1.0;
/// The verb is feminine and the noun masculine, or the other way round.
pub const SUBJECT_OTHER_GENDER: f32 = -2.2;
/// The noun shows accusative or genitive.
pub const SUBJECT_OBLIQUE: f32 = -3.0;
pub const SUBJECT_PLACE: f32 = -0.8;
/// A definite noun behind the verb may be its object as well.
pub const SUBJECT_UNNAMED: f32 = -2.0;
pub const SUBJECT_THRESHOLD: f32 = 0.3;

// Dates: the trigger of the clause nearest to the expression.
pub const DATE_DISTANCE: f32 = 0.12;
/// A noun behind the date where another stands shortly before it: dates follow what they date.
pub const DATE_BEFORE_NOUN: f32 = -0.6;
/// A noun behind the date and behind `بعد`: what is dated came after it.
pub const DATE_OF_WHAT_FOLLOWED: f32 = -0.8;
pub const DATE_COMMA: f32 = 0.3;
/// A date in a clause of its own, for the clause behind it.
pub const DATE_NEXT_CLAUSE: f32 = -0.5;
/// A date in the relative clause behind a noun.
pub const DATE_OF_NOUN: f32 = -0.5;
/// The same, where the clause says that it began then.
pub const DATE_BEGINNING: f32 = 2.0;
pub const DATE_EXACT: f32 = 0.8;
/// A definite noun names what is known, whose day may have been told before: a verb or a new noun of its clause has the better claim.
pub const DATE_OF_KNOWN: f32 = 0.6;

// Dates of events that have none of their own, in log odds.
pub const DATE_OF_EVENT_BEFORE: f32 = 0.8;
pub const DATE_OF_EVENT_AROUND: f32 = 1.0;
pub const DATE_OF_NEWS: f32 = 1.0;

// Joining a trigger to an event told before.
pub const JOIN_LINKED: f32 = 6.0;
pub const JOIN_SHARED: f32 = 1.5;
pub const JOIN_SHARED_MOST: f32 = 3.0;
pub const JOIN_DISJOINT: f32 = -2.5;
/// `حضر ⟦المؤتمر⟧ X`: other parties of what is known already.
pub const JOIN_DISJOINT_DEFINITE: f32 = -0.5;
pub const JOIN_SAME_DATE: f32 = 1.5;
pub const JOIN_OTHER_DATE: f32 = -4.0;
/// Told beside what was on another day.
pub const JOIN_NEAR_DATE: f32 = -2.0;
pub const JOIN_SAME_PLACE: f32 = 1.5;
/// Two accounts that give both, and no party against it.
pub const JOIN_SAME_DATE_AND_PLACE: f32 = 1.5;
pub const JOIN_OTHER_PLACE: f32 = -2.0;
pub const JOIN_DEFINITE: f32 = 2.6;
/// A noun with its owner's name behind it.
pub const JOIN_OWNED: f32 = 0.5;
pub const JOIN_INDEFINITE: f32 = -1.0;
pub const JOIN_PER_EVENT_BETWEEN: f32 = -0.3;
pub const JOIN_SAME_WORD: f32 = 1.0;
pub const JOIN_SAME_SPEAKER: f32 = 3.0;
pub const JOIN_OTHER_SPEAKER: f32 = -6.0;
pub const JOIN_OTHER_OCCASION: f32 = -1.5;
/// A headline names the main event, which the text tells again.
pub const JOIN_HEADLINE: f32 = 2.0;
/// The same name behind the noun (`مؤتمر السلام`, `اتفاق ⟦…⟧`).
pub const JOIN_SAME_TITLE: f32 = 2.5;
pub const JOIN_OTHER_TITLE: f32 = -1.5;
/// Two sorts of contract (`معاهدة`, `مذكرة`).
pub const JOIN_OTHER_CONTRACT: f32 = -2.5;
/// `القمة العربية` beside a meeting that was no summit.
pub const JOIN_OTHER_MEETING: f32 = -2.0;
/// `على هامش القمة`: what a meeting is held beside.
pub const JOIN_HELD_BESIDE: f32 = -6.0;
pub const JOIN_SIGNS_AGAIN: f32 = 1.6;
pub const JOIN_CALL_WITHOUT_PARTIES: f32 = 2.0;
pub const JOIN_THRESHOLD: f32 = 1.5;
pub const JOIN_PARTLY: f32 = -0.8;
/// The same, of a meeting or call that is not told as known.
pub const JOIN_PARTLY_ANEW: f32 = -2.2;
pub const JOIN_VERB: f32 = -0.6;
/// `سمّى X وزيراً، واختار Y مديراً`: one list of appointments.
pub const JOIN_APPOINTMENTS: f32 = 1.5;
/// `كما استقبل`, `وقّعا أيضاً`.
pub const JOIN_ONE_MORE: f32 = -2.0;
/// What had been before, beside what is told as news without a day.
pub const JOIN_EARLIER: f32 = -3.0;
pub const JOIN_BACKGROUND: f32 = -1.0;
/// All that can speak for joining together, and so many events farther back it no longer outweighs those between.
const JOIN_MOST: f32 = JOIN_LINKED
    + JOIN_SHARED_MOST.max(JOIN_SAME_SPEAKER)
    + JOIN_SAME_DATE
    + JOIN_SAME_PLACE
    + JOIN_DEFINITE.max(JOIN_SIGNS_AGAIN)
    + JOIN_CALL_WITHOUT_PARTIES
    + JOIN_SAME_WORD
    + JOIN_SAME_TITLE
    + JOIN_HEADLINE;
pub const JOIN_REACH: usize = ((JOIN_MOST - JOIN_THRESHOLD) / -JOIN_PER_EVENT_BETWEEN) as usize + 2;

// Places: what a place says of the trigger in its clause, by its preposition.
pub const PLACE_IN: f32 = 2.0;
pub const PLACE_BY: f32 = 1.6;
pub const PLACE_GOAL: f32 = 2.5;
/// `قمة ⟦صور⟧`, `لقاء ⟦صور⟧`.
pub const PLACE_NAMED_AFTER: f32 = 2.2;
/// The subject of a verb that hosts.
pub const PLACE_HOST: f32 = 2.6;
/// What is said is often said of a place: only one directly behind the verb counts.
pub const PLACE_OF_SPEECH: f32 = 0.6;
/// `وفي ⟦صور⟧ أكد …`, `أعلن من ⟦صور⟧ أن …`: it stands at the edge of the clause, apart from what is said.
pub const PLACE_AT_EDGE_OF_SPEECH: f32 = 1.6;
pub const PLACE_OF_DECISION: f32 = 0.8;
/// A place that lies in no one country.
pub const PLACE_OF_NO_COUNTRY: f32 = -0.8;
pub const PLACE_DISTANCE: f32 = -0.04;
/// Another trigger in between has the better claim.
pub const PLACE_OTHER_BETWEEN: f32 = -0.8;
/// What was agreed or talked about lies at the place.
pub const PLACE_OF_CONTENT: f32 = -1.5;
/// The place stands behind the words on what was talked about.
pub const PLACE_OF_TOPIC: f32 = -0.7;
/// What an event is called after is a dam, a river or the like, and no city or country.
pub const PLACE_NAMED_AFTER_LANDMARK: f32 = -1.2;
/// A pronoun means the place named last.
pub const PLACE_OF_PRONOUN: f32 = 1.0;
/// The place to which somebody travels to attend.
pub const PLACE_OF_JOURNEY: f32 = 1.0;
/// The place opens the sentence.
pub const PLACE_OPENS_SENTENCE: f32 = 1.2;
/// The place of another event told near it.
pub const PLACE_BORROWED: f32 = 0.5;
pub const PLACE_THRESHOLD: f32 = 0.5;

/// What of a sentence makes a phrase a party of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Subject,
    /// The subject of the clause before, which this one goes on with.
    SubjectBefore,
    Object,
    /// Whom the pronoun behind the verb means.
    Pronoun,
    With,
    Between,
    /// `التقى بـX`, `اتصالاً بـX`.
    By,
    ToOrFrom,
    /// `زيارة X`, `بيان لـX`.
    Construct,
    Presence,
    /// `زيارته`, `قوله`.
    Owner,
    /// Named in the relative clause behind the noun.
    Relative,
    /// `وحضر X`.
    Attends,
    /// One of those whom `الجانبان` means.
    Group,
    /// Of the clause that a participle continues.
    Speaker,
    /// Whose words an outlet passes on.
    Source,
    /// `باسم X`: for whom somebody signs.
    InNameOf,
    /// `استُقبل من قبل ⟦X⟧`: who acts behind a passive verb.
    Agent,
    /// A party of the agreement that came of the talks.
    Outcome,
}

impl Part {
    pub fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::SubjectBefore => "subject-before",
            Self::Object => "object",
            Self::Pronoun => "pronoun",
            Self::With => "with",
            Self::Between => "between",
            Self::By => "by",
            Self::ToOrFrom => "to-or-from",
            Self::Construct => "construct",
            Self::Presence => "presence",
            Self::Owner => "owner",
            Self::Relative => "relative-clause",
            Self::Attends => "attends",
            Self::Group => "group-word",
            Self::Speaker => "speaker-before",
            Self::Source => "source-of-outlet",
            Self::InNameOf => "in-its-name",
            Self::Agent => "agent-of-passive",
            Self::Outcome => "party-of-outcome",
        }
    }

    /// The log odds that such a phrase takes part.
    pub fn weight(self) -> f32 {
        match self {
            Self::Subject | Self::Source => 2.5,
            Self::With | Self::Between | Self::ToOrFrom | Self::Object => 2.0,
            Self::SubjectBefore | Self::By | Self::Construct | Self::Speaker | Self::Agent => 1.5,
            Self::Presence | Self::Owner | Self::Attends | Self::Relative | Self::InNameOf => 1.0,
            Self::Outcome => 0.6,
            Self::Pronoun | Self::Group => 0.8,
        }
    }
}

/// What a phrase with a preposition is to a verb, or to the noun that a verb carries.
pub fn complement(relation: Relation, frame: Frame) -> Option<(Side, Part)> {
    Some(match (relation, frame) {
        (Relation::With, _) => (Side::Counterpart, Part::With),
        (Relation::Between, _) => (Side::Counterpart, Part::Between),
        (Relation::By, Frame::Meet | Frame::Receive | Frame::Call | Frame::Gather) => (Side::Counterpart, Part::By),
        (Relation::To | Relation::From, Frame::Call) => (Side::Counterpart, Part::ToOrFrom),
        (Relation::Presence | Relation::Presided, Frame::Say | Frame::Address | Frame::Decide) => return None,
        (Relation::Presence | Relation::Presided, _) => (Side::Attendee, Part::Presence),
        _ => return None,
    })
}

/// What a phrase behind a noun is to the event it names, and how many tokens may stand between.
pub fn noun_complement(relation: Relation, frame: Frame) -> Option<(Side, Part, usize)> {
    const ADJACENT: usize = 1;
    const ANYWHERE: usize = usize::MAX;
    Some(match (relation, frame) {
        (Relation::Construct | Relation::Bare, Frame::Receive | Frame::Deal) => return None,
        (Relation::Construct | Relation::Bare, _) => (Side::Agent, Part::Construct, ADJACENT),
        (Relation::Between, _) => (Side::Counterpart, Part::Between, BETWEEN_REACH),
        (Relation::With, Frame::Meet | Frame::Call | Frame::Gather | Frame::Deal | Frame::Sign) => {
            (Side::Counterpart, Part::With, ANYWHERE)
        }
        (Relation::By, Frame::Call) => (Side::Counterpart, Part::By, ANYWHERE),
        (Relation::By, Frame::Meet) => (Side::Counterpart, Part::By, ADJACENT + 1),
        (Relation::To, Frame::Address | Frame::Say | Frame::Meet | Frame::Travel | Frame::Gather) => {
            (Side::Agent, Part::Construct, ADJACENT)
        }
        (Relation::To | Relation::From, Frame::Call) => (Side::Counterpart, Part::ToOrFrom, ANYWHERE),
        (Relation::Presence | Relation::Presided, Frame::Meet | Frame::Gather | Frame::Sign | Frame::Deal) => {
            (Side::Attendee, Part::Presence, ANYWHERE)
        }
        _ => return None,
    })
}

/// How a place stands to a trigger in its clause.
#[derive(Clone, Copy, Debug)]
pub struct PlaceView {
    pub relation: Relation,
    /// At the head of the clause, or directly before what is said.
    pub edge: bool,
    /// A word for the sort of place stands before the name.
    pub classified: bool,
    pub after: bool,
    pub adjacent: bool,
    /// The clause's verb hosts.
    pub hosts: bool,
}

/// What a place says of where the trigger's event happened; `None` where it says nothing.
pub fn place(view: PlaceView, frame: Frame, word: Word) -> Option<(&'static str, f32)> {
    let speech = matches!(frame, Frame::Say | Frame::Address);
    Some(match (view.relation, frame) {
        (Relation::In | Relation::From, _) if speech && view.edge => ("at-edge-of-speech", PLACE_AT_EDGE_OF_SPEECH),
        (Relation::By, Frame::Address) if view.edge && view.classified => {
            ("at-edge-of-speech", PLACE_AT_EDGE_OF_SPEECH)
        }
        (Relation::In, _) if speech => ("in-speech", PLACE_OF_SPEECH),
        (Relation::In, Frame::Decide) => ("in", PLACE_OF_DECISION),
        (Relation::In, _) => ("in", PLACE_IN),
        (Relation::By, Frame::Say | Frame::Address | Frame::Decide) => return None,
        (Relation::By, _) => ("by", PLACE_BY),
        (Relation::To, Frame::Travel) => ("goal", PLACE_GOAL),
        (Relation::Bare | Relation::Construct, Frame::Travel) if view.after => ("goal", PLACE_GOAL),
        (Relation::Construct | Relation::Bare, Frame::Deal | Frame::Gather | Frame::Meet)
            if view.adjacent && word == Word::Noun =>
        {
            ("named-after", PLACE_NAMED_AFTER)
        }
        (Relation::Bare | Relation::Construct, Frame::Gather | Frame::Meet | Frame::Sign | Frame::Deal)
            if view.hosts =>
        {
            ("host", PLACE_HOST)
        }
        _ => return None,
    })
}
