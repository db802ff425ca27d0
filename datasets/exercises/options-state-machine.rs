#[derive(Debug, PartialEq)]
enum State {
    Idle,
    Connecting { host: String },
    Connected { host: String, sent: Vec<String> },
}

struct Client {
    state: State,
}

impl Client {
    fn advance(&mut self) {
        self.state = match self.state {
            State::Idle => State::Idle,
            State::Connecting { host } => State::Connected { host, sent: Vec::new() },
            State::Connected { host, mut sent } => {
                sent.push("ping".to_string());
                State::Connected { host, sent }
            }
        };
    }
}

#[test]
fn advances() {
    let mut client = Client { state: State::Idle };
    client.advance();
    assert_eq!(client.state, State::Idle);
    client.state = State::Connecting { host: "a.org".to_string() };
    client.advance();
    client.advance();
    client.advance();
    let sent = vec!["ping".to_string(), "ping".to_string()];
    assert_eq!(client.state, State::Connected { host: "a.org".to_string(), sent });
}
