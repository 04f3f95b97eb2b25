//! The weights of the tagger, and the file they are kept in.
//!
//! The file: the eight bytes `MARSADNT`, then little-endian: format version (u32), number of features (u32), the value of one unit of
//! weight (f32), the weights of the steps between labels (f32: a row for each label before), the gaps between the
//! ascending names of the features (LEB128), a row of weights for each feature (i8, one a label), and FNV-1a of all that (u64).

use super::hash;
use super::label::Label;
use super::lattice::{PerLabel, Steps};

const MAGIC: &[u8; 8] = b"MARSADNT";
const VERSION: u32 = 1;
const N: usize = Label::COUNT;
const _: () = assert!(N < Slot::WIDTH);

/// The weights of a feature in units of the model, one a label.
pub type Row = [i8; N];

/// A trained model.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    unit: f32,
    next: [[f32; N]; N],
    /// Names of features, ascending.
    names: Vec<u32>,
    rows: Vec<Row>,
    steps: Steps,
    index: Index,
}

impl Model {
    /// From weights: of the steps and of features, which must have ascending names. Weights are rounded to 127 steps.
    pub fn new(next: &[PerLabel; N], features: &[(u32, PerLabel)]) -> Self {
        debug_assert!(features.is_sorted_by(|(a, _), (b, _)| a < b), "names of features ascend");
        let largest = features.iter().flat_map(|(_, row)| row).fold(1e-3, |most: f64, weight| most.max(weight.abs()));
        // F32 is what the file holds
        let (unit, single) = ((largest / 127.0) as f32, |row: &PerLabel| row.map(|weight| weight as f32));
        // At most 127
        let round = |weight: f64| (weight / f64::from(unit)).round().clamp(-127.0, 127.0) as i8;
        let (names, rows) = features
            .iter()
            .map(|(name, row)| (*name, row.map(round)))
            .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
            .unzip();
        Self::assemble(unit, next.each_ref().map(single), names, rows)
    }

    fn assemble(unit: f32, next: [[f32; N]; N], names: Vec<u32>, rows: Vec<Row>) -> Self {
        let steps = Steps::new(&next.map(|row| row.map(f64::from)));
        let index = Index::new(&names, &rows);
        Self { unit, next, names, rows, steps, index }
    }

    /// How many features have a weight.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    pub(super) fn steps(&self) -> &Steps {
        &self.steps
    }

    /// Keeps a feature of a token that can have weights; most features of a text have none.
    pub(super) fn gather(&self, feature: u32, into: &mut Gathered) {
        if let Some(place) = into.features.get_mut(into.count) {
            *place = feature;
            into.count += usize::from(self.index.may_have(feature));
        }
    }

    /// The scores that go into the lattice: the sums of the weights of the gathered features.
    pub(super) fn scores(&self, gathered: &Gathered) -> PerLabel {
        // Four bytes of a slot at once, each with the upper byte of a sum in front of it.
        const LANES: u64 = 0x00ff_00ff_00ff_00ff;
        let (mut even, mut odd, mut count) = (0_u64, 0_u64, 0);
        for slot in gathered.all().iter().filter_map(|&feature| self.index.find(feature)) {
            let row = u64::from_le_bytes(slot.row);
            even += row & LANES;
            odd += row >> u8::BITS & LANES;
            count += i32::from(Slot::ZERO);
        }
        let sum = |label: usize| {
            let lanes = if label.is_multiple_of(2) { even } else { odd };
            i32::from((lanes >> (label / 2 * 16)) as u16) - count
        };
        std::array::from_fn(|label| f64::from(sum(label)) * f64::from(self.unit))
    }

    /// The model as a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        let count = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(self.unit.to_le_bytes());
        for weight in self.next.iter().flatten() {
            bytes.extend(weight.to_le_bytes());
        }
        let mut last = 0;
        for name in &self.names {
            write_number(name - last, &mut bytes);
            last = *name;
        }
        bytes.extend(self.rows.iter().flatten().map(|weight| weight.to_le_bytes()[0]));
        bytes.extend(hash::bytes(&bytes).to_le_bytes());
        bytes
    }

    /// Reads a file. `None` where it is damaged or of another version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (body, sum) = bytes.split_last_chunk::<8>()?;
        if hash::bytes(body) != u64::from_le_bytes(*sum) {
            return None;
        }
        let mut rest = body.strip_prefix(MAGIC)?;
        let version = u32::from_le_bytes(take(&mut rest)?);
        let count = u32::from_le_bytes(take(&mut rest)?) as usize;
        if version != VERSION || count > rest.len() {
            return None;
        }
        let mut weight = || take(&mut rest).map(f32::from_le_bytes).filter(|weight| weight.is_finite());
        let unit = weight()?;
        let mut row = || -> Option<[f32; N]> {
            let mut row = [0.0; N];
            for place in &mut row {
                *place = weight()?;
            }
            Some(row)
        };
        let mut next = [[0.0; N]; N];
        for place in &mut next {
            *place = row()?;
        }
        let mut names: Vec<u32> = Vec::with_capacity(count);
        for _ in 0..count {
            let gap = read_number(&mut rest)?;
            let name = names.last().map_or(Some(gap), |last| last.checked_add(gap).filter(|name| name > last))?;
            names.push(name);
        }
        let (rows, beyond) = rest.as_chunks::<N>();
        if rows.len() != count || !beyond.is_empty() {
            return None;
        }
        let rows = rows.iter().map(|row| row.map(|byte| i8::from_le_bytes([byte]))).collect();
        Some(Self::assemble(unit, next, names, rows))
    }
}

