use std::collections::BTreeMap;

#[derive(Debug)]
struct Session {
    user: String,
    seen: u64,
}

#[derive(Default)]
struct Sessions {
    open: BTreeMap<u32, Session>,
    closed: Vec<String>,
}

impl Sessions {
    fn start(&mut self, id: u32, user: &str, now: u64) {
        self.open.insert(id, Session { user: user.to_string(), seen: now });
    }

    fn close(&mut self, id: u32, why: &str) -> bool {
        match self.open.remove(&id) {
            Some(session) => {
                self.closed.push(format!("{} {why}", session.user));
                true
            }
            None => false,
        }
    }

    fn expire(&mut self, now: u64, after: u64) -> usize {
        let mut count = 0;
        for (id, session) in &self.open {
            if now - session.seen > after {
                self.close(*id, "timed out");
                count += 1;
            }
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_time_out() {
        let mut sessions = Sessions::default();
        sessions.start(3, "eve", 1);
        sessions.start(1, "ada", 2);
        sessions.start(2, "bob", 90);
        assert_eq!(sessions.expire(100, 50), 2);
        assert_eq!(sessions.closed, ["ada timed out", "eve timed out"]);
        assert_eq!(sessions.open.len(), 1);
    }

    #[test]
    fn closed_once() {
        let mut sessions = Sessions::default();
        sessions.start(1, "ada", 0);
        assert!(sessions.close(1, "left"));
        assert!(!sessions.close(1, "left"));
        assert_eq!(sessions.expire(9, 1), 0);
        assert_eq!(sessions.closed, ["ada left"]);
    }
}
