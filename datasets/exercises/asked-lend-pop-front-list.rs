struct Node<T> {
    item: T,
    next: Option<Box<Node<T>>>,
}

struct Stack<T> {
    top: Option<Box<Node<T>>>,
    len: usize,
}

impl<T: PartialEq> Stack<T> {
    fn new() -> Self {
        Stack { top: None, len: 0 }
    }

    fn push(&mut self, item: T) {
        self.top = Some(Box::new(Node { item, next: self.top }));
        self.len += 1;
    }

    fn pop(&mut self) -> Option<T> {
        let node = self.top?;
        self.top = node.next;
        self.len -= 1;
        Some(node.item)
    }

    fn peek(&self) -> Option<&T> {
        self.top.map(|node| &node.item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_in_first_out() {
        let mut stack = Stack::new();
        for word in ["a", "b", "c"] {
            stack.push(word.to_string());
        }
        assert_eq!(stack.pop(), Some("c".to_string()));
        assert_eq!(stack.peek().map(String::as_str), Some("b"));
        assert_eq!(stack.len, 2);
    }

    #[test]
    fn empty() {
        let mut stack: Stack<u8> = Stack::new();
        assert_eq!(stack.pop(), None);
        assert!(stack.peek().is_none());
        stack.push(1);
        assert_eq!((stack.pop(), stack.len), (Some(1), 0));
    }
}
