use std::cell::RefCell;
use std::rc::Rc;

struct Node {
    value: i32,
    children: Vec<Rc<RefCell<Node>>>,
}

fn leaf(value: i32) -> Rc<RefCell<Node>> {
    Rc::new(RefCell::new(Node { value, children: Vec::new() }))
}

fn sum(node: &Rc<RefCell<Node>>) -> i32 {
    let mut total = node.value;
    for child in node.children.iter() {
        total += sum(child);
    }
    total
}

#[test]
fn sums() {
    let root = leaf(1);
    root.borrow_mut().children.push(leaf(2));
    root.borrow_mut().children.push(leaf(3));
    assert_eq!(sum(&root), 6);
}
