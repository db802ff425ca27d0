use std::cmp::Ordering;
use std::sync::atomic::AtomicU64;

static NEXT: AtomicU64 = AtomicU64::new(1);

#[derive(Debug)]
struct Ticket {
    number: u64,
    urgent: bool,
}

impl Ticket {
    fn new(urgent: bool) -> Ticket {
        Ticket { number: NEXT.fetch_add(1, Ordering::SeqCst), urgent }
    }
}

/// Urgent ones first, then by number.
fn order(a: &Ticket, b: &Ticket) -> Ordering {
    match (a.urgent, b.urgent) {
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
        _ => a.number.cmp(&b.number),
    }
}

fn issued() -> u64 {
    NEXT.load(Ordering::Relaxed) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts() {
        let mut all = vec![Ticket::new(false), Ticket::new(true), Ticket::new(false)];
        let first = all[0].number;
        all.reverse();
        all.sort_by(order);
        let numbers: Vec<u64> = all.iter().map(|ticket| ticket.number - first).collect();
        assert_eq!(numbers, [1, 0, 2]);
        assert!(issued() >= 3);
    }
}
