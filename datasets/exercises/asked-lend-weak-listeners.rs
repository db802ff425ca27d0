use std::cell::RefCell;
use std::rc::{Rc, Weak};

trait Listener {
    fn hear(&mut self, event: &str);
}

#[derive(Default)]
struct Recorder {
    heard: Vec<String>,
}

impl Listener for Recorder {
    fn hear(&mut self, event: &str) {
        self.heard.push(event.to_string());
    }
}

#[derive(Default)]
struct Channel {
    listeners: Vec<Weak<RefCell<dyn Listener>>>,
}

impl Channel {
    fn subscribe(&mut self, listener: Rc<RefCell<dyn Listener>>) {
        self.listeners.push(listener);
    }

    fn publish(&mut self, event: &str) -> usize {
        self.listeners.retain(|listener| listener.upgrade().is_some());
        for listener in &self.listeners {
            if let Some(listener) = listener.upgrade() {
                listener.borrow_mut().hear(event);
            }
        }
        self.listeners.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_hear() {
        let (one, two) = (Rc::new(RefCell::new(Recorder::default())), Rc::new(RefCell::new(Recorder::default())));
        let mut channel = Channel::default();
        channel.subscribe(one.clone());
        assert_eq!(channel.publish("a"), 1);
        channel.subscribe(two.clone());
        assert_eq!(channel.publish("b"), 2);
        assert_eq!(one.borrow().heard, ["a", "b"]);
        assert_eq!(two.borrow().heard, ["b"]);
    }

    #[test]
    fn who_is_gone_is_forgotten() {
        let mut channel = Channel::default();
        let one = Rc::new(RefCell::new(Recorder::default()));
        channel.subscribe(one.clone());
        drop(one);
        assert_eq!(channel.publish("a"), 0);
    }
}
