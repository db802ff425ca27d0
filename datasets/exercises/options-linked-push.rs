#[derive(Debug)]
struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

#[derive(Debug, Default)]
struct Stack {
    head: Option<Box<Node>>,
    len: usize,
}

impl Stack {
    fn push(&mut self, value: i32) {
        let node = Node { value, next: self.head };
        self.head = Some(Box::new(node));
        self.len += 1;
    }

    fn pop(&mut self) -> Option<i32> {
        match self.head {
            Some(node) => {
                self.head = node.next;
                self.len -= 1;
                Some(node.value)
            }
            None => None,
        }
    }
}

#[test]
fn last_in_first_out() {
    let mut stack = Stack::default();
    for value in 1..=3 {
        stack.push(value);
    }
    assert_eq!(stack.len, 3);
    assert_eq!((stack.pop(), stack.pop()), (Some(3), Some(2)));
    stack.push(9);
    assert_eq!((stack.pop(), stack.pop(), stack.pop()), (Some(9), Some(1), None));
    assert_eq!(stack.len, 0);
}
