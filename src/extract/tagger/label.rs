//! The labels of the tagger: which name a token begins or continues.

use crate::base::EntityKind;

/// Where a token stands in the names around it (the IOB2 scheme).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
pub enum Label {
    /// In no name.
    #[default]
    Outside,
    BeginPerson,
    InPerson,
    BeginOrganization,
    InOrganization,
    BeginPlace,
    InPlace,
}

impl Label {
    pub const COUNT: usize = 7;

    pub const ALL: [Self; Self::COUNT] = [
        Self::Outside,
        Self::BeginPerson,
        Self::InPerson,
        Self::BeginOrganization,
        Self::InOrganization,
        Self::BeginPlace,
        Self::InPlace,
    ];

    /// The label of the first token of a name; outside for kinds that the tagger does not know.
    pub fn begin(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::BeginPerson,
            EntityKind::Organization => Self::BeginOrganization,
            EntityKind::Place => Self::BeginPlace,
            EntityKind::Equipment => Self::Outside,
        }
    }

    /// The label of the other tokens of a name; outside for kinds that the tagger does not know.
    pub fn inside(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::InPerson,
            EntityKind::Organization => Self::InOrganization,
            EntityKind::Place => Self::InPlace,
            EntityKind::Equipment => Self::Outside,
        }
    }

    /// The kind of name the token is part of.
    pub fn kind(self) -> Option<EntityKind> {
        match self {
            Self::Outside => None,
            Self::BeginPerson | Self::InPerson => Some(EntityKind::Person),
            Self::BeginOrganization | Self::InOrganization => Some(EntityKind::Organization),
            Self::BeginPlace | Self::InPlace => Some(EntityKind::Place),
        }
    }

    pub fn begins(self) -> bool {
        matches!(self, Self::BeginPerson | Self::BeginOrganization | Self::BeginPlace)
    }

    pub(super) fn index(self) -> usize {
        usize::from(self as u8)
    }

    /// Whether a token with this label may follow one with the label `before` (`None` at the start of a sentence): a name goes
    /// on only where one of its kind has begun.
    pub fn may_follow(self, before: Option<Self>) -> bool {
        match self.kind() {
            Some(kind) if !self.begins() => before.and_then(Self::kind) == Some(kind),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_on_only_where_it_began() {
        for label in Label::ALL {
            assert_eq!(Label::ALL[label.index()], label);
            assert!(label.begins() || label == Label::Outside || !label.may_follow(None), "{label:?}");
        }
        assert!(Label::InPlace.may_follow(Some(Label::BeginPlace)));
        assert!(Label::InPlace.may_follow(Some(Label::InPlace)));
        assert!(!Label::InPlace.may_follow(Some(Label::InPerson)));
        assert!(Label::BeginPlace.may_follow(Some(Label::InPlace)));
    }
}
