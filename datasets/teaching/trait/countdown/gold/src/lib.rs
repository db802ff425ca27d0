//! A countdown that can be asked how long it still takes.

pub struct Countdown {
    left: u32,
    step: u32,
}

impl Countdown {
    /// From `start` down to 1 by `step`, which is at least 1.
    pub fn new(start: u32, step: u32) -> Self {
        let step = step.max(1);
        Countdown { left: start, step }
    }
}

impl Iterator for Countdown {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let now = self.left;
        self.left = now.saturating_sub(self.step);
        (now > 0).then_some(now)
    }
}

impl Countdown {
    /// How many numbers are still to come.
    pub fn remaining(&self) -> u32 {
        self.left.div_ceil(self.step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_counts_down_by_its_step() {
        let numbers: Vec<u32> = Countdown::new(10, 4).collect();
        assert_eq!(numbers, [10, 6, 2]);
        assert_eq!(Countdown::new(3, 0).sum::<u32>(), 6);
    }

    #[test]
    fn what_remains_is_known() {
        let mut countdown = Countdown::new(10, 4);
        assert_eq!(countdown.remaining(), 3);
        countdown.next();
        assert_eq!(countdown.remaining(), 2);
        assert_eq!(Countdown::new(0, 1).remaining(), 0);
    }
}
