#[derive(Debug, PartialEq)]
enum State {
    Idle,
    Filling(Vec<u8>),
    Full(Vec<u8>),
}

struct Pump {
    state: State,
}

impl Pump {
    fn step(&mut self, byte: u8) {
        self.state = match self.state {
            State::Idle => State::Filling(vec![byte]),
            State::Filling(mut held) => {
                held.push(byte);
                if held.len() == 3 { State::Full(held) } else { State::Filling(held) }
            }
            State::Full(held) => State::Full(held),
        };
    }
}

#[test]
fn fills() {
    let mut pump = Pump { state: State::Idle };
    for byte in 0..5 {
        pump.step(byte);
    }
    assert_eq!(pump.state, State::Full(vec![0, 1, 2]));
}
