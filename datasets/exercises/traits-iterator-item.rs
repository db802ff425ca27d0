/// Every number of a sequence that adds what came before.
struct Fibonacci {
    now: u64,
    next: u64,
}

impl Iterator for Fibonacci {
    type item = u64;

    fn next(&mut self) -> Option<u64> {
        let now = self.now;
        self.now = self.next;
        self.next += now;
        Some(now)
    }
}

fn even_below(limit: u64) -> Vec<u64> {
    Fibonacci { now: 0, next: 1 }.filter(|n| n % 2 == 0).take_while(|n| *n < limit).collect()
}

#[test]
fn takes_the_even() {
    assert_eq!(even_below(40), [0, 2, 8, 34]);
    assert!(even_below(0).is_empty());
}
