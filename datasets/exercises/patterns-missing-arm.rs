#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    Idle,
    Running,
    Paused,
    Stopped,
}

impl State {
    /// What the button does next; what has stopped stays so.
    fn press(self) -> State {
        match self {
            State::Idle => State::Running,
            State::Running => State::Paused,
            State::Paused => State::Running,
        }
    }
}

fn after(start: State, presses: u32) -> State {
    (0..presses).fold(start, |state, _| state.press())
}

#[test]
fn presses() {
    assert_eq!(after(State::Idle, 2), State::Paused);
    assert_eq!(after(State::Stopped, 3), State::Stopped);
}
