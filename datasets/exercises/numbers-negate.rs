/// What is owed and what is owned, in cents.
#[derive(Debug, PartialEq, Clone, Copy)]
enum Entry {
    Paid(u32),
    Earned(u32),
}

fn signed(entry: Entry) -> i64 {
    match entry {
        Entry::Paid(cents) => -cents as i64,
        Entry::Earned(cents) => cents as i64,
    }
}

fn balance(entries: &[Entry]) -> i64 {
    entries.iter().map(|entry| signed(*entry)).sum()
}

#[test]
fn balances() {
    assert_eq!(signed(Entry::Paid(5)), -5);
    assert_eq!(balance(&[Entry::Earned(100), Entry::Paid(130)]), -30);
    assert_eq!(balance(&[]), 0);
}
