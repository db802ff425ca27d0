//! A bucket of tokens. It reckons in parts of a token, so that nothing is lost to rounding: with `n` tokens a
//! minute, `n` parts come in each millisecond.

use std::time::Duration;

use crate::quota::Quota;

/// The parts of one token: the milliseconds of a minute.
const PARTS: u64 = 60_000;

#[derive(Debug)]
pub struct Bucket {
    quota: Quota,
    parts: u64,
    filled: Duration,
}

impl Bucket {
    pub fn full(quota: Quota, now: Duration) -> Self {
        Bucket {
            quota,
            parts: u64::from(quota.burst) * PARTS,
            filled: now,
        }
    }

    /// Take a token; where there is none, say how long it takes until there is.
    pub fn take(&mut self, now: Duration) -> Result<(), Duration> {
        self.fill(now);
        if self.parts >= PARTS {
            self.parts -= PARTS;
            return Ok(());
        }
        let missing = PARTS - self.parts;
        Err(Duration::from_millis(
            missing.div_ceil(u64::from(self.quota.per_minute)),
        ))
    }

    fn fill(&mut self, now: Duration) {
        let passed = now.saturating_sub(self.filled);
        let earned = passed.as_millis() as u64 * u64::from(self.quota.per_minute);
        let most = u64::from(self.quota.burst) * PARTS;
        self.parts = (self.parts + earned).min(most);
        self.filled = now;
    }
}
