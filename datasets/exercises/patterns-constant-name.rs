mod codes {
    pub const OK: u16 = 200;
    pub const MISSING: u16 = 404;
}

#[derive(Debug, PartialEq)]
enum Outcome {
    Done,
    Gone,
    Other(u16),
}

fn outcome(code: u16) -> Outcome {
    match code {
        codes::OK => Outcome::Done,
        codes::NOT_FOUND => Outcome::Gone,
        other => Outcome::Other(other),
    }
}

#[test]
fn tells() {
    assert_eq!(outcome(200), Outcome::Done);
    assert_eq!(outcome(404), Outcome::Gone);
    assert_eq!(outcome(500), Outcome::Other(500));
}
