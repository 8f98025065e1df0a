//! How much a flag weighs. What many flags do is hold, never hide: a moderator decides.
//!
//! A flag weighs `2 × (hidden + 1) ÷ (decided + 2) × age`, where `decided` are the resident's
//! earlier flags that a moderator has decided about, `hidden` those of them that led to hiding,
//! and `age` is one half in an account's first week and 1 afterwards. Who has flagged nothing yet
//! weighs 1; who was always right comes near to 2, who was always wrong near to nothing. (The 1 and
//! the 2 are Laplace's rule of succession: one decision alone says little.)

use crate::domain::Millis;

/// What flags on one thing must weigh together for it to be held: three residents without a
/// record, two who have been right five times each, or six accounts of this week.
pub const HOLD_AT: f64 = 3.0;

/// For how long an account counts as new: a week.
pub const NEW_FOR: Millis = 7 * 24 * 60 * 60 * 1000;

/// What became of a resident's earlier flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Those that a moderator has decided about.
    pub decided: i64,
    /// Those of them after which the thing was hidden.
    pub hidden: i64,
}

/// What a flag of somebody with this record weighs, `age` after they signed up.
pub fn weight(record: Record, age: Millis) -> f64 {
    let share = (record.hidden as f64 + 1.0) / (record.decided as f64 + 2.0);
    let known = if age < NEW_FOR { 0.5 } else { 1.0 };
    2.0 * share * known
}

/// Whether flags of this weight together begin a hold. Sums of halves and thirds are not exact.
pub fn holds(total: f64) -> bool {
    total >= HOLD_AT - 1e-9
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: Millis = NEW_FOR;

    fn record(decided: i64, hidden: i64) -> Record {
        Record { decided, hidden }
    }

    #[test]
    fn three_residents_without_a_record_hold_and_two_do_not() {
        let one = weight(Record::default(), OLD);
        assert!((one - 1.0).abs() < 1e-9);
        assert!(holds(3.0 * one) && !holds(2.0 * one));
    }

    #[test]
    fn new_accounts_weigh_half() {
        let fresh = weight(Record::default(), NEW_FOR - 1);
        assert!(!holds(5.0 * fresh) && holds(6.0 * fresh));
    }

    #[test]
    fn who_was_right_weighs_more_and_who_was_wrong_less() {
        assert!(holds(2.0 * weight(record(5, 5), OLD)));
        assert!(weight(record(5, 5), OLD) < 2.0);
        assert!(!holds(20.0 * weight(record(20, 0), OLD)), "a brigade that was always wrong holds nothing");
        assert!(weight(record(4, 2), OLD) > weight(record(4, 1), OLD));
    }
}
