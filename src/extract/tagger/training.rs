//! Labelled sentences → a [`Model`]: the weights of a conditional random field.
//!
//! The likelihood is climbed by AdaGrad (Duchi, Hazan and Singer, JMLR 12, 2011), one step a sentence, with a penalty on the squares of the
//! weights; the model is the mean of the weights after each of the later rounds. Nothing is random but by a fixed generator, so the same
//! sentences in the same order give the same model.

use rustc_hash::FxHashMap;

use super::features::{self, Sentence};
use super::label::Label;
use super::lattice::{Lattice, PerLabel, Steps};
use super::model::Model;
use super::{classes, hash};
use crate::arabic::Token;
use crate::arabic::lexicon::NameLexicon;

const N: usize = Label::COUNT;

/// By whose rules names are marked: what counts as the name of an organisation, which nouns belong to a name.
///
/// Each weight is a sum of one that all schemes share and one of the scheme's own, so that they learn from each other where they agree
/// (Daumé, "Frustratingly easy domain adaptation", ACL 2007). The model keeps the sums for [`Scheme::Own`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// The rules by which the tagger is to tag.
    Own,
    /// Another corpus, by its number from 0.
    Other(u8),
}

/// A sentence to learn from.
#[derive(Clone, Debug)]
pub struct Example {
    pub tokens: Vec<Token>,
    /// One a token.
    pub labels: Vec<Label>,
    /// How much the sentence counts; 1 is usual.
    pub weight: f64,
    /// By whose rules the names were marked.
    pub scheme: Scheme,
}

/// How to train.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How often all sentences are gone through.
    pub rounds: u32,
    /// The size of a weight's first step.
    pub rate: f64,
    /// The penalty on squares of weights, for each time the feature is seen.
    pub penalty: f64,
    /// Features seen in fewer tokens are left out.
    pub fewest: u32,
    /// At most so many features are kept, those with the largest weights.
    pub most_features: usize,
    /// The share of features that is hidden at each step, so that no feature is relied on alone (dropout).
    pub hidden: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { rounds: 10, rate: 0.1, penalty: 1e-5, fewest: 2, most_features: 60_000, hidden: 0.3 }
    }
}

/// A sentence as numbers of features.
struct Prepared {
    /// The features of all tokens, one behind the other.
    features: Vec<u32>,
    /// Where each token's features end.
    ends: Vec<usize>,
    labels: Vec<Label>,
    weight: f64,
    /// Which weights beside the shared ones are its scheme's.
    layer: usize,
}

impl Prepared {
    fn of(&self, token: usize) -> &[u32] {
        let start = token.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.features[start..self.ends[token]]
    }

    /// The sentence without a share of its features, drawn by `seed`.
    fn visible(&self, hidden: f64, seed: u64) -> Self {
        // A share of the range
        let threshold = (hidden.clamp(0.0, 1.0) * f64::from(u32::MAX)) as u32;
        let (mut features, mut ends) = (Vec::with_capacity(self.features.len()), Vec::with_capacity(self.ends.len()));
        for token in 0..self.ends.len() {
            let seed = hash::join(seed, token as u64);
            let shown = |feature: &&u32| hash::feature(**feature, seed) >= threshold;
            features.extend(self.of(token).iter().filter(shown));
            ends.push(features.len());
        }
        Self { features, ends, labels: self.labels.clone(), ..*self }
    }
}

/// Learns from `examples`, in their order.
pub fn train(examples: &[Example], lexicon: &NameLexicon, settings: &Settings) -> Model {
    let (sentences, names) = prepare(examples, lexicon, settings.fewest);
    let layers = sentences.iter().map(|sentence| sentence.layer).max().unwrap_or(0).max(OWN) + 1;
    let mut weights = Weights::new(names.len(), layers);
    let mut mean = Sums::new(names.len());
    let first_kept = settings.rounds / 2;
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    for round in 0..settings.rounds {
        shuffle(&mut order, round);
        for sentence in &order {
            let visible = sentences[*sentence].visible(settings.hidden, hash::join(u64::from(round), *sentence as u64));
            weights.learn(&visible, settings);
        }
        if round >= first_kept {
            weights.add_to(&mut mean);
        }
    }
    mean.scale(1.0 / f64::from((settings.rounds - first_kept).max(1)));
    // With all features visible the scores would be larger than those that were learnt.
    mean.rows.iter_mut().flatten().for_each(|weight| *weight *= 1.0 - settings.hidden);
    let mut features: Vec<(u32, PerLabel)> = names.into_iter().zip(mean.rows).collect();
    let size = |row: &PerLabel| row.iter().fold(0.0, |most: f64, weight| most.max(weight.abs()));
    features.sort_by(|(a_name, a), (b_name, b)| size(b).total_cmp(&size(a)).then(a_name.cmp(b_name)));
    features.truncate(settings.most_features);
    features.sort_by_key(|(name, _)| *name);
    Model::new(&mean.next, &features)
}

