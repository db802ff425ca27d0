use std::time::Duration;

use rate_limit::{Limiter, Quota};

fn at(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

fn limiter(text: &str) -> Limiter {
    Limiter::new(Quota::parse(text).unwrap())
}

#[test]
fn a_burst_and_then_a_wait() {
    let mut limiter = limiter("2+60/min");
    assert_eq!(limiter.ask("ada", at(0)), Ok(()));
    assert_eq!(limiter.ask("ada", at(0)), Ok(()));
    assert_eq!(limiter.ask("ada", at(0)), Err(at(1000)));
    assert_eq!(limiter.ask("bob", at(0)), Ok(()));
    assert_eq!(limiter.ask("ada", at(1000)), Ok(()));
}

#[test]
fn asking_often_costs_nothing() {
    let mut limiter = limiter("1+60/min");
    assert_eq!(limiter.ask("ada", at(0)), Ok(()));
    for step in 1..40 {
        assert_eq!(limiter.ask("ada", at(step * 25)), Err(at(1000 - step * 25)));
    }
    assert_eq!(limiter.ask("ada", at(1000)), Ok(()));
}

#[test]
fn a_wait_is_rounded_up() {
    let mut limiter = limiter("1+7/min");
    assert_eq!(limiter.ask("ada", at(0)), Ok(()));
    assert_eq!(limiter.ask("ada", at(0)), Err(at(8572)));
    assert!(limiter.ask("ada", at(8571)).is_err());
    assert_eq!(limiter.ask("ada", at(8572)), Ok(()));
}

#[test]
fn years_of_rest_fill_the_bucket_and_no_more() {
    let mut limiter = limiter("3+6000/min");
    for _ in 0..3 {
        assert_eq!(limiter.ask("ada", at(0)), Ok(()));
    }
    let later = Duration::from_secs(10 * 365 * 24 * 60 * 60);
    for _ in 0..3 {
        assert_eq!(limiter.ask("ada", later), Ok(()));
    }
    assert!(limiter.ask("ada", later).is_err());
}

#[test]
fn a_quota_is_read() {
    assert_eq!(
        Quota::parse("10 + 60/min"),
        Some(Quota {
            burst: 10,
            per_minute: 60
        })
    );
    assert_eq!(Quota::parse("10+0/min"), None);
    assert_eq!(Quota::parse("10/min"), None);
}
