use std::cell::RefCell;
use std::rc::Rc;

struct Span {
    name: String,
    log: Rc<RefCell<Vec<String>>>,
}

impl Span {
    fn enter(name: &str, log: &Rc<RefCell<Vec<String>>>) -> Span {
        log.borrow_mut().push(format!("enter {name}"));
        Span { name: name.to_string(), log: Rc::clone(log) }
    }

    fn finish(self) {}
}

impl Drop for Span {
    fn drop(&mut self) {
        self.log.borrow_mut().push(format!("leave {}", self.name));
    }
}

fn work(log: &Rc<RefCell<Vec<String>>>) -> String {
    let outer = Span::enter("outer", log);
    let inner = Span::enter("inner", log);
    inner.finish();
    let message = format!("{} did {}", outer.name, inner.name);
    log.borrow_mut().push("after".to_string());
    outer.finish();
    message
}

#[test]
fn spans_end_in_order() {
    let log = Rc::new(RefCell::new(Vec::new()));
    assert_eq!(work(&log), "outer did inner");
    assert_eq!(*log.borrow(), ["enter outer", "enter inner", "leave inner", "after", "leave outer"]);
}
