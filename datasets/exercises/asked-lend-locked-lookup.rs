use std::collections::HashMap;
use std::sync::{Arc, Mutex};

#[derive(Clone, Default)]
struct Names {
    by_id: Arc<Mutex<HashMap<u32, String>>>,
}

impl Names {
    fn set(&self, id: u32, name: &str) {
        self.by_id.lock().unwrap().insert(id, name.to_string());
    }

    fn get(&self, id: u32) -> Option<&String> {
        self.by_id.lock().unwrap().get(&id)
    }

    fn longest(&self) -> &str {
        let names = self.by_id.lock().unwrap();
        names.values().max_by_key(|name| name.len()).map(|name| name.as_str()).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared() {
        let names = Names::default();
        let other = names.clone();
        other.set(1, "Ada");
        assert_eq!(names.get(1).unwrap(), "Ada");
        assert!(names.get(2).is_none());
    }

    #[test]
    fn the_longest() {
        let names = Names::default();
        assert_eq!(names.longest(), "");
        names.set(1, "Jo");
        names.set(2, "Grace");
        assert_eq!(names.longest(), "Grace");
    }
}