/// The features of one token that can have weights. They are gathered before they are looked up, so that the processor can look ahead.
#[derive(Debug)]
pub(super) struct Gathered {
    features: [u32; Self::MOST],
    count: usize,
}

impl Gathered {
    /// More than a token has. The bytes of so many slots have a sum of two bytes.
    const MOST: usize = 256;

    fn all(&self) -> &[u32] {
        self.features.get(..self.count).unwrap_or_default()
    }

    pub fn clear(&mut self) {
        self.count = 0;
    }
}

impl Default for Gathered {
    fn default() -> Self {
        Self { features: [0; Self::MOST], count: 0 }
    }
}

fn take<const SIZE: usize>(rest: &mut &[u8]) -> Option<[u8; SIZE]> {
    let (taken, behind) = rest.split_first_chunk()?;
    *rest = behind;
    Some(*taken)
}

/// LEB128: seven bits a byte, the lowest first, the eighth set in all but the last.
fn write_number(mut number: u32, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn read_number(rest: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u64;
    for shift in (0..35).step_by(7) {
        let [byte] = take(rest)?;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return u32::try_from(number).ok();
        }
    }
    None
}

/// A feature's name and its weights beside each other, so that both are in one line of the processor's cache.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Slot {
    name: u32,
    /// One weight a label, more by [`Self::ZERO`] so that none is negative, and in the last byte 1 where the slot is taken.
    row: [u8; Self::WIDTH],
}

impl Slot {
    const WIDTH: usize = 8;
    /// Stands for a weight of 0.
    const ZERO: u8 = 0x80;

    fn new(name: u32, weights: &Row) -> Self {
        let mut row = [1; Self::WIDTH];
        row.iter_mut().zip(weights).for_each(|(byte, weight)| *byte = Self::ZERO.wrapping_add_signed(*weight));
        Self { name, row }
    }

    fn is_free(&self) -> bool {
        self.row[Self::WIDTH - 1] == 0
    }
}

/// From the name of a feature to its weights: an open-addressed table, since look-up is what tagging spends its time on.
#[derive(Clone, Debug, PartialEq)]
struct Index {
    /// The length is a power of two.
    slots: Vec<Slot>,
    /// Bits of the names' upper ends: most features of a text are unknown, and this table, which stays in the processor's cache, tells so.
    known: Box<[u64; Self::WORDS]>,
}

