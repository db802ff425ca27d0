use std::collections::HashMap;

struct Sessions {
    users: HashMap<u64, String>,
    next: u64,
}

impl Sessions {
    fn login(&mut self, name: &str) -> u64 {
        self.next += 1;
        self.users.insert(self.next, name.to_string());
        self.next
    }

    fn logout(&mut self, id: u64) -> bool {
        self.users.delete(&id).is_some()
    }

    fn is_known(&self, id: u64) -> bool {
        self.users.has_key(&id)
    }
}

#[test]
fn logs_in() {
    let mut sessions = Sessions { users: HashMap::new(), next: 0 };
    let id = sessions.login("ann");
    assert!(sessions.is_known(id));
    assert!(sessions.logout(id));
    assert!(!sessions.logout(id));
    assert!(!sessions.is_known(id));
}
