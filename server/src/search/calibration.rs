//! From which scores on ideas are shown as related, and as probably the same: as the program has
//! it, and then as those decide who look at pairs of ideas.
//!
//! A score is turned into the probability that two ideas are the same wish. The shipped
//! thresholds are the points of a logistic curve where that is one in three and three in four; the
//! curve agrees within five points with what a reader judged by hand (docs/search.md). Each
//! decision is added to it at its score, and isotonic regression by pool-adjacent-violators
//! (Ayer and others, “An empirical distribution function for sampling with incomplete
//! information”, 1955; for scores: Zadrozny and Elkan, “Transforming classifier scores into
//! accurate multiclass probability estimates”, 2002) makes a rising curve of both:
//!
//! ```text
//! p(g) = isotonic over g of  (P · prior(g) + Σ same) / (P + Σ all),   g = 0, 0.05 … 1
//! ```
//!
//! where the sums go over the decisions near g, each shared between its two neighbours by how near
//! it is, and P ([`PRIOR`]) is how many decisions the shipped curve counts for. A gate stands where
//! the curve reaches its probability, within bounds: whatever is decided, nothing is called
//! probably the same below 0.60, and what is all but the same is always called so.

use app::domain::similar::Strength;

use super::analysis::Language;
use super::similar::compare::are_comparable;

/// From this score on two texts are about the same matter.
pub const RELATED: f32 = 0.40;
/// From this score on two texts are probably the same wish.
pub const PROBABLE: f32 = 0.70;

/// How probably two ideas at the shipped gates are the same wish.
const SAME_AT_RELATED: f64 = 1.0 / 3.0;
const SAME_AT_PROBABLE: f64 = 3.0 / 4.0;
/// Decisions that the shipped curve counts for at each step: one decision moves a gate by 0.02 at
/// most, and fifteen that agree at one score move it by a tenth.
const PRIOR: f64 = 30.0;
/// The curve is held at so many steps from 0 to 1.
const STEPS: usize = 20;
/// How far gates may move.
const RELATED_WITHIN: (f32, f32) = (0.35, 0.60);
const PROBABLE_WITHIN: (f32, f32) = (0.60, 0.90);

/// What two texts are written in, and so how they were compared: each has scores of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tongues {
    /// Both in Arabic.
    Arabic,
    /// Both in Persian.
    Persian,
    /// Both in English.
    English,
    /// In a language without an analysis of its own, or one of them.
    Other,
    /// In two that are compared by meanings alone.
    Two,
}

impl Tongues {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Arabic, Self::Persian, Self::English, Self::Other, Self::Two];

    /// Of two texts.
    pub fn of(one: Language, other: Language) -> Self {
        match one {
            _ if !are_comparable(one, other) => Self::Two,
            _ if one != other => Self::Other,
            Language::Arabic => Self::Arabic,
            Language::Persian => Self::Persian,
            Language::English => Self::English,
            Language::Other => Self::Other,
        }
    }
}

/// Somebody's word on two ideas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decision {
    /// How alike they are, from 0 to 1.
    pub score: f32,
    /// Whether they are the same wish.
    pub is_same: bool,
    /// What the word counts; a moderator's is 1.
    pub weight: f64,
}

/// The scores from which on ideas are shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gate {
    /// As related.
    pub related: f32,
    /// As probably the same.
    pub probable: f32,
}

impl Default for Gate {
    fn default() -> Self {
        Self { related: RELATED, probable: PROBABLE }
    }
}

impl Gate {
    /// The gate of these decisions, in whatever order.
    pub fn of(decisions: &[Decision]) -> Self {
        if decisions.is_empty() {
            return Self::default();
        }
        let curve = curve(decisions);
        Self {
            related: reaches(&curve, SAME_AT_RELATED).clamp(RELATED_WITHIN.0, RELATED_WITHIN.1),
            probable: reaches(&curve, SAME_AT_PROBABLE).clamp(PROBABLE_WITHIN.0, PROBABLE_WITHIN.1),
        }
    }

    /// What a score means; none is too little to be shown.
    pub fn strength(&self, score: f32) -> Option<Strength> {
        match score {
            score if score >= self.probable => Some(Strength::Probable),
            score if score >= self.related => Some(Strength::Related),
            _ => None,
        }
    }
}

