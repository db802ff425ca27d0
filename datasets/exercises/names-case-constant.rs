const MAX_RETRIES: u32 = 3;

struct Client {
    failures: u32,
    sent: Vec<String>,
}

impl Client {
    /// Sends, and tries again where the line fails; how often it tried.
    fn send(&mut self, text: &str) -> Option<u32> {
        for attempt in 1..=max_retries {
            if self.failures == 0 {
                self.sent.push(text.to_string());
                return Some(attempt);
            }
            self.failures -= 1;
        }
        None
    }
}

#[test]
fn retries() {
    let mut client = Client { failures: 2, sent: vec![] };
    assert_eq!(client.send("a"), Some(3));
    client.failures = 3;
    assert_eq!(client.send("b"), None);
    assert_eq!(client.sent, ["a"]);
}
