use std::time::{Duration, Instant};

struct Limiter {
    every: u64,
    last: Option<Instant>,
}

impl Limiter {
    fn new(every: Duration) -> Limiter {
        Limiter { every, last: None }
    }

    /// Whether something may happen at a time; if so, it did.
    fn allow(&mut self, now: Instant) -> bool {
        if let Some(last) = self.last {
            if now - last < self.every {
                return false;
            }
        }
        self.last = now;
        true
    }

    fn wait(&self, now: Instant) -> Duration {
        match self.last {
            Some(last) => self.every.saturating_sub(now - last),
            None => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits() {
        let start = Instant::now();
        let at = |millis| start + Duration::from_millis(millis);
        let mut limiter = Limiter::new(Duration::from_millis(100));
        assert_eq!(limiter.wait(at(0)), Duration::ZERO);
        assert_eq!([0, 50, 100, 150, 260].map(|millis| limiter.allow(at(millis))), [true, false, true, false, true]);
        assert_eq!(limiter.wait(at(300)), Duration::from_millis(60));
    }
}
