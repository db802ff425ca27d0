//! How often someone may do something: so many at once, and so many a minute in the long run.

mod bucket;
mod quota;

use std::collections::HashMap;
use std::time::Duration;

use bucket::Bucket;
pub use quota::Quota;

/// A bucket for each client. Time is what has passed since the start.
pub struct Limiter {
    quota: Quota,
    buckets: HashMap<String, Bucket>,
}

impl Limiter {
    pub fn new(quota: Quota) -> Self {
        Limiter {
            quota,
            buckets: HashMap::new(),
        }
    }

    /// Whether `client` may go on now; else how long it has to wait.
    pub fn ask(&mut self, client: &str, now: Duration) -> Result<(), Duration> {
        let quota = self.quota;
        let bucket = self
            .buckets
            .entry(client.to_string())
            .or_insert_with(|| Bucket::full(quota, now));
        bucket.take(now)
    }
}
