#[derive(Debug)]
enum Link {
    Closed,
    Opening(String),
    Open { host: String, sent: Vec<u8> },
}

impl Link {
    fn advance(self) -> Link {
        match self {
            Link::Closed => Link::Closed,
            Link::Opening(host) => Link::Open { host, sent: vec![] },
            open => open,
        }
    }
}

struct Client {
    link: Link,
    advances: u32,
}

impl Client {
    fn new() -> Client {
        Client { link: Link::Closed, advances: 0 }
    }

    fn open(&mut self, host: &str) {
        self.link = Link::Opening(host.to_string());
    }

    fn advance(&mut self) {
        self.advances += 1;
        self.link = self.link.advance();
    }

    fn send(&mut self, byte: u8) -> bool {
        match &mut self.link {
            Link::Open { sent, .. } => {
                sent.push(byte);
                true
            }
            _ => false,
        }
    }

    fn describe(&self) -> String {
        match &self.link {
            Link::Closed => "closed".to_string(),
            Link::Opening(host) => format!("opening {host}"),
            Link::Open { host, sent } => format!("{host}: {} sent", sent.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opened_in_two_steps() {
        let mut client = Client::new();
        client.open("h");
        assert!(!client.send(1));
        assert_eq!(client.describe(), "opening h");
        client.advance();
        assert!(client.send(1));
        client.advance();
        assert_eq!(client.describe(), "h: 1 sent");
        assert_eq!(client.advances, 2);
    }

    #[test]
    fn closed_stays_closed() {
        let mut client = Client::new();
        client.advance();
        assert_eq!(client.describe(), "closed");
    }
}
