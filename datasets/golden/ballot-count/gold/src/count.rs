//! The threads and what they share.

use std::sync::{Arc, Mutex};
use std::thread;

use crate::tally::Tally;

/// Count the ballots of all stations, a line for each ballot.
pub fn count(stations: Vec<String>) -> Tally {
    let tally = Arc::new(Mutex::new(Tally::default()));
    let threads: Vec<_> = stations
        .into_iter()
        .map(|ballots| {
            let tally = Arc::clone(&tally);
            thread::spawn(move || {
                for ballot in ballots.lines() {
                    tally.lock().expect("no thread panics").add(ballot);
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("counting does not panic");
    }
    let mut tally = tally.lock().expect("no thread panics");
    std::mem::take(&mut *tally)
}
