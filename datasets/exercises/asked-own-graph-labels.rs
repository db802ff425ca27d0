use std::cell::RefCell;
use std::rc::Rc;

type Link = Rc<RefCell<Station>>;

struct Station {
    name: String,
    next: Vec<Link>,
    visited: bool,
}

fn station(name: &str) -> Link {
    Rc::new(RefCell::new(Station { name: name.to_string(), next: vec![], visited: false }))
}

fn connect(a: &Link, b: &Link) {
    a.borrow_mut().next.push(b);
    b.borrow_mut().next.push(a);
}

/// The names of all that can be reached, in the order of a walk in depth.
fn reachable(from: &Link) -> Vec<String> {
    let mut names = Vec::new();
    let mut ahead = vec![Rc::clone(from)];
    while let Some(station) = ahead.pop() {
        if station.borrow().visited {
            continue;
        }
        station.borrow_mut().visited = true;
        names.push(station.borrow().name);
        for next in station.borrow().next.iter().rev() {
            ahead.push(next);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring() {
        let all = ["a", "b", "c"].map(station);
        connect(&all[0], &all[1]);
        connect(&all[1], &all[2]);
        connect(&all[2], &all[0]);
        assert_eq!(reachable(&all[0]), ["a", "b", "c"]);
        assert_eq!(all[1].borrow().next.len(), 2);
    }

    #[test]
    fn alone() {
        let (one, other) = (station("one"), station("other"));
        assert_eq!(reachable(&one), ["one"]);
        assert!(one.borrow().visited && !other.borrow().visited);
    }
}
