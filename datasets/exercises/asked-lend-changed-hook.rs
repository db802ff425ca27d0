struct Counter {
    value: i32,
    changes: usize,
    on_change: Option<Box<dyn FnMut(&Counter)>>,
}

impl Counter {
    fn new() -> Counter {
        Counter { value: 0, changes: 0, on_change: None }
    }

    fn on_change(&mut self, hook: impl FnMut(&Counter) + 'static) {
        self.on_change = Some(Box::new(hook));
    }

    fn add(&mut self, amount: i32) {
        self.value += amount;
        self.changes += 1;
        if let Some(hook) = &mut self.on_change {
            hook(self);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::rc::Rc;

    #[test]
    fn told_each_time() {
        let seen = Rc::new(RefCell::new(vec![]));
        let mut counter = Counter::new();
        counter.add(1);
        let notes = seen.clone();
        counter.on_change(move |counter| notes.borrow_mut().push((counter.value, counter.changes)));
        counter.add(2);
        counter.add(-5);
        assert_eq!(*seen.borrow(), [(3, 2), (-2, 3)]);
    }

    #[test]
    fn hooks_keep_their_state() {
        let last = Rc::new(RefCell::new(0));
        let (told, mut calls) = (last.clone(), 0);
        let mut counter = Counter::new();
        counter.on_change(move |_| {
            calls += 1;
            *told.borrow_mut() = calls;
        });
        counter.add(1);
        counter.add(1);
        assert_eq!(*last.borrow(), 2);
    }
}
