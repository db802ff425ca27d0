#[derive(Debug, Clone)]
enum Event {
    Login { user: String },
    Logout { user: String },
    Error(String),
}

struct Audit {
    events: Vec<Event>,
}

impl Audit {
    fn users(&self) -> Vec<String> {
        let mut users = Vec::new();
        for event in &self.events {
            let user = match *event {
                Event::Login { user } => user,
                Event::Logout { user } => user,
                Event::Error(_) => continue,
            };
            if !users.contains(&user) {
                users.push(user);
            }
        }
        users
    }

    fn errors(&self) -> usize {
        self.events.iter().filter(|event| matches!(event, Event::Error(_))).count()
    }
}

#[test]
fn lists_users() {
    let login = |user: &str| Event::Login { user: user.to_string() };
    let events = vec![login("b"), Event::Error("x".into()), login("a"), Event::Logout { user: "b".into() }];
    let audit = Audit { events };
    assert_eq!(audit.users(), ["b", "a"]);
    assert_eq!((audit.errors(), audit.events.len()), (1, 4));
}
