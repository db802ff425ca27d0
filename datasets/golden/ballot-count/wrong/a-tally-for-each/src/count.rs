//! The threads and what they share.

use std::thread;

use crate::tally::Tally;

/// Count the ballots of all stations, a line for each ballot.
pub fn count(stations: Vec<String>) -> Tally {
    let tally = Tally::default();
    let threads: Vec<_> = stations
        .into_iter()
        .map(|ballots| {
            let mut tally = tally.clone();
            thread::spawn(move || {
                for ballot in ballots.lines() {
                    tally.add(ballot);
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("counting does not panic");
    }
    tally
}
