use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Widget {
    id: u32,
    parent: Option<Weak<RefCell<Widget>>>,
    children: Vec<Rc<RefCell<Widget>>>,
}

fn widget(id: u32) -> Rc<RefCell<Widget>> {
    Rc::new(RefCell::new(Widget { id, parent: None, children: vec![] }))
}

fn attach(parent: &Rc<RefCell<Widget>>, child: Rc<RefCell<Widget>>) {
    child.borrow_mut().parent = Some(Rc::downgrade(parent));
    parent.borrow_mut().children.push(child);
}

fn path(widget: &Rc<RefCell<Widget>>) -> Vec<u32> {
    let mut ids = vec![widget.borrow().id];
    let mut at = widget.clone();
    while let Some(parent) = at.borrow().parent.as_ref().and_then(|parent| parent.upgrade()) {
        ids.push(parent.borrow().id);
        at = parent;
    }
    ids
}

#[test]
fn goes_up() {
    let (root, middle, leaf) = (widget(1), widget(2), widget(3));
    attach(&root, Rc::clone(&middle));
    attach(&middle, Rc::clone(&leaf));
    assert_eq!(path(&leaf), [3, 2, 1]);
    assert_eq!(path(&root), [1]);
    assert_eq!(Rc::strong_count(&middle), 2);
}
