#[derive(Debug, Default)]
struct Stack {
    items: Vec<i64>,
}

impl Stack {
    fn push_value(&mut self, value: i64) {
        self.items.push(value);
    }

    fn pop_value(&mut self) -> Option<i64> {
        self.items.pop()
    }
}

fn evaluate(words: &str) -> Option<i64> {
    let mut stack = Stack::default();
    for word in words.split_whitespace() {
        if let Ok(number) = word.parse() {
            stack.push_value(number);
            continue;
        }
        let right = stack.pop_value()?;
        let left = stack.pop_vlaue()?;
        stack.push_value(match word {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            _ => return None,
        });
    }
    stack.pop_value()
}

#[test]
fn evaluates() {
    assert_eq!(evaluate("7 2 - 3 *"), Some(15));
    assert_eq!(evaluate("1 +"), None);
}
