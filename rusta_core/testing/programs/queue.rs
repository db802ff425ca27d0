#[derive(Debug)]
struct Queue<T> {
    items: Vec<T>,
}

impl<T: Clone + PartialOrd> Queue<T> {
    fn new() -> Self {
        Queue { items: Vec::new() }
    }

    fn push(&mut self, item: T) {
        self.items.push(item);
    }

    fn largest(&self) -> Option<T> {
        let mut best = self.items.first()?.clone();
        for item in &self.items {
            if *item > best {
                best = item.clone();
            }
        }
        Some(best)
    }
}

fn parse(text: &str) -> Result<u32, String> {
    match text.trim().parse::<u32>() {
        Ok(number) => Ok(number),
        Err(error) => Err(error.to_string()),
    }
}

fn largest_of(texts: &[&str]) -> Option<u32> {
    let mut queue = Queue::new();
    for text in texts {
        let number = parse(text).ok()?;
        queue.push(number);
    }
    let words: Vec<String> = queue.items.iter().map(|item| format!("<{item}>")).collect();
    let joined = words.join(",");
    if joined.len() > 100 { None } else { queue.largest() }
}

#[test]
fn keeps_the_largest() {
    assert_eq!(largest_of(&["3", " 40 ", "5"]), Some(40));
    assert_eq!(largest_of(&["x"]), None);
}
