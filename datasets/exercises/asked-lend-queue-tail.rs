use std::cell::RefCell;
use std::rc::Rc;

struct Node {
    job: String,
    next: Option<Rc<RefCell<Node>>>,
}

#[derive(Default)]
struct Queue {
    head: Option<Rc<RefCell<Node>>>,
    tail: Option<Rc<RefCell<Node>>>,
    len: usize,
}

impl Queue {
    fn push(&mut self, job: &str) {
        let node = Rc::new(RefCell::new(Node { job: job.to_string(), next: None }));
        match self.tail {
            Some(tail) => tail.borrow_mut().next = Some(node),
            None => self.head = Some(node),
        }
        self.tail = Some(node);
        self.len += 1;
    }

    fn pop(&mut self) -> Option<String> {
        let node = self.head.take()?;
        self.head = node.borrow_mut().next.take();
        if self.head.is_none() {
            self.tail = None;
        }
        self.len -= 1;
        let job = node.borrow().job.clone();
        Some(job)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_in_first_out() {
        let mut queue = Queue::default();
        for job in ["a", "b", "c"] {
            queue.push(job);
        }
        assert_eq!(queue.pop().as_deref(), Some("a"));
        queue.push("d");
        assert_eq!(queue.len, 3);
        let rest: Vec<String> = std::iter::from_fn(|| queue.pop()).collect();
        assert_eq!(rest, ["b", "c", "d"]);
    }

    #[test]
    fn emptied_and_filled_again() {
        let mut queue = Queue::default();
        queue.push("a");
        assert_eq!(queue.pop().as_deref(), Some("a"));
        assert_eq!(queue.pop(), None);
        queue.push("b");
        assert_eq!(queue.pop().as_deref(), Some("b"));
    }
}
