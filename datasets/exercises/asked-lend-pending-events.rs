#[derive(Debug, Clone, PartialEq)]
enum Event {
    Deposit(i64),
    Fee(i64),
    Chain(Box<Event>, Box<Event>),
}

#[derive(Default)]
struct Ledger {
    pending: Vec<Event>,
    balance: i64,
    applied: usize,
}

impl Ledger {
    fn apply(&mut self, event: Event) {
        match event {
            Event::Deposit(amount) => self.balance += amount,
            Event::Fee(percent) => self.balance -= self.balance * percent / 100,
            Event::Chain(first, second) => {
                self.pending.push(*first);
                self.pending.push(*second);
                return;
            }
        }
        self.applied += 1;
    }

    /// What comes in while it runs waits for the next time.
    fn settle(&mut self) -> usize {
        for event in self.pending.drain(..) {
            self.apply(event);
        }
        self.pending.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_order() {
        let mut ledger = Ledger { pending: vec![Event::Deposit(200), Event::Fee(10)], ..Ledger::default() };
        assert_eq!(ledger.settle(), 0);
        assert_eq!((ledger.balance, ledger.applied), (180, 2));
    }

    #[test]
    fn chains_wait() {
        let chain = Event::Chain(Box::new(Event::Deposit(5)), Box::new(Event::Fee(20)));
        let mut ledger = Ledger { pending: vec![chain, Event::Deposit(5)], ..Ledger::default() };
        assert_eq!(ledger.settle(), 2);
        assert_eq!((ledger.balance, ledger.applied), (5, 1));
        assert_eq!(ledger.settle(), 0);
        assert_eq!(ledger.balance, 8);
    }
}
