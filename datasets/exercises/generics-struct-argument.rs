#[derive(Debug, Clone)]
struct Stack<T> {
    items: Vec<T>,
}

impl<T> Stack<T> {
    fn new() -> Stack<T> {
        Stack { items: Vec::new() }
    }

    fn push(&mut self, item: T) {
        self.items.push(item);
    }

    fn pop(&mut self) -> Option<T> {
        self.items.pop()
    }
}

fn reversed(text: &str) -> Stack {
    let mut stack = Stack::new();
    for c in text.chars() {
        stack.push(c);
    }
    stack
}

#[test]
fn reverses() {
    let mut stack = reversed("abc");
    let text: String = std::iter::from_fn(|| stack.pop()).collect();
    assert_eq!(text, "cba");
}
