use crate::base::Rgba;
use crate::text::{Family, Style, Weight};

/// What a text is for, which says how it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextRole {
    /// Secondary: counts, dates, sources.
    Small,
    Body,
    /// Body that leads: panel titles, names in lists.
    Strong,
    /// The name of what is inspected.
    Name,
    /// A document's title in a list.
    ListTitle,
    /// A document's title over its text.
    Title,
    /// A quotation of a document.
    Quote,
    /// A document's text.
    Reading,
}

impl TextRole {
    /// The style of this role in `color`, on as many lines as it takes.
    pub fn style(self, color: Rgba) -> Style {
        use Family::{Interface, Reading};
        use Weight::{Bold, Regular};
        let (family, weight, size, line_height) = match self {
            Self::Small => (Interface, Regular, 11.0, 1.6),
            Self::Body => (Interface, Regular, 13.0, 1.6),
            Self::Strong => (Interface, Bold, 13.0, 1.6),
            Self::Name => (Interface, Bold, 15.0, 1.6),
            Self::ListTitle => (Reading, Regular, 15.0, 1.6),
            Self::Title => (Reading, Bold, 20.0, 1.6),
            Self::Quote => (Reading, Regular, 15.0, 1.8),
            Self::Reading => (Reading, Regular, 19.0, 2.0),
        };
        Style { family, weight, size, line_height, color, ..Style::default() }
    }

    /// Whether it is set in the weaker ink.
    pub fn is_muted(self) -> bool {
        self == Self::Small
    }
}
