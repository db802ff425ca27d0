//! A vending machine as a machine of states.

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum State {
    Waiting,
    Paid(u32),
    Broken,
}

#[derive(Debug, Clone, Copy)]
pub enum Event {
    Coin(u32),
    Button,
    Kick,
}

pub const PRICE: u32 = 150;

impl State {
    pub fn after(self, event: Event) -> State {
        match (self, event) {
            (State::Broken, _) | (_, Event::Kick) => State::Broken,
            (State::Waiting, Event::Coin(cents)) => State::Paid(cents),
            (State::Paid(paid), Event::Coin(cents)) => State::Paid(paid + cents),
            (State::Paid(paid), Event::Button) if paid >= PRICE => State::Waiting,
            (state, Event::Button) => state,
        }
    }
}

/// The state after all events, from the first on.
pub fn run(events: &[Event]) -> State {
    let next = |state: State, event: &Event| state.after(*event);
    events.iter().fold(State::Waiting, next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Event::{Button, Coin, Kick};

    #[test]
    fn coins_add_up() {
        assert_eq!(run(&[Coin(50), Coin(50)]), State::Paid(100));
        assert_eq!(run(&[Coin(50), Coin(50), Button]), State::Paid(100));
        assert_eq!(run(&[Coin(100), Coin(50), Button]), State::Waiting);
    }

    #[test]
    fn what_is_kicked_is_broken() {
        assert_eq!(run(&[Coin(200), Kick, Button, Coin(1)]), State::Broken);
        assert_eq!(run(&[Button]), State::Waiting);
    }
}
