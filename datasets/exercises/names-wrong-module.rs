use std::collections::Rc;
use std::rc::RefCell;

#[derive(Default)]
struct Counter {
    hits: u32,
}

struct Button {
    counter: Rc<RefCell<Counter>>,
}

impl Button {
    fn press(&self) {
        self.counter.borrow_mut().hits += 1;
    }
}

fn press_all(times: u32) -> u32 {
    let counter = Rc::new(RefCell::new(Counter::default()));
    let buttons = [Button { counter: Rc::clone(&counter) }, Button { counter: Rc::clone(&counter) }];
    for at in 0..times as usize {
        buttons[at % 2].press();
    }
    let hits = counter.borrow().hits;
    hits
}

#[test]
fn counts_presses() {
    assert_eq!(press_all(5), 5);
    assert_eq!(press_all(0), 0);
}
