//! What is allowed.

/// `burst` at once, `per_minute` in the long run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quota {
    pub burst: u32,
    pub per_minute: u32,
}

impl Quota {
    /// Read `BURST+RATE/min`, as in `10+60/min`. A rate of nothing is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (burst, rate) = text.strip_suffix("/min")?.split_once('+')?;
        let quota = Quota {
            burst: burst.trim().parse().ok()?,
            per_minute: rate.trim().parse().ok()?,
        };
        (quota.burst > 0 && quota.per_minute > 0).then_some(quota)
    }
}
