use std::cell::RefCell;
use std::rc::Rc;

struct Vertex {
    id: usize,
    edges: RefCell<Vec<Rc<Vertex>>>,
    seen: RefCell<bool>,
}

fn vertex(id: usize) -> Rc<Vertex> {
    Rc::new(Vertex { id, edges: RefCell::new(vec![]), seen: RefCell::new(false) })
}

fn connect(a: &Rc<Vertex>, b: &Rc<Vertex>) {
    a.edges.borrow_mut().push(*b);
    b.edges.borrow_mut().push(*a);
}

fn reach(from: &Rc<Vertex>, order: &mut Vec<usize>) {
    if *from.seen.borrow() {
        return;
    }
    *from.seen.borrow_mut() = true;
    order.push(from.id);
    for next in from.edges.borrow().iter() {
        reach(next, order);
    }
}

#[test]
fn walks_circles() {
    let all: Vec<_> = (0..4).map(vertex).collect();
    connect(&all[0], &all[1]);
    connect(&all[1], &all[2]);
    connect(&all[2], &all[0]);
    let mut order = vec![];
    reach(&all[1], &mut order);
    assert_eq!(order, [1, 0, 2]);
    assert_eq!(Rc::strong_count(&all[1]), 3);
}
