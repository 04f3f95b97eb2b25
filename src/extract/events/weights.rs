//! What each observation weighs, in one place.

/// How many tokens before `أن` may govern what follows it.
pub const GOVERNING_REACH: usize = 6;

/// How many tokens before a verb its negation may stand.
pub const NEGATION_REACH: usize = 2;

/// How many sentences back the two may be named whom a dual means.
pub const PAIR_REACH: u32 = 3;

/// How many tokens before an ordinary word for a contract it may be said to be signed.
pub const CONCLUDING_REACH: usize = 4;

/// How many sentences behind a meeting others may be said to attend it.
pub const ATTEND_REACH: u32 = 1;

// Subjects: a bare noun phrase near the verb.
pub const SUBJECT_BARE: f32 = 3.0;
pub const SUBJECT_CONSTRUCT: f32 = 0.2;
pub const SUBJECT_DISTANCE: f32 = 0.08;
pub const SUBJECT_BEFORE: f32 = -0.4;
/// Directly before the verb at the head of its clause, as in headlines.
pub const SUBJECT_DIRECTLY_BEFORE: f32 = 0.7;
pub const SUBJECT_BEFORE_DUAL: f32 = 1.5;
pub const SUBJECT_AFTER_DUAL: f32 = -1.5;
pub const SUBJECT_NUMBER: f32 = -1.0;
pub const SUBJECT_PLACE: f32 = -0.8;
/// A definite noun behind the verb may be its object as well.
pub const SUBJECT_UNNAMED: f32 = -2.0;
pub const SUBJECT_THRESHOLD: f32 = 0.3;

// Dates: the trigger of the clause nearest to the expression.
pub const DATE_DISTANCE: f32 = 0.12;
pub const DATE_COMMA: f32 = 0.3;
/// A date in a clause of its own, for the clause behind it.
pub const DATE_NEXT_CLAUSE: f32 = -0.5;
pub const DATE_EXACT: f32 = 0.8;

// Joining a trigger to an event told before.
pub const JOIN_LINKED: f32 = 6.0;
pub const JOIN_SHARED: f32 = 1.5;
pub const JOIN_SHARED_MOST: f32 = 3.0;
pub const JOIN_DISJOINT: f32 = -2.5;
/// `حضر ⟦المؤتمر⟧ X`: other parties of what is known already.
pub const JOIN_DISJOINT_DEFINITE: f32 = -0.5;
pub const JOIN_SAME_DATE: f32 = 1.5;
pub const JOIN_OTHER_DATE: f32 = -4.0;
pub const JOIN_SAME_PLACE: f32 = 1.5;
/// Two accounts that give both, and no party against it.
pub const JOIN_SAME_DATE_AND_PLACE: f32 = 1.5;
pub const JOIN_OTHER_PLACE: f32 = -2.0;
pub const JOIN_DEFINITE: f32 = 2.6;
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
pub const JOIN_SIGNS_AGAIN: f32 = 1.6;
pub const JOIN_CALL_WITHOUT_PARTIES: f32 = 2.0;
pub const JOIN_THRESHOLD: f32 = 1.5;
pub const JOIN_PARTLY: f32 = -0.8;
pub const JOIN_VERB: f32 = -0.6;
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
pub const PLACE_HOST: f32 = 2.0;
/// What is said is often said of a place: only one directly behind the verb counts.
pub const PLACE_OF_SPEECH: f32 = 0.6;
/// `وفي ⟦صور⟧ أكد …`, `أعلن من ⟦صور⟧ أن …`: it stands at the edge of the clause, apart from what is said.
pub const PLACE_AT_EDGE_OF_SPEECH: f32 = 1.6;
pub const PLACE_OF_DECISION: f32 = 0.8;
pub const PLACE_DISTANCE: f32 = -0.04;
/// Another trigger in between has the better claim.
pub const PLACE_OTHER_BETWEEN: f32 = -0.8;
pub const PLACE_THRESHOLD: f32 = 0.5;
