mod id {
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct UserId(u64);

    impl UserId {
        pub fn new(number: u64) -> Option<UserId> {
            if number == 0 {
                None
            } else {
                Some(UserId(number))
            }
        }

        pub fn number(self) -> u64 {
            self.0
        }
    }
}

use id::UserId;

fn parse(text: &str) -> Option<UserId> {
    let number = text.strip_prefix("user-")?.parse().ok()?;
    Some(UserId(number))
}

#[test]
fn parses() {
    assert_eq!(parse("user-12").map(UserId::number), Some(12));
    assert_eq!(parse("user-0"), None);
    assert_eq!(parse("12"), None);
}
