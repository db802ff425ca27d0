#[derive(Debug, Default)]
struct Slot {
    item: Option<String>,
    taken: u32,
}

impl Slot {
    fn put(&mut self, item: &str) -> Option<String> {
        self.item.replace(item.to_string())
    }

    fn take(&mut self) -> Option<String> {
        let item = self.item;
        self.item = None;
        if item.is_some() {
            self.taken += 1;
        }
        item
    }

    fn peek(&self) -> Option<&str> {
        self.item.map(|item| item.as_str())
    }
}

#[test]
fn takes_once() {
    let mut slot = Slot::default();
    assert_eq!(slot.put("a"), None);
    assert_eq!(slot.put("b"), Some("a".to_string()));
    assert_eq!(slot.peek(), Some("b"));
    assert_eq!(slot.take(), Some("b".to_string()));
    assert_eq!((slot.take(), slot.taken), (None, 1));
}
