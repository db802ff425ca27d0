#[derive(Debug, PartialEq)]
enum State {
    Waiting { url: String },
    Running { url: String, bytes: Vec<u8> },
    Done(Vec<u8>),
    Failed(String),
}

struct Download {
    state: State,
    tries: u32,
}

impl Download {
    fn new(url: &str) -> Download {
        Download { state: State::Waiting { url: url.to_string() }, tries: 0 }
    }

    fn receive(&mut self, chunk: &[u8]) {
        match &mut self.state {
            State::Waiting { url } => {
                self.tries += 1;
                self.state = State::Running { url: *url, bytes: chunk.to_vec() };
            }
            State::Running { url, bytes } => {
                if chunk.is_empty() {
                    self.state = State::Done(*bytes);
                } else if chunk == b"!" {
                    self.state = State::Failed(*url);
                } else {
                    bytes.extend_from_slice(chunk);
                }
            }
            State::Done(_) | State::Failed(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_comes() {
        let mut download = Download::new("a/b");
        download.receive(b"xy");
        assert_eq!(download.state, State::Running { url: "a/b".into(), bytes: b"xy".to_vec() });
        download.receive(b"z");
        download.receive(b"");
        download.receive(b"more");
        assert_eq!(download.state, State::Done(b"xyz".to_vec()));
        assert_eq!(download.tries, 1);
    }

    #[test]
    fn broken_off() {
        let mut download = Download::new("c");
        download.receive(b"1");
        download.receive(b"!");
        assert_eq!(download.state, State::Failed("c".into()));
    }
}
