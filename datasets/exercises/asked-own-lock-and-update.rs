use std::sync::{Arc, Mutex};

#[derive(Debug, Default)]
struct Limits {
    most: u32,
    blocked: Vec<String>,
}

struct Gate {
    limits: Arc<Mutex<Limits>>,
    inside: u32,
    log: Vec<String>,
}

impl Gate {
    fn note(&mut self, what: &str, name: &str) {
        self.log.push(format!("{what} {name} at {}", self.inside));
    }

    fn enter(&mut self, name: &str) -> bool {
        let limits = self.limits.lock().unwrap();
        if limits.blocked.iter().any(|blocked| blocked == name) {
            self.note("blocked", name);
            return false;
        }
        if self.inside >= limits.most {
            self.note("full for", name);
            return false;
        }
        self.inside += 1;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(most: u32) -> (Gate, Arc<Mutex<Limits>>) {
        let limits = Arc::new(Mutex::new(Limits { most, blocked: vec!["mallory".into()] }));
        (Gate { limits: Arc::clone(&limits), inside: 0, log: vec![] }, limits)
    }

    #[test]
    fn says_why() {
        let (mut gate, _) = gate(1);
        assert!(!gate.enter("mallory"));
        assert!(gate.enter("ada"));
        assert!(!gate.enter("bob"));
        assert_eq!(gate.log, ["blocked mallory at 0", "full for bob at 1"]);
    }

    #[test]
    fn limits_are_those_of_now() {
        let (mut gate, limits) = gate(0);
        assert!(!gate.enter("ada"));
        limits.lock().unwrap().most = 1;
        assert!(gate.enter("ada"));
        assert!(limits.try_lock().is_ok());
    }
}
