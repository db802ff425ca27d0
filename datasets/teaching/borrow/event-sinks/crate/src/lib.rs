//! Sends the events of a game to whoever listens.

mod sinks;

pub use sinks::{Counter, Memory};

pub trait Sink {
    fn accept(&self, event: &str);
}

/// Hands every event to every sink.
pub fn broadcast(events: &[&str], sinks: &[&dyn Sink]) {
    for event in events {
        for sink in sinks {
            sink.accept(event);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sink_hears_every_event() {
        let (mut memory, mut counter) = (Memory::of(2), Counter::of("jump"));
        let events = ["jump", "start", "jump", "fall"];
        broadcast(&events, &mut [&mut memory, &mut counter]);
        assert_eq!(memory.events(), ["jump", "fall"]);
        assert_eq!(counter.count(), 2);
    }

    #[test]
    fn what_was_heard_is_kept() {
        let mut counter = Counter::of("win");
        broadcast(&["win"], &mut [&mut counter]);
        broadcast(&["fall", "win"], &mut [&mut counter]);
        assert_eq!(counter.count(), 2);
        broadcast(&["win"], &mut []);
        assert_eq!(counter.count(), 2);
    }
}
