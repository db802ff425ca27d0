use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::thread;

struct Limiter {
    limit: u32,
    used: Mutex<HashMap<String, u32>>,
}

impl Limiter {
    fn new(limit: u32) -> Arc<Limiter> {
        Arc::new(Limiter { limit, used: Mutex::new(HashMap::new()) })
    }

    fn allow(&self, user: &str) -> bool {
        let used = self.used.lock().unwrap();
        let count = used.entry(user.to_string()).or_insert(0);
        if *count >= self.limit {
            return false;
        }
        *count += 1;
        true
    }
}

fn allowed(limit: u32, users: Vec<String>) -> usize {
    let limiter = Limiter::new(limit);
    let threads: Vec<_> = users
        .iter()
        .map(|user| {
            let limiter = Arc::clone(&limiter);
            thread::spawn(move || limiter.allow(user))
        })
        .collect();
    threads.into_iter().filter(|thread| thread.join().unwrap()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn up_to_the_limit() {
        let users = ["a", "b", "a", "a", "b"].map(String::from).to_vec();
        assert_eq!(allowed(2, users), 4);
    }

    #[test]
    fn each_their_own() {
        let limiter = Limiter::new(1);
        assert!(limiter.allow("x"));
        assert!(!limiter.allow("x"));
        assert!(limiter.allow("y"));
    }
}
