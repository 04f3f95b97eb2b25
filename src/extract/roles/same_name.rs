//! Names → the country that another role of the same person tells.

use rustc_hash::FxHashMap;

use crate::base::EntityKind;
use crate::extract::reading::{Mention, RoleHolder, RoleMention};

/// The names of a document's holders of office.
pub struct SameNames<'m> {
    /// The names without repetition, each with the first role that tells its person's country.
    names: Vec<(&'m str, Option<usize>)>,
    /// For each role its name's place in `names`.
    of_role: Vec<Option<usize>>,
    /// By its last word: the names that can be of the same person.
    by_surname: FxHashMap<&'m str, Vec<usize>>,
}

impl<'m> SameNames<'m> {
    pub fn new(mentions: &'m [Mention], roles: &[RoleMention]) -> Self {
        let mut known =
            Self { names: Vec::new(), of_role: Vec::with_capacity(roles.len()), by_surname: FxHashMap::default() };
        let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
        for role in roles {
            let name = mentions.get(role.person as usize).map(|mention| mention.name.as_str());
            let number = name.map(|name| {
                *numbers.entry(name).or_insert_with(|| {
                    let number = known.names.len();
                    known.names.push((name, None));
                    known.by_surname.entry(surname(name)).or_default().push(number);
                    number
                })
            });
            known.of_role.push(number);
        }
        for index in 0..roles.len() {
            known.learn(mentions, roles, index);
        }
        known
    }

    /// Notes the country of a role, if the text tells it. The body of an office says nothing of another office.
    pub fn learn(&mut self, mentions: &[Mention], roles: &[RoleMention], index: usize) {
        let role = &roles[index];
        let tells = !role.is_of_guessed() && role.of.as_ref().is_some_and(|of| is_country(mentions, of));
        if let Some(number) = self.of_role[index].filter(|_| tells) {
            let first = &mut self.names[number].1;
            *first = Some(first.map_or(index, |first| first.min(index)));
        }
    }

    /// The country that the first role of the same person tells.
    pub fn holder(&self, roles: &[RoleMention], index: usize) -> Option<RoleHolder> {
        let (name, _) = self.names[self.of_role[index]?];
        let alike = self.by_surname.get(surname(name))?.iter().map(|&number| self.names[number]);
        let told = alike.filter(|(other, _)| is_same_name(other, name)).filter_map(|(_, first)| first).min()?;
        roles[told].of.clone()
    }
}

fn surname(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
}

/// The two are equal, or the one is the other with more words before it.
pub fn is_same_name(one: &str, other: &str) -> bool {
    let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '));
    one == other || ends(one, other) || ends(other, one)
}

pub fn is_country(mentions: &[Mention], of: &RoleHolder) -> bool {
    match of {
        RoleHolder::Country(_) => true,
        RoleHolder::Mention(at) => mentions.get(*at as usize).is_some_and(|m| m.kind == EntityKind::Place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_with_more_words_before_it() {
        assert!(is_same_name("سمير القاضي", "القاضي"));
        assert!(is_same_name("القاضي", "سمير القاضي"));
        assert!(!is_same_name("بوعلي", "علي"));
        assert!(!is_same_name("سمير القاضي", "ليلى القاضي"));
    }
}
