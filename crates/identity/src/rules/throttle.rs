//! How long someone waits after wrong attempts. Waiting times belong to what an attempt was made
//! *from*, never to an account alone: an attacker can only lock out themselves.

use std::time::Duration;

use commons::Timestamp;

/// How attempts of one kind are slowed down.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// So many wrong attempts cost nothing.
    pub free: u32,
    /// The wait after the first one that costs; it doubles with each further one…
    pub first_wait: Duration,
    /// …up to this.
    pub longest_wait: Duration,
    /// After so long without an attempt all is forgotten.
    pub forget_after: Duration,
}

impl Policy {
    /// One account tried from one network (or from one known device).
    pub const ACCOUNT_AND_NETWORK: Self = Self {
        free: 5,
        first_wait: Duration::from_secs(30),
        longest_wait: Duration::from_hours(1),
        forget_after: Duration::from_hours(24),
    };

    /// All accounts tried from one network: many people may share it (a school, a library).
    pub const NETWORK: Self = Self {
        free: 50,
        first_wait: Duration::from_secs(5),
        longest_wait: Duration::from_mins(15),
        forget_after: Duration::from_hours(1),
    };

    /// Codes of a second factor, which only someone who passed the first one can try, from one
    /// network (or from one known device).
    pub const SECOND_FACTOR: Self = Self {
        free: 5,
        first_wait: Duration::from_mins(1),
        longest_wait: Duration::from_hours(1),
        forget_after: Duration::from_hours(24),
    };

    /// Codes of one account's second factor from all browsers that are not known: so many that
    /// one network does not reach them in a day, and a botnet gains nothing.
    pub const STRANGERS_CODES: Self = Self { free: 50, ..Self::SECOND_FACTOR };

    /// New accounts made from one network.
    pub const REGISTRATION: Self = Self {
        free: 30,
        first_wait: Duration::from_mins(1),
        longest_wait: Duration::from_hours(1),
        forget_after: Duration::from_hours(24),
    };

    /// Never waits; only counts, to tell the owner of an account at the next sign-in.
    pub const COUNT_ONLY: Self = Self {
        free: u32::MAX,
        first_wait: Duration::ZERO,
        longest_wait: Duration::ZERO,
        forget_after: Duration::from_hours(2160),
    };

    fn wait_after(&self, failures: u32) -> Duration {
        let Some(beyond) = failures.checked_sub(self.free.saturating_add(1)) else {
            return Duration::ZERO;
        };
        let doubled = 2_u32.checked_pow(beyond).and_then(|n| self.first_wait.checked_mul(n));
        doubled.unwrap_or(self.longest_wait).min(self.longest_wait)
    }
}

/// The wrong attempts so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    /// How many.
    pub failures: u32,
    /// When the last one was.
    pub last_at: Timestamp,
}

impl Attempts {
    /// The attempts that still count.
    #[must_use]
    pub fn remembered(self, policy: &Policy, now: Timestamp) -> Self {
        if since(self.last_at, now) >= policy.forget_after { Self::default() } else { self }
    }

    /// How long the next attempt must wait; `None` where it may come now.
    pub fn wait(self, policy: &Policy, now: Timestamp) -> Option<Duration> {
        let this = self.remembered(policy, now);
        let left = policy.wait_after(this.failures).checked_sub(since(this.last_at, now))?;
        (!left.is_zero()).then_some(left)
    }

    /// The attempts with one more. It is counted before it is checked, so that many at the same
    /// time don't all count as the first.
    #[must_use]
    pub fn one_more(self, policy: &Policy, now: Timestamp) -> Self {
        let failures = self.remembered(policy, now).failures.saturating_add(1);
        Self { failures, last_at: now }
    }
}

fn since(then: Timestamp, now: Timestamp) -> Duration {
    Duration::try_from(now.duration_since(then)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PAIR: Policy = Policy::ACCOUNT_AND_NETWORK;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    fn after(failures: u32) -> Attempts {
        Attempts { failures, last_at: at(0) }
    }

    #[test]
    fn the_first_five_mistakes_cost_nothing() {
        for failures in 0..=5 {
            assert_eq!(after(failures).wait(&PAIR, at(0)), None);
        }
        assert_eq!(after(6).wait(&PAIR, at(0)), Some(Duration::from_secs(30)));
        assert_eq!(after(7).wait(&PAIR, at(0)), Some(Duration::from_mins(1)));
        assert_eq!(after(7).wait(&PAIR, at(59)), Some(Duration::from_secs(1)));
        assert_eq!(after(7).wait(&PAIR, at(60)), None);
    }

    #[test]
    fn after_a_day_all_is_forgotten() {
        let day = 24 * 60 * 60;
        assert_eq!(
            after(1000).one_more(&PAIR, at(day)),
            Attempts { failures: 1, last_at: at(day) }
        );
        assert_eq!(after(1000).one_more(&PAIR, at(day - 1)).failures, 1001);
    }

    /// How often someone can guess in so many seconds who never waits longer than they must.
    fn guesses_in(seconds: i64, policy: &Policy) -> u32 {
        let mut attempts = Attempts::default();
        let (mut now, mut guesses) = (0, 0);
        while now < seconds {
            if let Some(wait) = attempts.wait(policy, at(now)) {
                now += i64::try_from(wait.as_secs()).unwrap().max(1);
            } else {
                attempts = attempts.one_more(policy, at(now));
                guesses += 1;
            }
        }
        guesses
    }

    #[test]
    fn a_patient_guesser_gets_a_few_hundred_guesses_a_week_and_not_more() {
        let guesses = guesses_in(7 * 24 * 60 * 60, &PAIR);
        assert!((100..250).contains(&guesses), "{guesses}");
    }

    #[test]
    fn one_network_does_not_use_up_in_a_day_the_codes_that_all_may_try() {
        let guesses = guesses_in(24 * 60 * 60, &Policy::SECOND_FACTOR);
        assert!(guesses <= Policy::STRANGERS_CODES.free, "{guesses}");
    }

    proptest! {
        #[test]
        fn a_wait_is_never_longer_than_promised(failures: u32, later in 0_i64..100_000) {
            for policy in [PAIR, Policy::NETWORK, Policy::STRANGERS_CODES, Policy::COUNT_ONLY] {
                let wait = after(failures).wait(&policy, at(later)).unwrap_or_default();
                prop_assert!(wait <= policy.longest_wait);
            }
        }

        #[test]
        fn more_mistakes_never_wait_less(failures in 0_u32..1_000_000) {
            let less = after(failures).wait(&PAIR, at(0)).unwrap_or_default();
            prop_assert!(after(failures + 1).wait(&PAIR, at(0)).unwrap_or_default() >= less);
        }

        #[test]
        fn a_clock_that_goes_back_locks_nobody_out_for_longer(failures: u32, back in 0_i64..9_999) {
            let wait = after(failures).wait(&PAIR, at(-back)).unwrap_or_default();
            prop_assert!(wait <= PAIR.longest_wait);
        }
    }
}