/// A gate with what it rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Calibrated {
    /// As it is now.
    pub gate: Gate,
    /// Pairs of ideas that somebody decided about.
    pub decided: usize,
    /// Of these, the pairs that a moderator decided about and that are called probably the same.
    pub called: usize,
    /// Of these, those that the moderator found to be the same.
    pub same: usize,
}

impl Calibrated {
    fn by(decisions: &[Decision]) -> Self {
        let gate = Gate::of(decisions);
        let is_called = |one: &&Decision| one.weight >= 1.0 && gate.strength(one.score) == Some(Strength::Probable);
        let called: Vec<_> = decisions.iter().filter(is_called).collect();
        let same = called.iter().filter(|one| one.is_same).count();
        Self { gate, decided: decisions.len(), called: called.len(), same }
    }
}

/// The gates of all languages.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gates([Calibrated; Tongues::ALL.len()]);

impl Gates {
    /// The gates of these decisions, each about two texts of some languages.
    pub fn by(decisions: &[(Tongues, Decision)]) -> Self {
        Self(Tongues::ALL.map(|tongues| {
            let of_these: Vec<Decision> =
                decisions.iter().filter(|(of, _)| *of == tongues).map(|(_, decision)| *decision).collect();
            Calibrated::by(&of_these)
        }))
    }

    /// The gate for two texts, and what it rests on.
    pub fn of(&self, tongues: Tongues) -> Calibrated {
        self.0[tongues as usize]
    }
}

/// How probably two ideas of a score are the same wish, as the shipped thresholds have it.
fn shipped(score: f64) -> f64 {
    let logit = |p: f64| (p / (1.0 - p)).ln();
    let (low, high) = (logit(SAME_AT_RELATED), logit(SAME_AT_PROBABLE));
    let along = (score - f64::from(RELATED)) / f64::from(PROBABLE - RELATED);
    1.0 / (1.0 + (-(low + along * (high - low))).exp())
}

/// How probably two ideas are the same wish, at each step from 0 to 1; it never falls.
fn curve(decisions: &[Decision]) -> Vec<f64> {
    let mut steps: Vec<(f64, f64)> =
        (0..=STEPS).map(|step| (PRIOR * shipped(step as f64 / STEPS as f64), PRIOR)).collect();
    for decision in decisions {
        let at = f64::from(decision.score.clamp(0.0, 1.0)) * STEPS as f64;
        let below = (at.floor() as usize).min(STEPS - 1);
        let near = at - below as f64;
        for (step, share) in [(below, 1.0 - near), (below + 1, near)] {
            let weight = share * decision.weight;
            steps[step].0 += if decision.is_same { weight } else { 0.0 };
            steps[step].1 += weight;
        }
    }
    isotonic(&steps)
}

/// The rising sequence nearest to the means of some sums, each with its weight: neighbours that
/// fall are pooled into their common mean.
fn isotonic(sums: &[(f64, f64)]) -> Vec<f64> {
    let mut pools: Vec<(f64, f64, usize)> = Vec::with_capacity(sums.len());
    for &(sum, weight) in sums {
        let mut pool = (sum, weight, 1);
        while let Some(&(before, with, steps)) = pools.last()
            && before / with >= pool.0 / pool.1
        {
            pool = (before + pool.0, with + pool.1, steps + pool.2);
            pools.pop();
        }
        pools.push(pool);
    }
    pools.iter().flat_map(|(sum, weight, steps)| std::iter::repeat_n(sum / weight, *steps)).collect()
}

