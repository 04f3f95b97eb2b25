//! Bytes → text: byte order marks, UTF-8, UTF-16, and the legacy encodings of Arabic pages.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Larger files are refused: offsets inside the program are 32 bits wide, and no article comes near it.
pub const MAX_FILE_BYTES: u64 = 256 * 1024 * 1024;

/// Why bytes are no text. The messages name no file; the caller does.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    #[error("the file is empty")]
    Empty,
    #[error("expected text, but found binary data")]
    Binary,
    #[error("expected {encoding}, but found bytes that are not valid in it, the first at byte {offset}")]
    Broken { encoding: &'static str, offset: usize },
    #[error("expected at most {MAX_FILE_BYTES} bytes, but found {0}")]
    TooLarge(u64),
}

/// The text that `bytes` encode, without a byte order mark.
///
/// A byte order mark decides; else UTF-16 is told by where its zero bytes stand; else valid UTF-8 is UTF-8; else the encoding is guessed
/// from its letters (`chardetng`, which knows Windows-1256).
///
/// # Errors
/// When nothing but white space is there, when the bytes are no text, and when they break their own encoding.
pub fn decode(bytes: &[u8]) -> Result<String, DecodeError> {
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(DecodeError::TooLarge(bytes.len() as u64));
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => strict(encoding, bytes, mark)?,
        None => unmarked(bytes)?,
    };
    let (mut letters, mut controls) = (0_usize, 0_usize);
    for c in text.chars() {
        letters += usize::from(!c.is_whitespace() && !c.is_control());
        controls += usize::from(c.is_control() && !c.is_whitespace());
    }
    match (letters, controls) {
        (0, 0) => Err(DecodeError::Empty),
        _ if controls * 10 > letters => Err(DecodeError::Binary),
        _ => Ok(text),
    }
}

fn unmarked(bytes: &[u8]) -> Result<String, DecodeError> {
    // Asked first: the bytes of Arabic in UTF-16 are ASCII and control characters, which is valid UTF-8 too.
    if let Some(encoding) = utf16_without_mark(bytes) {
        return strict(encoding, bytes, 0);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) if is_utf8_with_a_fault(bytes) => {
            Err(DecodeError::Broken { encoding: "UTF-8", offset: error.valid_up_to() })
        }
        Err(_) if bytes.contains(&0) => Err(DecodeError::Binary),
        Err(_) => strict(guess(bytes), bytes, 0),
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Decodes all of `bytes` behind its first `mark` bytes, or says where they break the encoding.
fn strict(encoding: &'static Encoding, bytes: &[u8], mark: usize) -> Result<String, DecodeError> {
    let body = &bytes[mark..];
    if encoding == UTF_8 {
        return match std::str::from_utf8(body) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => Err(DecodeError::Broken { encoding: "UTF-8", offset: mark + error.valid_up_to() }),
        };
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(body.len()).unwrap_or(body.len());
    let mut text = String::with_capacity(room);
    let (result, read) = decoder.decode_to_string_without_replacement(body, &mut text, true);
    match result {
        encoding_rs::DecoderResult::InputEmpty => Ok(text),
        encoding_rs::DecoderResult::Malformed(..) | encoding_rs::DecoderResult::OutputFull => {
            Err(DecodeError::Broken { encoding: encoding.name(), offset: mark + read })
        }
    }
}

/// Whether `bytes` are UTF-8 but for a few faults (cut or damaged), rather than another encoding: Arabic in a one-byte encoding hardly
/// ever forms a valid sequence of two bytes, and never many.
fn is_utf8_with_a_fault(bytes: &[u8]) -> bool {
    let (mut valid, mut faults) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    valid > 8 && faults * 20 < valid
}

/// UTF-16 without a mark: line feeds and spaces put zero bytes at only even or only odd places, many of them.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    if !bytes.len().is_multiple_of(2) || head.len() < 4 {
        return None;
    }
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let arabic = |parity: usize| {
        head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0x06 || **byte == 0).count() * 10 > head.len() * 4
    };
    if odd > 0 && even == 0 && arabic(1) {
        Some(UTF_16LE)
    } else if even > 0 && odd == 0 && arabic(0) {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "وصل الوفد إلى العاصمة صباح اليوم، وعقد اجتماعاً مع نظرائه.\nوقال بيان إن المباحثات كانت مثمرة.";

    #[test]
    fn utf8_with_and_without_mark() {
        assert_eq!(decode(TEXT.as_bytes()).as_deref(), Ok(TEXT));
        assert_eq!(decode(format!("\u{FEFF}{TEXT}").as_bytes()).as_deref(), Ok(TEXT));
    }

    #[test]
    fn utf16_with_and_without_mark() {
        for (mark, big) in [(true, false), (true, true), (false, false), (false, true)] {
            let units = mark.then_some('\u{FEFF}').into_iter().chain(TEXT.chars()).collect::<String>();
            let bytes: Vec<u8> =
                units.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect();
            assert_eq!(decode(&bytes).as_deref(), Ok(TEXT), "mark {mark}, big endian {big}");
        }
    }

    #[test]
    fn windows_1256() {
        let (bytes, _, lossy) = encoding_rs::WINDOWS_1256.encode(TEXT);
        assert!(!lossy);
        assert_eq!(decode(&bytes).as_deref(), Ok(TEXT));
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_reason() {
        assert_eq!(decode(b""), Err(DecodeError::Empty));
        assert_eq!(decode(b" \r\n\t"), Err(DecodeError::Empty));
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\xff\xfe"), Err(DecodeError::Binary));
        let mut cut = TEXT.as_bytes().to_vec();
        cut.truncate(cut.len() - 2);
        assert!(
            matches!(decode(&cut), Err(DecodeError::Broken { encoding: "UTF-8", offset }) if offset + 1 == cut.len())
        );
        let mut odd: Vec<u8> = vec![0xFF, 0xFE];
        odd.extend(0xD800_u16.to_le_bytes());
        odd.extend(0x0041_u16.to_le_bytes());
        assert!(matches!(decode(&odd), Err(DecodeError::Broken { encoding: "UTF-16LE", .. })));
    }

    #[test]
    fn a_few_nul_characters_are_kept() {
        let text = format!("{TEXT}\0{TEXT}");
        assert_eq!(decode(text.as_bytes()).as_deref(), Ok(text.as_str()));
    }
}
