//! How supports and comments fall on ideas: few get many, many get few.

use super::random::Random;

/// `total` split over `parts` by a power law (`1 / rank^exponent`), in random order; each part
/// gets at least `least` and at most `most`.
pub(super) fn split(
    total: i64,
    parts: usize,
    exponent: f64,
    (least, most): (i64, i64),
    random: &mut Random,
) -> Vec<i64> {
    let weights: Vec<f64> = (1..=parts).map(|rank| (rank as f64).powf(-exponent)).collect();
    let sum: f64 = weights.iter().sum();
    let free = (total - least * parts as i64).max(0) as f64;
    let mut shares: Vec<i64> = weights.iter().map(|weight| (least + (free * weight / sum) as i64).min(most)).collect();
    let mut left = total - shares.iter().sum::<i64>();
    while left > 0 && shares.iter().any(|share| *share < most) {
        for share in shares.iter_mut().filter(|share| **share < most) {
            if left > 0 {
                *share += 1;
                left -= 1;
            }
        }
    }
    random.shuffle(&mut shares);
    shares
}

/// `count` different residents of `all`, counted from 1, the first of them `first`.
pub(super) fn distinct(first: i64, count: i64, all: i64, random: &mut Random) -> Vec<i64> {
    let mut stride = 1 + random.below(all - 1);
    while gcd(stride, all) != 1 {
        stride = stride % all + 1;
    }
    (0..count.min(all)).map(|at| (first - 1 + at * stride) % all + 1).collect()
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_in_a_split() {
        let shares = split(10_000, 300, 0.8, (1, 2_000), &mut Random::new(3));
        assert_eq!(shares.iter().sum::<i64>(), 10_000);
        assert!(shares.iter().all(|share| *share >= 1));
        assert!(shares.iter().max() > Some(&300), "few get many");
    }

    #[test]
    fn nobody_supports_twice() {
        let mut random = Random::new(4);
        for all in [2, 7, 60] {
            let mut residents = distinct(2, all, all, &mut random);
            assert_eq!(residents[0], 2);
            residents.sort_unstable();
            assert_eq!(residents, (1..=all).collect::<Vec<_>>());
        }
    }
}