/// Numbers the features that are seen often enough; the second result holds their names.
fn prepare(examples: &[Example], lexicon: &NameLexicon, fewest: u32) -> (Vec<Prepared>, Vec<u32>) {
    let mut seen: FxHashMap<u32, u32> = FxHashMap::default();
    let mut sentences = Vec::with_capacity(examples.len());
    for example in examples {
        debug_assert_eq!(example.tokens.len(), example.labels.len(), "one label a token");
        let words = Sentence::new(&example.tokens, &classes::look_up(&example.tokens, lexicon));
        let (mut named, mut ends) = (Vec::new(), Vec::new());
        for at in 0..words.len() {
            features::each(&words, at, |feature| {
                *seen.entry(feature).or_default() += 1;
                named.push(feature);
            });
            ends.push(named.len());
        }
        let layer = match example.scheme {
            Scheme::Own => OWN,
            Scheme::Other(number) => OWN + 1 + usize::from(number),
        };
        sentences.push(Prepared {
            features: named,
            ends,
            labels: example.labels.clone(),
            weight: example.weight,
            layer,
        });
    }
    let mut names: Vec<u32> = seen.into_iter().filter(|(_, times)| *times >= fewest).map(|(name, _)| name).collect();
    names.sort_unstable();
    let numbers: FxHashMap<u32, u32> = names.iter().copied().zip(0..).collect();
    for sentence in &mut sentences {
        let (mut kept, mut start) = (Vec::new(), 0);
        for end in &mut sentence.ends {
            kept.extend(sentence.features[start..*end].iter().filter_map(|name| numbers.get(name)));
            start = std::mem::replace(end, kept.len());
        }
        sentence.features = kept;
    }
    (sentences, names)
}

/// Fisher and Yates' shuffle by a fixed generator.
fn shuffle(order: &mut [usize], round: u32) {
    let mut state = u64::from(round);
    for last in (1..order.len()).rev() {
        state = hash::join(state.wrapping_add(0x9e37_79b9), last as u64);
        order.swap(last, ((state >> 32) as usize) % (last + 1));
    }
}

/// The layers of weights: the shared ones, those of [`Scheme::Own`], and behind them those of the other schemes.
const SHARED: usize = 0;
const OWN: usize = 1;

/// Weights of the start, the steps and the features, with the sums of their squared slopes.
struct Layer {
    rows: Vec<PerLabel>,
    squares: Vec<PerLabel>,
    next: [PerLabel; N],
    next_squares: [PerLabel; N],
}

struct Weights {
    layers: Vec<Layer>,
}

impl Weights {
    fn new(features: usize, layers: usize) -> Self {
        let layer = || Layer {
            rows: vec![[0.0; N]; features],
            squares: vec![[0.0; N]; features],
            next: [[0.0; N]; N],
            next_squares: [[0.0; N]; N],
        };
        Self { layers: (0..layers).map(|_| layer()).collect() }
    }

    fn scores(&self, sentence: &Prepared) -> Vec<PerLabel> {
        let (shared, own) = (&self.layers[SHARED].rows, &self.layers[sentence.layer].rows);
        let score = |token| {
            let mut sums = [0.0; N];
            for feature in sentence.of(token) {
                let (shared, own) = (&shared[*feature as usize], &own[*feature as usize]);
                for at in 0..N {
                    sums[at] += shared[at] + own[at];
                }
            }
            sums
        };
        (0..sentence.labels.len()).map(score).collect()
    }

    fn next(&self, layer: usize) -> [PerLabel; N] {
        let (shared, own) = (&self.layers[SHARED].next, &self.layers[layer].next);
        std::array::from_fn(|before| std::array::from_fn(|label| shared[before][label] + own[before][label]))
    }

    /// One step towards the sentence's labels.
    fn learn(&mut self, sentence: &Prepared, settings: &Settings) {
        let steps = Steps::new(&self.next(sentence.layer));
        let lattice = Lattice::new(&self.scores(sentence), &steps);
        for layer in [SHARED, sentence.layer] {
            let layer = &mut self.layers[layer];
            for (token, label) in sentence.labels.iter().enumerate() {
                let mut slopes = lattice.marginal(token).map(|share| -share * sentence.weight);
                slopes[label.index()] += sentence.weight;
                for feature in sentence.of(token) {
                    let feature = *feature as usize;
                    climb(&mut layer.rows[feature], &mut layer.squares[feature], &slopes, settings);
                }
                if token > 0 {
                    let before = sentence.labels[token - 1];
                    let mut slopes = lattice.pair(token, &steps).map(|row| row.map(|share| -share * sentence.weight));
                    slopes[before.index()][label.index()] += sentence.weight;
                    for ((row, squares), slopes) in layer.next.iter_mut().zip(&mut layer.next_squares).zip(&slopes) {
                        climb(row, squares, slopes, settings);
                    }
                }
            }
        }
    }

    fn add_to(&self, sums: &mut Sums) {
        for layer in &self.layers[SHARED..=OWN] {
            for (into, row) in sums.rows.iter_mut().chain(&mut sums.next).zip(layer.rows.iter().chain(&layer.next)) {
                into.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
            }
        }
    }
}

/// One step of AdaGrad for a row of weights.
fn climb(row: &mut PerLabel, squares: &mut PerLabel, slopes: &PerLabel, settings: &Settings) {
    for at in 0..N {
        let slope = slopes[at] - settings.penalty * row[at];
        squares[at] += slope * slope;
        row[at] += settings.rate * slope / (squares[at] + 1e-8).sqrt();
    }
}

/// Sums of the weights that the model will have.
struct Sums {
    rows: Vec<PerLabel>,
    next: [PerLabel; N],
}

impl Sums {
    fn new(features: usize) -> Self {
        Self { rows: vec![[0.0; N]; features], next: [[0.0; N]; N] }
    }

    fn scale(&mut self, factor: f64) {
        self.rows.iter_mut().chain(&mut self.next).flatten().for_each(|weight| *weight *= factor);
    }
}
