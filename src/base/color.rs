use serde::{Deserialize, Serialize};

/// A colour in sRGB with straight (not premultiplied) alpha, eight bits a channel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rgba {
    pub r: u8,
    pub g: u8,
    pub b: u8,
    pub a: u8,
}

impl Rgba {
    pub const TRANSPARENT: Self = Self { r: 0, g: 0, b: 0, a: 0 };
    pub const BLACK: Self = Self::rgb(0, 0, 0);
    pub const WHITE: Self = Self::rgb(255, 255, 255);

    pub const fn rgb(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b, a: 255 }
    }

    /// Reads `rrggbb` or `rrggbbaa`, with or without a leading `#`.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let hex = hex.strip_prefix('#').unwrap_or(hex);
        if !hex.is_ascii() || (hex.len() != 6 && hex.len() != 8) {
            return None;
        }
        let channel = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
        let a = if hex.len() == 8 { channel(6)? } else { 255 };
        Some(Self { r: channel(0)?, g: channel(2)?, b: channel(4)?, a })
    }

    /// `#rrggbb`; alpha is left to the caller, since SVG and PDF keep it apart.
    pub fn to_hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }

    /// The same colour at `opacity` (0 to 1) of its present alpha.
    #[must_use]
    pub fn with_opacity(self, opacity: f32) -> Self {
        Self { a: (f32::from(self.a) * opacity.clamp(0.0, 1.0)).round() as u8, ..self }
    }

    /// The contrast of two opaque colours by WCAG 2.2, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Relative luminance by WCAG 2.2, from 0 to 1.
    fn luminance(self) -> f64 {
        let channel = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(self.r) + 0.7152 * channel(self.g) + 0.0722 * channel(self.b)
    }

    /// Alpha as a share from 0 to 1.
    pub fn opacity(self) -> f32 {
        f32::from(self.a) / 255.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hex_round_trip() {
        let teal = Rgba::from_hex("#0b7285").unwrap();
        assert_eq!(teal, Rgba::rgb(0x0b, 0x72, 0x85));
        assert_eq!(teal.to_hex(), "#0b7285");
        assert_eq!(Rgba::from_hex("0b728580").unwrap().a, 0x80);
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((Rgba::BLACK.contrast(Rgba::WHITE) - 21.0).abs() < 1e-9);
        assert!((Rgba::rgb(0x77, 0x77, 0x77).contrast(Rgba::WHITE) - 4.478).abs() < 1e-3);
    }

    #[test]
    fn bad_hex_is_refused() {
        for bad in ["", "#12345", "gggggg", "ééé", "#1234567"] {
            assert_eq!(Rgba::from_hex(bad), None, "{bad}");
        }
    }
}
