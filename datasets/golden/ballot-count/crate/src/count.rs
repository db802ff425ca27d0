//! The threads and what they share.

use std::cell::RefCell;
use std::rc::Rc;
use std::thread;

use crate::tally::Tally;

/// Count the ballots of all stations, a line for each ballot.
pub fn count(stations: Vec<String>) -> Tally {
    let tally = Rc::new(RefCell::new(Tally::default()));
    let threads: Vec<_> = stations
        .into_iter()
        .map(|ballots| {
            let tally = Rc::clone(&tally);
            thread::spawn(move || {
                for ballot in ballots.lines() {
                    tally.borrow_mut().add(ballot);
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("counting does not panic");
    }
    tally.take()
}
