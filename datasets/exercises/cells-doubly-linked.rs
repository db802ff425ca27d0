use std::cell::RefCell;
use std::rc::{Rc, Weak};

type Link = Rc<RefCell<Node>>;

struct Node {
    value: u32,
    next: Option<Link>,
    previous: Option<Weak<RefCell<Node>>>,
}

#[derive(Default)]
struct List {
    first: Option<Link>,
    last: Option<Link>,
}

impl List {
    fn push(&mut self, value: u32) {
        let node = Rc::new(RefCell::new(Node { value, next: None, previous: None }));
        match self.last.take() {
            Some(last) => {
                node.borrow_mut().previous = Some(Rc::downgrade(&last));
                last.borrow_mut().next = Some(node);
                self.last = Some(node);
            }
            None => {
                self.first = Some(node);
                self.last = Some(node);
            }
        }
    }

    fn backwards(&self) -> Vec<u32> {
        let mut values = vec![];
        let mut at = self.last.clone();
        while let Some(node) = at {
            values.push(node.borrow().value);
            at = node.borrow().previous.as_ref().and_then(Weak::upgrade);
        }
        values
    }
}

#[test]
fn walks_back() {
    let mut list = List::default();
    for value in 1..=3 {
        list.push(value);
    }
    assert_eq!(list.backwards(), [3, 2, 1]);
    let second = list.first.as_ref().unwrap().borrow().next.clone().unwrap();
    assert_eq!((second.borrow().value, Rc::strong_count(&second)), (2, 2));
}
