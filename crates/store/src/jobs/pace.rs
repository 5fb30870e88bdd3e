use std::time::Duration;

use rand::RngExt;

/// How the queue is worked off.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// Jobs at the same time on this node.
    pub workers: usize,
    /// How often the node looks for work that others enqueued.
    pub poll: Duration,
    /// How long a job belongs to a node that no longer answers.
    pub lease: Duration,
    /// The pause after the first failure; each further one doubles it.
    pub pause: Duration,
    /// The longest pause.
    pub longest_pause: Duration,
    /// Attempts until a job is stuck.
    pub attempts: u32,
    /// How long running jobs may go on after the shutdown began.
    pub patience: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            workers: 4,
            poll: Duration::from_secs(1),
            lease: Duration::from_mins(1),
            pause: Duration::from_secs(5),
            longest_pause: Duration::from_hours(1),
            attempts: 10,
            patience: Duration::from_secs(20),
        }
    }
}

impl Pace {
    /// The pause after so many failed attempts, up to a quarter shorter or longer, so that what
    /// failed together does not come back together.
    pub(super) fn pause_after(&self, attempts: u32) -> Duration {
        let doubled = self.pause.saturating_mul(1 << attempts.saturating_sub(1).min(20));
        doubled.min(self.longest_pause).mul_f64(rand::rng().random_range(0.75..1.25))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_the_longest() {
        let pace = Pace::default();
        for (attempts, seconds) in [(1, 5.0), (2, 10.0), (5, 80.0), (30, 3600.0)] {
            let pause = pace.pause_after(attempts).as_secs_f64();
            assert!((seconds * 0.75..seconds * 1.25).contains(&pause), "{attempts}: {pause}");
        }
    }
}