impl Index {
    fn new(names: &[u32], rows: &[Row]) -> Self {
        let mut slots = vec![Slot::default(); (names.len() * 2).next_power_of_two().max(2)];
        let mask = slots.len() - 1;
        for (name, row) in names.iter().zip(rows) {
            let mut at = *name as usize & mask;
            while !slots[at].is_free() {
                at = (at + 1) & mask;
            }
            slots[at] = Slot::new(*name, row);
        }
        let mut known = Box::new([0; Self::WORDS]);
        for name in names {
            let (word, bit) = Self::bit(*name);
            known[word] |= bit;
        }
        Self { slots, known }
    }

    /// Logarithm of the number of bits in `known`.
    const BITS: u32 = 21;
    const WORDS: usize = 1 << (Self::BITS - u64::BITS.ilog2());

    fn bit(name: u32) -> (usize, u64) {
        let upper = name >> (u32::BITS - Self::BITS);
        ((upper >> 6) as usize, 1 << (upper & 63))
    }

    /// Whether the name can be in the table; `false` is sure.
    fn may_have(&self, name: u32) -> bool {
        let (word, bit) = Self::bit(name);
        self.known[word] & bit != 0
    }

    fn find(&self, name: u32) -> Option<&Slot> {
        let mask = self.slots.len() - 1;
        let mut at = name as usize & mask;
        loop {
            let slot = &self.slots[at];
            if slot.is_free() {
                return None;
            }
            if slot.name == name {
                return Some(slot);
            }
            at = (at + 1) & mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> Model {
        let features =
            [(0, [0.0; N]), (3, [1.0, -1.0, 0.5, 0.0, 0.0, 0.0, 0.25]), (70_000, [2.0; N]), (u32::MAX, [-1.0; N])];
        Model::new(&[[0.25; N]; N], &features)
    }

    #[test]
    fn a_file_gives_the_model_back() {
        let model = model();
        assert_eq!(model.len(), 3, "a feature without weight is left out");
        assert_eq!(Model::from_bytes(&model.to_bytes()), Some(model));
    }

    #[test]
    fn weights_are_found_by_name() {
        let model = model();
        let mut gathered = Gathered::default();
        [3, 70_000, 5, 70_002].iter().for_each(|feature| model.gather(*feature, &mut gathered));
        let scores = model.scores(&gathered);
        for (score, expected) in scores.iter().zip([3.0, 1.0, 2.5, 2.0, 2.0, 2.0, 2.25]) {
            assert!((score - expected).abs() < 0.05, "{scores:?}");
        }
    }

    #[test]
    fn the_most_features_have_a_sum() {
        for weight in [1.0, -1.0] {
            let features: Vec<(u32, PerLabel)> = (0..256).map(|name| (name * 4096, [weight; N])).collect();
            let model = Model::new(&[[0.0; N]; N], &features);
            let mut gathered = Gathered::default();
            // One more has no place.
            (0..257).for_each(|name| model.gather(name * 4096, &mut gathered));
            assert!(model.scores(&gathered).iter().all(|score| (score - 256.0 * weight).abs() < 0.01));
        }
    }

    #[test]
    fn damaged_files_are_refused() {
        let whole = model().to_bytes();
        for end in 0..whole.len() {
            assert_eq!(Model::from_bytes(&whole[..end]), None, "cut at {end}");
        }
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x10;
            assert_eq!(Model::from_bytes(&bytes), None, "changed at {at}");
        }
    }

    #[test]
    fn a_wrong_count_under_a_right_sum_is_refused() {
        for count in [0_u32, 2, 4, u32::MAX] {
            let mut bytes = model().to_bytes();
            bytes.truncate(bytes.len() - 8);
            bytes[12..16].copy_from_slice(&count.to_le_bytes());
            bytes.extend(hash::bytes(&bytes).to_le_bytes());
            assert_eq!(Model::from_bytes(&bytes), None, "{count}");
        }
    }
}
