#[derive(Default)]
pub struct Queue {
    items: Vec<i32>,
    limit: usize,
}

impl Queue {
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub fn is_empty(&self) -> bool {
        self.items.len() >= self.limit
    }

    pub fn offer(&mut self, item: i32) -> bool {
        if self.is_full() {
            return false;
        }
        self.items.push(item);
        true
    }
}

#[test]
fn offers() {
    let mut queue = Queue { items: vec![], limit: 1 };
    assert!(queue.is_empty());
    assert!(queue.offer(1));
    assert!(!queue.offer(2));
}
