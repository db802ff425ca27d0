use std::cell::RefCell;
use std::rc::Rc;

struct Shared {
    names: Rc<RefCell<Vec<String>>>,
}

impl Shared {
    fn take(&self) -> Vec<String> {
        *self.names.borrow()
    }

    fn first(&self) -> String {
        self.names.borrow()[0]
    }
}

#[test]
fn takes() {
    let shared = Shared { names: Rc::new(RefCell::new(vec!["a".to_string()])) };
    assert_eq!(shared.first(), "a");
    assert_eq!(shared.take(), vec!["a".to_string()]);
    assert!(shared.names.borrow().is_empty());
}
