trait Watcher {
    fn changed(&mut self, thermometer: &Thermometer);
}

struct Thermometer {
    celsius: f64,
    changes: usize,
    watchers: Vec<Box<dyn Watcher>>,
}

impl Thermometer {
    fn new() -> Thermometer {
        Thermometer { celsius: 0.0, changes: 0, watchers: Vec::new() }
    }

    fn watch(&mut self, watcher: impl Watcher + 'static) {
        self.watchers.push(Box::new(watcher));
    }

    fn set(&mut self, celsius: f64) {
        if celsius == self.celsius {
            return;
        }
        self.celsius = celsius;
        self.changes += 1;
        for watcher in self.watchers.iter_mut() {
            watcher.changed(self);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::rc::Rc;

    struct Notes(char, Rc<RefCell<Vec<String>>>);

    impl Watcher for Notes {
        fn changed(&mut self, thermometer: &Thermometer) {
            let note = format!("{}{}: {}", self.0, thermometer.changes, thermometer.celsius);
            self.1.borrow_mut().push(note);
        }
    }

    #[test]
    fn each_is_told_each_time() {
        let notes = Rc::new(RefCell::new(vec![]));
        let mut thermometer = Thermometer::new();
        thermometer.watch(Notes('a', notes.clone()));
        thermometer.watch(Notes('b', notes.clone()));
        thermometer.set(1.5);
        thermometer.set(1.5);
        thermometer.set(-2.0);
        assert_eq!(*notes.borrow(), ["a1: 1.5", "b1: 1.5", "a2: -2", "b2: -2"]);
    }

    #[test]
    fn watchers_stay() {
        let mut thermometer = Thermometer::new();
        thermometer.watch(Notes('a', Rc::default()));
        thermometer.set(3.0);
        assert_eq!(thermometer.watchers.len(), 1);
    }
}
