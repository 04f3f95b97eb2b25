//! All label sequences of one sentence with their probabilities: the linear chain of a conditional random field.
//!
//! Lafferty, McCallum and Pereira, "Conditional random fields" (ICML 2001); sums are kept in range by normalising each
//! column, as in Rabiner's tutorial on hidden Markov models (Proc. IEEE 77, 1989).

use super::label::Label;

const N: usize = Label::COUNT;

/// A number for each label.
pub type PerLabel = [f64; N];

/// How likely each label is after each other label, as factors; 0 where it may not stand. What begins a sentence is for the features to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Steps {
    /// 1 or 0.
    pub start: PerLabel,
    /// First index: the label before.
    pub next: [PerLabel; N],
    /// The same; first index: the label behind.
    before: [PerLabel; N],
}

impl Steps {
    /// From weights (logarithms of the factors), with 0 for what [`Label::may_follow`] forbids.
    pub fn new(next: &[PerLabel; N]) -> Self {
        let factor = |label: Label, before, weight| if label.may_follow(before) { exp([weight])[0] } else { 0.0 };
        let mut steps = Self { start: [0.0; N], next: [[0.0; N]; N], before: [[0.0; N]; N] };
        for label in Label::ALL {
            steps.start[label.index()] = factor(label, None, 0.0);
            for before in Label::ALL {
                let weight = next[before.index()][label.index()];
                let factor = factor(label, Some(before), weight);
                steps.next[before.index()][label.index()] = factor;
                steps.before[label.index()][before.index()] = factor;
            }
        }
        steps
    }
}

/// One token of the lattice.
#[derive(Clone, Debug)]
struct Column {
    /// The token's own factors, the largest 1.
    own: PerLabel,
    /// Probability of each label given the tokens up to here; sums to 1.
    forward: PerLabel,
    /// Times `forward`: the probability given the whole sentence.
    backward: PerLabel,
    /// What `forward` was divided by.
    norm: f64,
}

/// What arrives at each label from those that have these shares. The rows of `steps` are added up side by side, which the compiler can do
/// for several labels at once.
fn spread(shares: &PerLabel, steps: &[PerLabel; N]) -> PerLabel {
    let mut sums = [0.0; N];
    for (share, row) in shares.iter().zip(steps) {
        sums.iter_mut().zip(row).for_each(|(sum, step)| *sum += share * step);
    }
    sums
}

/// The lattice of one sentence, with its sums.
#[derive(Clone, Debug, Default)]
pub struct Lattice {
    columns: Vec<Column>,
}

impl Lattice {
    /// From the tokens' scores: the sums of the weights of their features.
    pub fn new(scores: &[PerLabel], steps: &Steps) -> Self {
        let mut columns: Vec<Column> = Vec::with_capacity(scores.len());
        for score in scores {
            let highest = score.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let own = exp(score.map(|s| s - highest));
            let mut forward = match columns.last() {
                None => steps.start,
                Some(before) => spread(&before.forward, &steps.next),
            };
            forward.iter_mut().zip(&own).for_each(|(share, own)| *share *= own);
            let norm = forward.iter().sum::<f64>().max(f64::MIN_POSITIVE);
            forward.iter_mut().for_each(|share| *share /= norm);
            columns.push(Column { own, forward, backward: [1.0; N], norm });
        }
        for at in (1..columns.len()).rev() {
            let behind = &columns[at];
            let arriving = std::array::from_fn::<f64, N, _>(|l| behind.own[l] * behind.backward[l] / behind.norm);
            columns[at - 1].backward = spread(&arriving, &steps.before);
        }
        Self { columns }
    }

    /// The probability of each label at `token`.
    pub fn marginal(&self, token: usize) -> PerLabel {
        let column = &self.columns[token];
        std::array::from_fn(|label| column.forward[label] * column.backward[label])
    }

    /// The probability that the labels `before` and `after` stand at `token - 1` and `token`.
    pub fn pair(&self, token: usize, steps: &Steps) -> [PerLabel; N] {
        let (left, right) = (&self.columns[token - 1], &self.columns[token]);
        std::array::from_fn(|b| {
            std::array::from_fn(|a| left.forward[b] * steps.next[b][a] * right.own[a] * right.backward[a] / right.norm)
        })
    }

    /// The probability that exactly the tokens `first..end` are one name: it begins there, goes on, and does not go on behind.
    pub fn span(&self, first: usize, end: usize, begin: Label, inside: Label, steps: &Steps) -> f64 {
        let mut label = begin.index();
        let mut share = self.columns[first].forward[label];
        for column in &self.columns[first + 1..end] {
            share *= steps.next[label][inside.index()] * column.own[inside.index()] / column.norm;
            label = inside.index();
        }
        match self.columns.get(end) {
            None => share,
            Some(behind) => {
                let stops = (0..N).filter(|next| *next != inside.index());
                let onward = |next: usize| steps.next[label][next] * behind.own[next] * behind.backward[next];
                share * stops.map(onward).sum::<f64>() / behind.norm
            }
        }
    }

