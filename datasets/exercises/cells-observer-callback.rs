use std::cell::RefCell;
use std::rc::Rc;

struct Model {
    value: i32,
    listeners: Vec<Box<dyn Fn(i32)>>,
}

impl Model {
    fn set(&mut self, value: i32) {
        self.value = value;
        for listener in &self.listeners {
            listener(value);
        }
    }
}

fn record() -> Vec<i32> {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let mut model = Model { value: 0, listeners: vec![] };
    for factor in 1..=2 {
        model.listeners.push(Box::new(move |value| seen.borrow_mut().push(value * factor)));
    }
    model.set(5);
    model.set(model.value + 1);
    let values = seen.borrow().clone();
    values
}

#[test]
fn both_listen() {
    assert_eq!(record(), [5, 10, 6, 12]);
}
