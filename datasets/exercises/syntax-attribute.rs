#[derive(Debug, Clone, PartialEq)]
struct Job {
    name: String,
    hours: u32,
}

#[must_use = 3]
fn longest(jobs: &[Job]) -> Option<&Job> {
    jobs.iter().max_by_key(|job| job.hours)
}

#[inline(alway)]
fn total(jobs: &[Job]) -> u32 {
    jobs.iter().map(|job| job.hours).sum()
}

#[test]
fn works() {
    let job = |name: &str, hours| Job { name: name.to_string(), hours };
    let jobs = [job("a", 3), job("b", 5)];
    assert_eq!(longest(&jobs), Some(&jobs[1]));
    assert_eq!(total(&jobs), 8);
}
