use std::cmp::Ordering;

#[derive(Debug, PartialEq, Eq)]
struct Version {
    major: u32,
    minor: u32,
}

impl PartialOrd for Version {}

impl Ord for Version {}

fn newest(mut versions: Vec<Version>) -> Option<Version> {
    versions.sort();
    versions.pop()
}

#[test]
fn sorts() {
    let found = newest(vec![Version { major: 1, minor: 9 }, Version { major: 2, minor: 0 }, Version { major: 1, minor: 10 }]);
    assert_eq!(found, Some(Version { major: 2, minor: 0 }));
    let found = newest(vec![Version { major: 1, minor: 9 }, Version { major: 1, minor: 10 }]);
    assert_eq!(found.unwrap().minor.cmp(&10), Ordering::Equal);
}
