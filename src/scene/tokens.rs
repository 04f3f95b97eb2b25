//! The lengths and shares of `assets/theme.toml`, read when the program is built: a missing one does not compile.

/// Steps of space in points: every gap and margin is one of them.
pub mod space {
    use super::number;

    pub const XS: f32 = number("space", "xs");
    pub const S: f32 = number("space", "s");
    pub const M: f32 = number("space", "m");
    pub const L: f32 = number("space", "l");
    pub const XL: f32 = number("space", "xl");
}

/// Sizes of type, in points.
pub mod size {
    use super::number;

    /// Counts, dates, sources, axes.
    pub const SMALL: f32 = number("size", "small");
    /// Of nodes and events in pictures.
    pub const LABEL: f32 = number("size", "label");
    pub const BODY: f32 = number("size", "body");
    /// Of what is inspected; titles in lists; quotations.
    pub const NAME: f32 = number("size", "name");
    /// A document's text.
    pub const READING: f32 = number("size", "reading");
    /// A document's title.
    pub const TITLE: f32 = number("size", "title");
}

/// Heights of lines, as factors on the size.
pub mod leading {
    use super::number;

    pub const INTERFACE: f32 = number("leading", "interface");
    /// In the margin of a document.
    pub const NOTE: f32 = number("leading", "note");
    pub const QUOTE: f32 = number("leading", "quote");
    pub const READING: f32 = number("leading", "reading");
}

/// The most that lines are wide, in ems of their letters.
pub mod measure {
    use super::number;

    /// Of a document.
    pub const READING: f32 = number("measure", "reading");
}

/// How much of a colour is seen, from 0 to 1.
pub mod strength {
    use super::number;

    /// Of a kind's colour behind a name.
    pub const MARK: f32 = number("strength", "mark");
    /// The same where the document beside names it too.
    pub const SHARED: f32 = number("strength", "shared");
    /// Of the letters of what surrounds an article on its page.
    pub const FURNITURE: f32 = number("strength", "furniture");
    /// Of the letters of an article's source and date.
    pub const META: f32 = number("strength", "meta");
}

/// The number of `name` in the section `table`: digits, of which some may stand behind a point.
const fn number(table: &str, name: &str) -> f32 {
    let text = include_bytes!("../../assets/theme.toml");
    let (mut at, mut is_inside) = (0, false);
    while at < text.len() {
        if text[at] == b'[' {
            let end = at + 1 + table.len();
            is_inside = has(text, at + 1, table.as_bytes()) && end < text.len() && text[end] == b']';
        } else if is_inside && has(text, at, name.as_bytes()) && has(text, at + name.len(), b" = ") {
            return decimal(text, at + name.len() + 3);
        }
        while at < text.len() && text[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    #[expect(clippy::panic, reason = "only while the program is built")]
    {
        panic!("assets/theme.toml has no such number")
    }
}

const fn has(text: &[u8], at: usize, part: &[u8]) -> bool {
    let mut index = 0;
    while index < part.len() {
        if at + index >= text.len() || text[at + index] != part[index] {
            return false;
        }
        index += 1;
    }
    true
}

const fn decimal(text: &[u8], mut at: usize) -> f32 {
    let (mut digits, mut divisor, mut is_behind_point) = (0u32, 1u32, false);
    while at < text.len() && (text[at].is_ascii_digit() || text[at] == b'.') {
        if text[at] == b'.' {
            is_behind_point = true;
        } else {
            digits = digits * 10 + (text[at] - b'0') as u32;
            divisor = if is_behind_point { divisor * 10 } else { divisor };
        }
        at += 1;
    }
    digits as f32 / divisor as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_that_toml_says() {
        let table: toml::Table = toml::from_str(include_str!("../../assets/theme.toml")).unwrap();
        let of = |section: &str, name: &str| {
            let value = &table[section][name];
            value.as_float().or(value.as_integer().map(|number| number as f64)).unwrap() as f32
        };
        let steps = [space::XS, space::S, space::M, space::L, space::XL];
        assert_eq!(steps, ["xs", "s", "m", "l", "xl"].map(|name| of("space", name)));
        let sizes = [size::SMALL, size::LABEL, size::BODY, size::NAME, size::READING, size::TITLE];
        assert_eq!(sizes, ["small", "label", "body", "name", "reading", "title"].map(|name| of("size", name)));
        let lines = [leading::INTERFACE, leading::NOTE, leading::QUOTE, leading::READING];
        assert_eq!(lines, ["interface", "note", "quote", "reading"].map(|name| of("leading", name)));
        assert_eq!(measure::READING, of("measure", "reading"));
        let shares = [strength::MARK, strength::SHARED, strength::FURNITURE, strength::META];
        assert_eq!(shares, ["mark", "shared", "furniture", "meta"].map(|name| of("strength", name)));
        assert!(steps.is_sorted() && sizes.is_sorted(), "a scale has its steps in order");
    }
}
