use std::sync::{Arc, Mutex};
use std::thread;

fn squares(n: u64) -> Vec<u64> {
    let results = Arc::new(Mutex::new(Vec::new()));
    let handles: Vec<_> = (0..n)
        .map(|i| {
            let results = Arc::clone(&results);
            thread::spawn(move || {
                results.push(i * i);
            })
        })
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
    let mut sorted = results.lock().unwrap().clone();
    sorted.sort();
    sorted
}

#[test]
fn squared() {
    assert_eq!(squares(4), vec![0, 1, 4, 9]);
}
