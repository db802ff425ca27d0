struct Job {
    name: String,
    urgent: bool,
}

fn next(jobs: &mut Vec<Job>) -> Option<Job> {
    for at in 0..jobs.len() {
        if jobs[at].urgent {
            return Some(jobs[at]);
        }
    }
    None
}

#[test]
fn chooses() {
    let job = |name: &str, urgent| Job { name: name.to_string(), urgent };
    let mut jobs = vec![job("a", false), job("b", true), job("c", true)];
    assert_eq!(next(&mut jobs).unwrap().name, "b");
    assert_eq!(next(&mut jobs).unwrap().name, "c");
    assert!(next(&mut jobs).is_none());
}
