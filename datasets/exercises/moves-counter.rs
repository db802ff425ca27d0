use std::sync::{Arc, Mutex};
use std::thread;

fn count() -> u32 {
    let total = Arc::new(Mutex::new(0));
    let worker = thread::spawn(move || {
        *total.lock().unwrap() += 1;
    });
    worker.join().unwrap();
    let held = total.lock().unwrap();
    *held
}

#[test]
fn counts() {
    assert_eq!(count(), 1);
}