/// The score at which a curve reaches a probability; 1 where it never does.
fn reaches(curve: &[f64], probability: f64) -> f32 {
    let Some(above) = curve.iter().position(|p| *p >= probability) else { return 1.0 };
    let Some(below) = above.checked_sub(1) else { return 0.0 };
    let along = (probability - curve[below]) / (curve[above] - curve[below]);
    ((below as f64 + along) / STEPS as f64) as f32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decided(score: f32, is_same: bool, times: usize) -> Vec<Decision> {
        vec![Decision { score, is_same, weight: 1.0 }; times]
    }

    #[test]
    fn the_shipped_curve_passes_the_gates_and_what_a_reader_judged() {
        let empty = curve(&[]);
        assert!((reaches(&empty, SAME_AT_RELATED) - RELATED).abs() < 1e-4);
        assert!((reaches(&empty, SAME_AT_PROBABLE) - PROBABLE).abs() < 1e-4);
        // Of the suggestions in each band, those that were the same wish: docs/search.md.
        for (score, same, of) in [(0.425, 47, 135), (0.475, 52, 113), (0.55, 67, 115), (0.65, 55, 74), (0.78, 60, 73)] {
            let judged = f64::from(same) / f64::from(of);
            assert!((shipped(score) - judged).abs() < 0.06, "{score}: {} and {judged}", shipped(score));
        }
    }

    #[test]
    fn many_who_say_different_raise_the_gate_and_many_who_say_the_same_lower_it() {
        let raised = Gate::of(&decided(0.75, false, 60));
        assert!(raised.probable > 0.76, "{raised:?}");
        let lowered = Gate::of(&decided(0.62, true, 60));
        assert!(lowered.probable < 0.62, "{lowered:?}");
        assert_eq!(lowered.related, Gate::of(&decided(0.75, false, 1)).related, "what is far off changes nothing");
    }

    #[test]
    fn decisions_that_agree_with_what_is_shipped_leave_the_gates() {
        let mut all = Vec::new();
        for step in 0..=STEPS {
            let score = step as f32 / STEPS as f32;
            let same = (shipped(f64::from(score)) * 1000.0).round() as usize;
            all.extend(decided(score, true, same));
            all.extend(decided(score, false, 1000 - same));
        }
        let gate = Gate::of(&all);
        assert!((gate.related - RELATED).abs() < 0.003 && (gate.probable - PROBABLE).abs() < 0.003, "{gate:?}");
    }

    #[test]
    fn neighbours_that_fall_become_their_mean() {
        let sums = [(1.0, 10.0), (8.0, 10.0), (2.0, 10.0), (9.0, 10.0)];
        assert_eq!(isotonic(&sums), [0.1, 0.5, 0.5, 0.9]);
    }

    fn decisions() -> impl Strategy<Value = Vec<Decision>> {
        let one = (0.0f32..=1.0, any::<bool>(), prop_oneof![Just(0.5), Just(1.0)]);
        prop::collection::vec(one.prop_map(|(score, is_same, weight)| Decision { score, is_same, weight }), 0..400)
    }

    proptest! {
        #[test]
        fn the_curve_never_falls_and_gates_stay_within_bounds(all in decisions()) {
            let curve = curve(&all);
            prop_assert!(curve.windows(2).all(|pair| pair[0] <= pair[1]), "{curve:?}");
            prop_assert!(curve.iter().all(|p| (0.0..=1.0).contains(p)));
            let gate = Gate::of(&all);
            prop_assert!(gate.related >= RELATED_WITHIN.0 && gate.related <= RELATED_WITHIN.1, "{gate:?}");
            prop_assert!(gate.probable >= PROBABLE_WITHIN.0 && gate.probable <= PROBABLE_WITHIN.1, "{gate:?}");
            prop_assert!(gate.related <= gate.probable);
        }

        #[test]
        fn one_word_more_moves_a_gate_its_own_way_and_never_far(all in decisions(), score in 0.0f32..=1.0) {
            let before = Gate::of(&all);
            for is_same in [true, false] {
                let more: Vec<Decision> = all.iter().copied().chain(decided(score, is_same, 1)).collect();
                let after = Gate::of(&more);
                for (was, is) in [(before.related, after.related), (before.probable, after.probable)] {
                    let moved = if is_same { was - is } else { is - was };
                    prop_assert!(moved >= -1e-5, "{is_same} at {score}: {was} {is}");
                }
            }
            if all.is_empty() {
                let alone = Gate::of(&decided(score, false, 1));
                prop_assert!((alone.probable - PROBABLE).abs() <= 0.02 && (alone.related - RELATED).abs() <= 0.02);
            }
        }

        #[test]
        fn the_order_of_decisions_decides_nothing(all in decisions()) {
            let (forth, back) = (Gate::of(&all), Gate::of(&all.iter().rev().copied().collect::<Vec<_>>()));
            prop_assert!((forth.related - back.related).abs() < 1e-4 && (forth.probable - back.probable).abs() < 1e-4);
        }
    }
}
