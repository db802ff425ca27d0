use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Gate {
    open: Mutex<bool>,
    changed: Condvar,
}

impl Gate {
    fn open(&self) {
        *self.open.lock().unwrap() = true;
        self.changed.notify_all();
    }

    fn wait(&self) {
        let open = self.open.lock().unwrap();
        while !*open {
            self.changed.wait(open).unwrap();
        }
    }
}

fn run() -> u32 {
    let gate = Arc::new(Gate { open: Mutex::new(false), changed: Condvar::new() });
    let waiters: Vec<_> = (1..=3)
        .map(|number| {
            let gate = Arc::clone(&gate);
            thread::spawn(move || {
                gate.wait();
                number
            })
        })
        .collect();
    gate.open();
    waiters.into_iter().map(|waiter| waiter.join().unwrap()).sum()
}

#[test]
fn all_get_through() {
    assert_eq!(run(), 6);
}
