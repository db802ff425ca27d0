use std::sync::{Arc, Mutex};
use std::thread;

#[derive(Default)]
struct Stats {
    hits: u32,
    misses: u32,
}

fn record(stats: Arc<Mutex<Stats>>, results: Vec<bool>) -> u32 {
    let mut handles = Vec::new();
    for hit in results {
        let stats = Arc::clone(&stats);
        handles.push(thread::spawn(move || {
            if hit {
                stats.hits += 1;
            } else {
                stats.misses += 1;
            }
        }));
    }
    for handle in handles {
        handle.join().unwrap();
    }
    stats.hits + stats.misses
}

#[test]
fn records() {
    let stats = Arc::new(Mutex::new(Stats::default()));
    assert_eq!(record(Arc::clone(&stats), vec![true, false, true]), 3);
    assert_eq!(stats.lock().unwrap().hits, 2);
}
