struct Stack<T> {
    items: Vec<T>,
    most: usize,
}

impl<T> Stack<T> {
    fn new(most: usize) -> Stack<T> {
        Stack { items: Vec::new(), most }
    }

    fn push(&mut self, item: T) -> Result<(), T> {
        if self.items.len() == self.most {
            return Err(item);
        }
        self.items.push(item);
        Ok(())
    }

    fn pop(&mut self) -> Option<T> {
        self.items.pop()
    }

    fn peek(&self) -> Option<T> {
        if self.items.is_empty() {
            None
        } else {
            Some(self.items[self.items.len() - 1])
        }
    }
}

struct Frame {
    function: String,
    line: u32,
}

fn trace(calls: &[(&str, u32)]) -> String {
    let mut stack = Stack::new(2);
    for (function, line) in calls {
        if let Err(frame) = stack.push(Frame { function: function.to_string(), line: *line }) {
            return format!("no room for {}", frame.function);
        }
    }
    match stack.peek() {
        Some(frame) => format!("in {}:{}", frame.function, frame.line),
        None => "nowhere".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_and_leaves() {
        let mut stack = Stack::new(3);
        stack.push(String::from("a")).unwrap();
        assert_eq!(stack.peek().map(|item| item.len()), Some(1));
        assert_eq!(stack.pop(), Some("a".to_string()));
        assert!(stack.peek().is_none());
    }

    #[test]
    fn traces() {
        assert_eq!(trace(&[("main", 1), ("run", 7)]), "in run:7");
        assert_eq!(trace(&[("a", 1), ("b", 2), ("c", 3)]), "no room for c");
        assert_eq!(trace(&[]), "nowhere");
    }
}
