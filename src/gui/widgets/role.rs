use crate::base::Rgba;
use crate::scene::tokens::{leading, size};
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
            Self::Small => (Interface, Regular, size::SMALL, leading::INTERFACE),
            Self::Body => (Interface, Regular, size::BODY, leading::INTERFACE),
            Self::Strong => (Interface, Bold, size::BODY, leading::INTERFACE),
            Self::Name => (Interface, Bold, size::NAME, leading::INTERFACE),
            Self::ListTitle => (Reading, Regular, size::NAME, leading::INTERFACE),
            Self::Title => (Reading, Bold, size::TITLE, leading::INTERFACE),
            Self::Quote => (Reading, Regular, size::NAME, leading::QUOTE),
            Self::Reading => (Reading, Regular, size::READING, leading::READING),
        };
        Style { family, weight, size, line_height, color, ..Style::default() }
    }

    /// Whether it is set in the weaker ink.
    pub fn is_muted(self) -> bool {
        self == Self::Small
    }
}
