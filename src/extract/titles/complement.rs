//! What follows in a title with و or a preposition, and the sort of a state before its name: `وزير الخارجية والمغتربين`,
//! `السفير لدى جمهورية كذا`.

use super::{Landmark, Part, Scan};
use crate::arabic::lexicon::{Cue, Entry, WordClass};
use crate::base::EntityKind;
use crate::extract::words::{Cut, Words};

impl Scan<'_, '_> {
    pub(super) fn joined_or_prepositional(&mut self) -> bool {
        let words = self.words;
        let at = self.at;
        if let Some(served) = self.served_office() {
            return self.serves(served);
        }
        if words.bare(at).class.has(WordClass::FUNCTION) {
            let linking = words.is(at, Cue::OfOffice);
            let within = self.seen_complement && words.token(at).is("في");
            let object = words.after(at).filter(|_| linking && (self.title.entry.takes_preposition || within));
            let Some(mut object) = object else { return true };
            let sent = words.is(at, Cue::PostedTo);
            let is_post = sent && self.title.entry.is_posted;
            if is_post && names_own_state(words, object) {
                self.push(Part::Post, object + 1);
                return false;
            }
            // سفير كذا لدى جمهورية كذا: the noun before the place is no part of the office.
            let noun = is_post || names_sort_of_state(words, object);
            if noun && self.landmarks.at(object).is_none() && self.landmarks.at(object + 1).is_some() {
                object += 1;
            } else if !self.title.entry.takes_preposition {
                return true;
            }
            if let Some(landmark) =
                self.landmarks.at(object).copied().filter(|l| !l.conjunction && l.preposition.is_none())
            {
                // عضو المكتب في مجلس كذا: the body is where the office is, and no more of its name.
                let preposition = (within && landmark.kind == EntityKind::Organization).then_some('ب');
                let landmark = Landmark { preposition: preposition.or(landmark.preposition), ..landmark };
                self.push(if is_post { Part::Post } else { Part::Landmark(landmark) }, landmark.end as usize);
                return false;
            }
            let field =
                words.bare(object).class.has(WordClass::COMMON) && !words.bare(object).class.has(WordClass::STOP);
            // سفير كذا في مقر كذا: where it happens.
            if is_post && words.token(at).is("في") {
                return true;
            }
            if field && self.is_definite_phrase(object) {
                // لدى المنظمات الدولية: where he is sent, however it is called.
                if is_post && self.seen_complement && words.bare(object).is_definite() {
                    let adjective = |at: &usize| {
                        let bare = words.bare(*at);
                        bare.is_definite() && bare.class.has(WordClass::ADJECTIVE)
                    };
                    let end = words.after(object).filter(adjective).map_or(object, |next| next) + 1;
                    self.push(Part::Post, end);
                    return false;
                }
                self.push_words(at, object + 1);
                return false;
            }
            return true;
        }
        // رئيسا الوزراء الياباني والصيني
        let of_another = |cut: &Cut| cut.conjunction && cut.nisba.is_some() && cut.is_definite();
        if self.title.form.is_plural && self.seen_complement && words.cuts(at).iter().any(of_another) {
            self.at += 1;
            return false;
        }
        let joined = words.cuts(at).iter().skip(1).find(|cut| {
            // وزير الخارجية والمغاربة المقيمين بالخارج: a people, and not another's country.
            let people = cut.nisba.is_none() || !self.title.form.is_plural && names_people(words, at);
            let field = cut.class.has(WordClass::COMMON | WordClass::ADJECTIVE | WordClass::NISBA)
                && cut.is_definite()
                && people
                && !cut.class.has(WordClass::STOP);
            // وزير الداخلية واللامركزية: a noun in ية that no lexicon has.
            let abstraction =
                cut.class.without(WordClass::DEFINITE).is_empty() && words.token(at).normal.ends_with("يه");
            let field = field || cut.is_definite() && abstraction;
            let by_preposition = cut.preposition.is_some_and(|p| p == 'ل' || p == 'ب')
                && (self.title.entry.takes_preposition || self.seen_complement || self.is_accusative());
            let indefinite = cut.class.has(WordClass::COMMON)
                && !cut.class.has(WordClass::STOP)
                && cut.preposition == Some('ل')
                && !cut.conjunction;
            let construct = cut.class.has(WordClass::OF_FIELD) && cut.conjunction && self.is_of_minister();
            let construct = construct && self.seen_complement && self.is_definite_phrase(at);
            construct
                || (field && (cut.conjunction && cut.preposition.is_none() && self.seen_complement || by_preposition))
                || (indefinite && by_preposition && self.is_definite_phrase(at))
        });
        // المدير العام للأمن بالوزارة: the body named before.
        let referred = words.matches(at).iter().any(|m| {
            let single = m.end as usize == at + 1 && m.cut.preposition == Some('ب') && !m.cut.conjunction;
            single && matches!(m.entry, Entry::OrganizationHead { has_article: true, .. })
        });
        if referred && joined.is_some() && self.seen_complement {
            self.title.within = Some(at);
            self.at += 1;
            return false;
        }
        if joined.is_some() && !words.matches(at).iter().any(|m| !m.cut.is_bare() && matches!(m.entry, Entry::Title(_)))
        {
            self.push_words(at, at + 1);
            self.wants_genitive = joined.is_some_and(|cut| cut.class.has(WordClass::OF_FIELD) && cut.conjunction);
            return false;
        }
        true
    }

