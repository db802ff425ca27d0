struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

struct Stack {
    top: Option<Box<Node>>,
}

impl Stack {
    fn push(&mut self, value: i32) {
        self.top = Some(Box::new(Node { value, next: self.top.take() }));
    }

    fn peek(&self) -> Option<i32> {
        self.top.map(|node| node.value)
    }
}

#[test]
fn peeks() {
    let mut stack = Stack { top: None };
    stack.push(1);
    stack.push(2);
    assert_eq!(stack.peek(), Some(2));
    assert_eq!(stack.peek(), Some(2));
}
