use std::collections::HashMap;
use std::fmt;

mod money {
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub struct Cents(pub i64);

    pub fn cents(units: i64) -> Cents {
        Cents(units * 100)
    }
}

use money::{cents, Cents};

#[derive(Debug, Clone)]
struct Entry {
    name: String,
    amount: Cents,
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.amount.0)
    }
}

trait Total {
    fn total(&self) -> i64;
}

impl Total for Vec<Entry> {
    fn total(&self) -> i64 {
        self.iter().map(|entry| entry.amount.0).sum()
    }
}

fn by_name(entries: &[Entry]) -> HashMap<String, Cents> {
    let mut map = HashMap::new();
    for entry in entries.iter() {
        map.insert(entry.name.clone(), entry.amount);
    }
    map
}

fn longest<'a>(left: &'a str, right: &'a str) -> &'a str {
    if left.len() > right.len() { left } else { right }
}

fn summary() -> String {
    let rent = Entry { name: String::from("rent"), amount: cents(7) };
    let mut entries = vec![rent.clone()];
    entries.push(Entry { name: "bread".to_string(), amount: cents(2) });
    let kept = entries.clone();
    let map = by_name(&entries);
    let longer = longest(&rent.name, "to");
    format!("{} of {} in {}, {}", longer, entries.total(), map.len(), kept[0])
}

#[test]
fn adds_up() {
    assert_eq!(summary(), "rent of 900 in 2, rent: 700");
}
