//! The hash by which words and features are known. It is part of the model's format: the same on every platform, for ever.

const PRIME: u64 = 0x0000_0100_0000_01b3;

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a.
pub fn bytes(bytes: &[u8]) -> u64 {
    onward(START, bytes)
}

/// The hash of what had the hash `hash` with `bytes` behind it.
pub fn onward(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, step)
}

/// FNV-1a of a text's bytes.
pub fn text(text: &str) -> u64 {
    bytes(text.as_bytes())
}

fn step(hash: u64, byte: &u8) -> u64 {
    (hash ^ u64::from(*byte)).wrapping_mul(PRIME)
}

/// Two hashes in their order as one.
pub fn join(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The short name of the feature number `template` with the value `value`.
// The upper half, where the product has mixed all bits
pub fn feature(template: u32, value: u64) -> u32 {
    let mixed = (value ^ u64::from(template).wrapping_mul(0xd6e8_feb8_6659_fd93)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    (mixed >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_template_tell() {
        let (a, b) = (text("باب"), text("دار"));
        assert_ne!(join(a, b), join(b, a));
        assert_ne!(feature(1, a), feature(2, a));
    }
}
