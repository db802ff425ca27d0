use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;

struct Worker {
    handle: thread::JoinHandle<()>,
}

fn start(stop: AtomicBool, turns: AtomicU32) -> Worker {
    let handle = thread::spawn(move || {
        while !stop.load(Ordering::SeqCst) {
            turns.fetch_add(1, Ordering::SeqCst);
            thread::yield_now();
        }
    });
    Worker { handle }
}

fn run_until(least: u32) -> bool {
    let stop = AtomicBool::new(false);
    let turns = AtomicU32::new(0);
    let worker = start(stop, turns);
    while turns.load(Ordering::SeqCst) < least {
        thread::yield_now();
    }
    stop.store(true, Ordering::SeqCst);
    worker.handle.join().unwrap();
    turns.load(Ordering::SeqCst) >= least
}

#[test]
fn stops() {
    assert!(run_until(3));
}