    /// The most probable sequence of labels (Viterbi).
    pub fn best(&self, steps: &Steps) -> Vec<Label> {
        let mut came_from: Vec<[usize; N]> = Vec::with_capacity(self.columns.len());
        let mut best = [0.0; N];
        for (at, column) in self.columns.iter().enumerate() {
            let mut from = [0; N];
            let mut reached = steps.start;
            if at > 0 {
                for label in 0..N {
                    let way = |before: usize| best[before] * steps.next[before][label];
                    from[label] = (1..N).fold(0, |kept, other| if way(other) > way(kept) { other } else { kept });
                    reached[label] = way(from[label]);
                }
            }
            let highest = (0..N).map(|l| reached[l] * column.own[l]).fold(f64::MIN_POSITIVE, f64::max);
            best = std::array::from_fn(|l| reached[l] * column.own[l] / highest);
            came_from.push(from);
        }
        let mut label = (1..N).fold(0, |kept, other| if best[other] > best[kept] { other } else { kept });
        let mut labels: Vec<Label> = Vec::with_capacity(came_from.len());
        for from in came_from.iter().rev() {
            labels.push(Label::ALL[label]);
            label = from[label];
        }
        labels.reverse();
        labels
    }
}

/// `e` to the power of `x`, within 2 units in the last place, from additions and multiplications alone: the standard library's
/// may differ in the last bit between platforms, and the labels must not.
///
/// Of several numbers at once, which the compiler computes side by side.
fn exp<const COUNT: usize>(numbers: [f64; COUNT]) -> [f64; COUNT] {
    const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
    const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    // Terms of the series 1/k!, highest first; behind the reduction below the argument is at most ln(2) / 2.
    const SERIES: [f64; 13] = [
        1.0 / 479_001_600.0,
        1.0 / 39_916_800.0,
        1.0 / 3_628_800.0,
        1.0 / 362_880.0,
        1.0 / 40_320.0,
        1.0 / 5_040.0,
        1.0 / 720.0,
        1.0 / 120.0,
        1.0 / 24.0,
        1.0 / 6.0,
        1.0 / 2.0,
        1.0,
        1.0,
    ];
    // Adding and taking off one and a half times 2 to the 52 leaves no room for a fraction.
    const ROUNDING: f64 = 6_755_399_441_055_744.0;
    let numbers = numbers.map(|x| x.clamp(-700.0, 700.0));
    let twos = numbers.map(|x| (x * std::f64::consts::LOG2_E + ROUNDING) - ROUNDING);
    let rest: [f64; COUNT] = std::array::from_fn(|n| (numbers[n] - twos[n] * LN_2_HIGH) - twos[n] * LN_2_LOW);
    let mut powers = [0.0; COUNT];
    for term in SERIES {
        powers.iter_mut().zip(&rest).for_each(|(power, rest)| *power = *power * rest + term);
    }
    // |twos| ≤ 1010
    let scale = |twos: f64| f64::from_bits(((twos as i64 + 1023) as u64) << 52);
    std::array::from_fn(|n| powers[n] * scale(twos[n]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps() -> Steps {
        let next = std::array::from_fn(|b| std::array::from_fn(|a| ((b * 5 + a * 3) % 7) as f64 / 4.0 - 0.5));
        Steps::new(&next)
    }

    fn scores() -> Vec<PerLabel> {
        (0..4).map(|t| std::array::from_fn(|l| ((t * 3 + l * 5) % 8) as f64 / 3.0 - 1.0)).collect()
    }

    /// Every sequence of labels with the product of its factors.
    fn all_sequences(scores: &[PerLabel], steps: &Steps) -> Vec<(Vec<usize>, f64)> {
        let mut all = vec![(Vec::new(), 1.0)];
        for score in scores {
            let longer = |(labels, weight): (Vec<usize>, f64)| {
                (0..N).map(move |label| {
                    let step = labels.last().map_or(steps.start[label], |before: &usize| steps.next[*before][label]);
                    ([labels.as_slice(), &[label]].concat(), weight * step * score[label].exp())
                })
            };
            all = all.into_iter().flat_map(longer).filter(|(_, weight)| *weight > 0.0).collect();
        }
        all
    }

    #[test]
    fn sums_agree_with_counting_every_sequence() {
        let (steps, scores) = (steps(), scores());
        let lattice = Lattice::new(&scores, &steps);
        let all = all_sequences(&scores, &steps);
        let total: f64 = all.iter().map(|(_, weight)| weight).sum();
        let share = |holds: &dyn Fn(&[usize]) -> bool| -> f64 {
            all.iter().filter(|(labels, _)| holds(labels)).map(|(_, weight)| weight / total).sum()
        };
        for token in 0..scores.len() {
            for label in 0..N {
                assert!((lattice.marginal(token)[label] - share(&|l| l[token] == label)).abs() < 1e-9);
                if token > 0 {
                    let pair = lattice.pair(token, &steps)[0][label];
                    assert!((pair - share(&|l| l[token - 1] == 0 && l[token] == label)).abs() < 1e-9);
                }
            }
        }
        let (begin, inside) = (Label::BeginPlace, Label::InPlace);
        let (b, i) = (begin.index(), inside.index());
        let span = lattice.span(1, 3, begin, inside, &steps);
        assert!((span - share(&|l| l[1] == b && l[2] == i && l[3] != i)).abs() < 1e-9);
        let span = lattice.span(2, 4, begin, inside, &steps);
        assert!((span - share(&|l| l[2] == b && l[3] == i)).abs() < 1e-9);
        let best = all.iter().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(labels, _)| labels.clone());
        assert_eq!(best, Some(lattice.best(&steps).iter().map(|l| l.index()).collect()));
    }

    #[test]
    fn powers_agree_with_the_standard_library() {
        for x in [-650.0, -20.25, -1.0, -1e-9, 0.0, 0.3, 1.0, 33.3, 600.0_f64] {
            assert!((exp([x])[0] / x.exp() - 1.0).abs() < 1e-14, "{x}");
        }
        assert!(exp([-1e9])[0] > 0.0);
    }

    #[test]
    fn an_empty_sentence_has_no_labels() {
        assert!(Lattice::new(&[], &steps()).best(&steps()).is_empty());
    }
}
