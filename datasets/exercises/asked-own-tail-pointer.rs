use std::cell::RefCell;
use std::rc::Rc;

type Link = Option<Rc<RefCell<Node>>>;

struct Node {
    value: i32,
    next: Link,
}

#[derive(Default)]
struct Queue {
    head: Link,
    tail: Link,
    size: usize,
}

impl Queue {
    fn push(&mut self, value: i32) {
        let node = Rc::new(RefCell::new(Node { value, next: None }));
        match self.tail {
            Some(last) => last.borrow_mut().next = Some(node),
            None => self.head = Some(node),
        }
        self.tail = Some(node);
        self.size += 1;
    }

    fn pop(&mut self) -> Option<i32> {
        let first = self.head.take()?;
        self.head = first.borrow_mut().next.take();
        if self.head.is_none() {
            self.tail = None;
        }
        self.size -= 1;
        let value = first.borrow().value;
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_in_first_out() {
        let mut queue = Queue::default();
        for value in 1..=3 {
            queue.push(value);
        }
        assert_eq!(queue.pop(), Some(1));
        queue.push(4);
        assert_eq!(queue.size, 3);
        assert_eq!([queue.pop(), queue.pop(), queue.pop(), queue.pop()], [Some(2), Some(3), Some(4), None]);
    }

    #[test]
    fn begins_again_when_empty() {
        let mut queue = Queue::default();
        queue.push(1);
        queue.pop();
        queue.push(2);
        queue.push(3);
        assert_eq!([queue.pop(), queue.pop()], [Some(2), Some(3)]);
    }
}
