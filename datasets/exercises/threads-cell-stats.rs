use std::cell::Cell;
use std::sync::Arc;
use std::thread;

#[derive(Default)]
struct Stats {
    hits: Cell<u32>,
}

impl Stats {
    fn hit(&self) {
        self.hits.set(self.hits.get() + 1);
    }

    fn hits(&self) -> u32 {
        self.hits.get()
    }
}

fn count(threads: u32, each: u32) -> u32 {
    let stats = Arc::new(Stats::default());
    let handles: Vec<_> = (0..threads)
        .map(|_| {
            let stats = Arc::clone(&stats);
            thread::spawn(move || (0..each).for_each(|_| stats.hit()))
        })
        .collect();
    for handle in handles {
        handle.join().unwrap();
    }
    stats.hits()
}

#[test]
fn loses_none() {
    assert_eq!(count(4, 250), 1000);
    assert_eq!(count(0, 1), 0);
}
