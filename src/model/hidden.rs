//! A text → the characters in it that nobody sees: those that turn the direction of writing, and those without any width.

use crate::base::TextRange;

/// A character that leaves no trace on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    pub range: TextRange,
    pub character: char,
    /// The name Unicode gives it, in lower case: `right-to-left override`.
    pub name: &'static str,
    /// Whether it can make letters stand in another order than they are written in.
    pub turns: bool,
}

impl Hidden {
    /// `U+202E right-to-left override`
    pub fn label(&self) -> String {
        format!("U+{:04X} {}", u32::from(self.character), self.name)
    }
}

/// All of them, in text order. A byte order mark at the very beginning of a file is no part of its text.
pub fn hidden(text: &str) -> Vec<Hidden> {
    let found = text.char_indices().filter_map(|(at, character)| {
        let (name, turns) = name(character)?;
        let range = TextRange::from_usize(at..at + character.len_utf8());
        Some(Hidden { range, character, name, turns })
    });
    found.collect()
}

/// How often each stands among `found`, the most frequent first: `2 right-to-left mark, 1 zero width space`.
pub fn summary(found: &[Hidden]) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for one in found {
        match counts.iter_mut().find(|(name, _)| *name == one.name) {
            Some((_, count)) => *count += 1,
            None => counts.push((one.name, 1)),
        }
    }
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    counts.iter().map(|(name, count)| format!("{count} {name}")).collect::<Vec<_>>().join(", ")
}

/// Of the characters with the Unicode properties `Bidi_Control` and `Default_Ignorable_Code_Point` (version 17) those that stand for no
/// letter: not the fillers of Hangul, and not the selectors of a variant, which change what is seen.
fn name(character: char) -> Option<(&'static str, bool)> {
    Some(match character {
        '\u{00AD}' => ("soft hyphen", false),
        '\u{034F}' => ("combining grapheme joiner", false),
        '\u{061C}' => ("arabic letter mark", true),
        '\u{180E}' => ("mongolian vowel separator", false),
        '\u{200B}' => ("zero width space", false),
        '\u{200C}' => ("zero width non-joiner", false),
        '\u{200D}' => ("zero width joiner", false),
        '\u{200E}' => ("left-to-right mark", true),
        '\u{200F}' => ("right-to-left mark", true),
        '\u{202A}' => ("left-to-right embedding", true),
        '\u{202B}' => ("right-to-left embedding", true),
        '\u{202C}' => ("pop directional formatting", true),
        '\u{202D}' => ("left-to-right override", true),
        '\u{202E}' => ("right-to-left override", true),
        '\u{2060}' => ("word joiner", false),
        '\u{2061}'..='\u{2064}' => ("invisible operator", false),
        '\u{2066}' => ("left-to-right isolate", true),
        '\u{2067}' => ("right-to-left isolate", true),
        '\u{2068}' => ("first strong isolate", true),
        '\u{2069}' => ("pop directional isolate", true),
        '\u{206A}'..='\u{206F}' => ("deprecated format character", false),
        '\u{FEFF}' => ("zero width no-break space", false),
        '\u{FFF9}'..='\u{FFFB}' => ("interlinear annotation", false),
        '\u{E0000}'..='\u{E007F}' => ("tag character", false),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_hidden_is_found_with_its_place_and_name() {
        let text = "سم\u{200f}ير \u{202e}123\u{202c} ناجي\u{200f}";
        let found = hidden(text);
        let places: Vec<(usize, bool)> = found.iter().map(|one| (one.range.start as usize, one.turns)).collect();
        let at = |letter: char, skip: usize| text.match_indices(letter).nth(skip).unwrap().0;
        let wanted = [at('\u{200f}', 0), at('\u{202e}', 0), at('\u{202c}', 0), at('\u{200f}', 1)];
        assert_eq!(places, wanted.map(|at| (at, true)));
        assert_eq!(found[1].label(), "U+202E right-to-left override");
        assert_eq!(summary(&found), "2 right-to-left mark, 1 pop directional formatting, 1 right-to-left override");
        assert!(found.iter().all(|one| one.range.of(text).chars().eq([one.character])));
    }

    #[test]
    fn letters_vowel_signs_and_white_space_are_not_hidden() {
        assert_eq!(hidden("قالَ «الوزيرُ» إنّ 12٪ \t\n\u{a0}👍\u{fe0f}"), []);
        assert_eq!(summary(&[]), "");
    }
}
