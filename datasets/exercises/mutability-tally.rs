use std::collections::BTreeMap;

fn tally(votes: &[&str]) -> BTreeMap<String, u32> {
    let counts = BTreeMap::new();
    for vote in votes {
        let count = counts.entry(vote.to_string()).or_insert(0);
        count += 1;
    }
    counts
}

fn winner(counts: &BTreeMap<String, u32>) -> Option<&String> {
    counts.iter().max_by_key(|(_, count)| **count).map(|(name, _)| name)
}

#[test]
fn counts_votes() {
    let counts = tally(&["b", "a", "b"]);
    assert_eq!(counts["b"], 2);
    assert_eq!(counts["a"], 1);
    assert_eq!(winner(&counts).unwrap(), "b");
}
