use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

#[derive(Default)]
struct Bus {
    handlers: HashMap<String, Vec<Box<dyn Fn(i32)>>>,
}

impl Bus {
    fn on(&mut self, event: &str, handler: impl Fn(i32) + 'static) {
        self.handlers.entry(event.to_string()).or_default().push(Box::new(handler));
    }

    fn emit(&self, event: &str, value: i32) {
        for handler in self.handlers.get(event).into_iter().flatten() {
            handler(value);
        }
    }
}

fn totals(values: &[i32]) -> (i32, i32) {
    let sum = Rc::new(RefCell::new(0));
    let most = Rc::new(RefCell::new(i32::MIN));
    let mut bus = Bus::default();
    bus.on("value", move |value| *sum.borrow_mut() += value);
    bus.on("value", move |value| {
        let best = (*most.borrow()).max(value);
        *most.borrow_mut() = best;
    });
    for value in values {
        bus.emit("value", *value);
    }
    let result = (*sum.borrow(), *most.borrow());
    result
}

#[test]
fn both_handlers_run() {
    assert_eq!(totals(&[3, 9, -2]), (10, 9));
}
