use std::fmt::Debug;

trait Event: Debug {
    fn at(&self) -> u64;
}

#[derive(Debug)]
struct Click {
    at: u64,
    button: u8,
}

#[derive(Debug)]
struct Key {
    at: u64,
    code: char,
}

impl Event for Click {
    fn at(&self) -> u64 {
        self.at
    }
}

impl Event for Key {
    fn at(&self) -> u64 {
        self.at
    }
}

#[derive(Debug, Default)]
struct Recording {
    events: Vec<Box<dyn Event>>,
}

impl Recording {
    /// Those events up to a time, as a recording of its own.
    fn until(&self, time: u64) -> Recording {
        Recording { events: self.events.iter().filter(|event| event.at() <= time).cloned().collect() }
    }

    fn length(&self) -> u64 {
        self.events.iter().map(|event| event.at()).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts() {
        let mut whole = Recording::default();
        whole.events.push(Box::new(Click { at: 3, button: 1 }));
        whole.events.push(Box::new(Key { at: 8, code: 'x' }));
        let cut = whole.until(5);
        assert_eq!((cut.length(), whole.length()), (3, 8));
        whole.events.clear();
        assert_eq!(format!("{cut:?}"), "Recording { events: [Click { at: 3, button: 1 }] }");
    }
}
