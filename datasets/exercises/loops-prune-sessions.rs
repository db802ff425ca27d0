use std::collections::HashMap;

struct Session {
    user: String,
    last_seen: u64,
}

struct Sessions {
    open: HashMap<u32, Session>,
    closed: Vec<String>,
}

impl Sessions {
    fn expire(&mut self, now: u64) {
        for (id, session) in &self.open {
            if now - session.last_seen > 30 {
                self.closed.push(session.user.clone());
                self.open.remove(id);
            }
        }
    }
}

#[test]
fn expires() {
    let session = |user: &str, last_seen| Session { user: user.to_string(), last_seen };
    let open = HashMap::from([(1, session("ann", 10)), (2, session("bob", 90)), (3, session("cid", 70))]);
    let mut sessions = Sessions { open, closed: vec![] };
    sessions.expire(100);
    assert_eq!(sessions.closed, ["ann"]);
    let mut left: Vec<_> = sessions.open.keys().copied().collect();
    left.sort();
    assert_eq!(left, [2, 3]);
}
