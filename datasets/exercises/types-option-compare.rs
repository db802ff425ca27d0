struct Runner {
    name: String,
    best: Option<u32>,
}

/// Those that have run faster than a limit.
fn qualified(runners: &[Runner], limit: u32) -> Vec<&str> {
    runners
        .iter()
        .filter(|runner| runner.best < limit)
        .map(|runner| runner.name.as_str())
        .collect()
}

#[test]
fn qualifies() {
    let runner = |name: &str, best| Runner { name: name.to_string(), best };
    let runners = [runner("a", Some(90)), runner("b", None), runner("c", Some(100))];
    assert_eq!(qualified(&runners, 100), ["a"]);
}