    fn is_of_minister(&self) -> bool {
        self.title.entry.masculine.starts_with("وزير")
    }

    /// A definite word, or a construct that one follows: not the month in `محافظاً في أغسطس` nor the time in `لمدة عام`.
    fn is_definite_phrase(&self, at: usize) -> bool {
        let words = self.words;
        let definite =
            |token: usize| words.cuts(token).iter().any(Cut::is_definite) || self.landmarks.at(token).is_some();
        let noun = |token: &usize| words.token(*token).is_word() && !words.bare(*token).class.has(WordClass::STOP);
        let next = words.after(at).filter(noun);
        definite(at) || next.is_some_and(|next| definite(next) || words.after(next).filter(noun).is_some_and(definite))
    }

    /// The state whose sort stands at the token and is no part of the office: `سفير جمهورية كذا`, `رئيس أركان الجيش لجمهورية كذا`; but
    /// `رئيس جمهورية كذا`.
    pub(super) fn state_behind_its_sort(&self, at: usize) -> Option<Landmark> {
        let words = self.words;
        let named =
            words.cuts(at).iter().find(|cut| !cut.conjunction && matches!(cut.preposition, None | Some('ل' | 'ب')))?;
        let joined = named.preposition.is_some() || self.seen_complement || self.title.entry.is_posted;
        let place = |l: &Landmark| l.kind == EntityKind::Place && !l.conjunction && l.preposition.is_none();
        self.landmarks.at(at + 1).copied().filter(place).filter(|_| joined && names_sort_of_state(words, at))
    }

    /// Where its holder is sent stands at the token with its preposition: `مبعوث كذا لدولة كذا`.
    pub(super) fn is_sent_to(&self, at: usize) -> bool {
        let nisba = self.title.parts.iter().any(|part| matches!(part, Part::Nisba(_)));
        let preposed = self.words.bare(at).class.is_empty() || self.words.token(at).normal.starts_with('ل');
        self.title.entry.is_posted && nisba && preposed
    }
}

/// A noun for a sort of state, with its preposition or without: `جمهورية`, `لدولة`.
fn names_sort_of_state(words: &Words<'_>, token: usize) -> bool {
    let normal = words.token(token).normal.as_str();
    let noun = normal.strip_prefix(['ل', 'ب']).unwrap_or(normal);
    words.cues.of(noun).has(Cue::SortOfState)
}

/// The plural of a nisba: `التونسيين`, `المغاربة`.
fn names_people(words: &Words<'_>, token: usize) -> bool {
    let normal = words.token(token).normal.as_str();
    ["يين", "يون", "اربه"].iter().any(|plural| normal.ends_with(plural))
}

/// A word for the state that is spoken from: `السفير لدى البلاد`.
fn names_own_state(words: &Words<'_>, token: usize) -> bool {
    words.is(token, Cue::OwnState)
}
