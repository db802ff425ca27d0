use std::time::Duration;

struct Attempt {
    took: Duration,
    ok: bool,
}

struct Policy {
    limit: Duration,
    pause: Duration,
}

impl Policy {
    /// Waits longer after each failure: the pause, then half as much again each time.
    fn pauses(&self, failures: u32) -> Vec<Duration> {
        let mut pause = self.pause;
        let mut found = Vec::new();
        for _ in 0..failures {
            found.push(pause);
            pause = pause * 1.5;
        }
        found
    }

    fn too_slow(&self, attempts: &[Attempt]) -> bool {
        let took: Duration = attempts.iter().map(|one| one.took).sum();
        took > self.limit || attempts.iter().any(|one| !one.ok && one.took > 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> Policy {
        Policy { limit: Duration::from_secs(30), pause: Duration::from_secs(2) }
    }

    #[test]
    fn waits_longer() {
        assert_eq!(policy().pauses(3), [2000, 3000, 4500].map(Duration::from_millis));
    }

    #[test]
    fn a_failure_may_take_ten_seconds() {
        let attempt = |seconds, ok| Attempt { took: Duration::from_secs(seconds), ok };
        assert!(policy().too_slow(&[attempt(11, false)]));
        assert!(!policy().too_slow(&[attempt(10, false)]));
        assert!(!policy().too_slow(&[attempt(20, true)]));
        assert!(policy().too_slow(&[attempt(20, true), attempt(11, true)]));
    }
}
