use std::collections::VecDeque;

#[derive(Debug)]
enum Event {
    Deposit(u32),
    Split(u32),
    Close,
}

#[derive(Default)]
struct Machine {
    queue: VecDeque<Event>,
    seen: Vec<String>,
    total: u32,
    open: bool,
}

impl Machine {
    fn handle(&mut self, event: &Event) {
        self.seen.push(format!("{event:?}"));
        match event {
            Event::Deposit(amount) => self.total += amount,
            Event::Split(amount) => {
                self.queue.push_back(Event::Deposit(amount / 2));
                self.queue.push_back(Event::Deposit(amount - amount / 2));
            }
            Event::Close => self.open = false,
        }
    }

    fn run(&mut self) -> usize {
        self.open = true;
        let mut count = 0;
        while let Some(event) = self.queue.front() {
            self.handle(event);
            self.queue.pop_front();
            count += 1;
            if !self.open {
                break;
            }
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_events_add_comes_after_what_waits() {
        let mut machine = Machine::default();
        machine.queue.extend([Event::Split(5), Event::Deposit(10)]);
        assert_eq!(machine.run(), 4);
        assert_eq!(machine.seen, ["Split(5)", "Deposit(10)", "Deposit(2)", "Deposit(3)"]);
        assert_eq!(machine.total, 15);
        assert!(machine.queue.is_empty());
    }

    #[test]
    fn stops_when_it_is_closed() {
        let mut machine = Machine::default();
        machine.queue.extend([Event::Deposit(1), Event::Close, Event::Deposit(2)]);
        assert_eq!(machine.run(), 2);
        assert_eq!(machine.total, 1);
        assert_eq!(machine.queue.len(), 1);
    }
}
