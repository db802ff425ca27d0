use std::rc::Rc;

#[derive(Debug)]
enum List {
    Cons(i32, Rc<List>),
    Nil,
}

use List::{Cons, Nil};

fn shared() -> (List, List) {
    let tail = Cons(5, Cons(10, Nil));
    let a = Cons(3, tail);
    let b = Cons(4, tail);
    (a, b)
}

fn sum(list: &List) -> i32 {
    match list {
        Cons(n, rest) => n + sum(rest),
        Nil => 0,
    }
}

#[test]
fn sums() {
    let (a, b) = shared();
    assert_eq!(sum(&a) + sum(&b), 37);
    match (&a, &b) {
        (Cons(_, one), Cons(_, other)) => assert!(Rc::ptr_eq(one, other)),
        _ => panic!("not a list"),
    }
}
