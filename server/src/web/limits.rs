//! How often one client and one account may do what costs or annoys.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use app::pages::error::Problem;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::failure::Failure;

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Trying a password; the account's count is kept for each client.
    SignIn,
    /// Trying a password of one account from anywhere.
    Guess,
    /// Making an account.
    SignUp,
    /// Submitting an idea.
    Submit,
    /// Writing a comment.
    Comment,
    /// Asking what is like a draft.
    Compare,
    /// Keeping what was begun, which a script does while one writes.
    Keep,
    /// Supporting, following, marking as helpful, and taking these back.
    Vote,
}

/// Whose count it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// By address; IPv6 by its /64, which is one household.
    Client(IpAddr),
    /// By e-mail address or number of an account.
    Account(String),
}

impl Who {
    /// The client of an address.
    pub fn client(address: IpAddr) -> Self {
        Self::Client(match address.to_canonical() {
            IpAddr::V6(v6) => {
                let mut parts = v6.segments();
                parts[4..].fill(0);
                IpAddr::from(parts)
            }
            v4 => v4,
        })
    }
}

type Limiter = DefaultKeyedRateLimiter<Who>;

/// The counts.
pub struct Limits {
    limiters: Option<[(Limiter, Limiter); 8]>,
}

/// `burst` at once, and one more each `period`.
fn limiter(burst: u32, period: Duration) -> Limiter {
    let quota = Quota::with_period(period).unwrap_or(Quota::per_hour(NonZeroU32::MIN));
    RateLimiter::keyed(quota.allow_burst(NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN)))
}

impl Limits {
    /// With nothing counted yet; `on` is false for tests and load generators.
    pub fn new(on: bool) -> Self {
        let seconds = Duration::from_secs;
        // By client, then by account. A school or an office shares one address, so the client's
        // allowance is wider than one person needs.
        let limiters = on.then(|| {
            [
                (limiter(40, seconds(5)), limiter(10, seconds(30))),
                // More than one client alone may try: nobody can lock somebody else out.
                (limiter(40, seconds(5)), limiter(100, seconds(6))),
                (limiter(20, seconds(120)), limiter(5, seconds(600))),
                (limiter(40, seconds(30)), limiter(10, seconds(120))),
                (limiter(120, seconds(5)), limiter(30, seconds(20))),
                // Asked at each pause of 300 ms in typing: nobody types two minutes with two
                // pauses a second, and a class of thirty does not at the same time.
                (limiter(600, Duration::from_millis(50)), limiter(120, Duration::from_millis(500))),
                // Some forty people who write at the same time behind one address.
                (limiter(300, Duration::from_millis(200)), limiter(60, seconds(1))),
                (limiter(600, Duration::from_millis(100)), limiter(60, seconds(1))),
            ]
        });
        Self { limiters }
    }

    /// Counts a deed of a client and, where one is known, of an account.
    pub fn check(&self, deed: Deed, client: IpAddr, account: Option<String>) -> Result<(), Failure> {
        let Some(limiters) = &self.limiters else { return Ok(()) };
        let (by_client, by_account) = &limiters[deed as usize];
        let refused = by_client
            .check_key(&Who::client(client))
            .err()
            .or_else(|| by_account.check_key(&Who::Account(account?)).err());
        match refused {
            None => Ok(()),
            Some(early) => {
                let wait = early.wait_time_from(DefaultClock::default().now());
                Err(Problem::TooMany { retry_after: wait.as_secs() + 1 }.into())
            }
        }
    }

    /// Forgets those whose allowance is full again, so that memory does not grow with visitors.
    pub fn tidy(&self) {
        for (by_client, by_account) in self.limiters.iter().flatten() {
            by_client.retain_recent();
            by_account.retain_recent();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_one_accounts_password_ends_soon_from_any_address() {
        let limits = Limits::new(true);
        let from = |n: u8| IpAddr::from([10, 0, 0, n]);
        let refused = (0..200u8).filter(|n| limits.check(Deed::Guess, from(*n), Some("a@b.c".into())).is_err());
        assert_eq!(refused.count(), 100);
        assert!(limits.check(Deed::Guess, from(1), Some("other@b.c".into())).is_ok());
    }

    #[test]
    fn nobody_locks_somebody_else_out() {
        let limits = Limits::new(true);
        let try_in = |client: &str| {
            let address: IpAddr = client.parse().unwrap();
            let of_both = limits.check(Deed::SignIn, address, Some(format!("a@b.c {client}")));
            of_both.and_then(|()| limits.check(Deed::Guess, address, Some("a@b.c".into()))).is_ok()
        };
        assert_eq!((0..100).filter(|_| try_in("10.0.0.1")).count(), 10);
        assert!(try_in("10.0.0.2"), "from elsewhere its owner gets in");
    }

    #[test]
    fn typing_is_never_held_up_and_asking_without_end_is() {
        let limits = Limits::new(true);
        let home = IpAddr::from([10, 0, 0, 1]);
        let asks = |account: Option<u32>, times: usize| {
            (0..times).filter(|_| limits.check(Deed::Compare, home, account.map(|n| n.to_string())).is_ok()).count()
        };
        assert_eq!(asks(Some(1), 100), 100, "a long idea");
        assert!(asks(Some(1), 1000) < 100, "a program");
        assert!(asks(None, 10_000) < 700, "or one that does not sign in");
        assert!(limits.check(Deed::Compare, IpAddr::from([10, 0, 0, 2]), Some("2".into())).is_ok(), "others go on");
    }

    #[test]
    fn addresses_of_one_household_count_as_one() {
        let one: IpAddr = "2001:db8:1:2:3:4:5:6".parse().unwrap();
        let two: IpAddr = "2001:db8:1:2:ffff::1".parse().unwrap();
        assert_eq!(Who::client(one), Who::client(two));
        assert_eq!(Who::client("::ffff:10.0.0.1".parse().unwrap()), Who::client(IpAddr::from([10, 0, 0, 1])));
    }
}
