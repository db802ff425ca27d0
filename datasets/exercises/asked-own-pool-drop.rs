use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

type Results = Arc<Mutex<Vec<u64>>>;

struct Worker {
    sender: Sender<u64>,
    handle: JoinHandle<()>,
}

struct Pool {
    workers: Vec<Worker>,
    next: usize,
}

impl Pool {
    fn new(size: usize, results: &Results) -> Pool {
        let workers = (0..size).map(|_| {
            let (sender, receiver) = mpsc::channel();
            let results = Arc::clone(results);
            let handle = thread::spawn(move || {
                for number in receiver {
                    results.lock().unwrap().push(number * number);
                }
            });
            Worker { sender, handle }
        });
        Pool { workers: workers.collect(), next: 0 }
    }

    fn send(&mut self, number: u64) {
        self.workers[self.next].sender.send(number).unwrap();
        self.next = (self.next + 1) % self.workers.len();
    }
}

impl Drop for Pool {
    /// Waits for what has been sent.
    fn drop(&mut self) {
        for worker in &mut self.workers {
            drop(worker.sender);
            worker.handle.join().unwrap();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_done_when_it_goes() {
        let results = Results::default();
        let mut pool = Pool::new(3, &results);
        (1..=10).for_each(|number| pool.send(number));
        drop(pool);
        let mut found = results.lock().unwrap().clone();
        found.sort();
        assert_eq!(found, (1..=10).map(|number| number * number).collect::<Vec<u64>>());
        assert_eq!(Arc::strong_count(&results), 1);
    }

    #[test]
    fn nothing_was_sent() {
        let results = Results::default();
        drop(Pool::new(2, &results));
        assert!(results.lock().unwrap().is_empty());
    }
}
