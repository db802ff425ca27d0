#[derive(Debug)]
struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

#[derive(Default)]
struct List {
    head: Option<Box<Node>>,
}

impl List {
    fn push(&mut self, value: i32) {
        let next = self.head.take();
        self.head = Some(Box::new(Node { value, next }));
    }

    fn reverse(&mut self) {
        let mut before = None;
        let mut current = self.head;
        while let Some(node) = current {
            current = node.next;
            node.next = before;
            before = Some(node);
        }
        self.head = before;
    }

    fn values(&self) -> Vec<i32> {
        let mut values = Vec::new();
        let mut at = self.head.as_ref();
        while let Some(node) = at {
            values.push(node.value);
            at = node.next.as_ref();
        }
        values
    }
}

#[test]
fn reverses() {
    let mut list = List::default();
    list.reverse();
    assert!(list.values().is_empty());
    for value in 1..=3 {
        list.push(value);
    }
    list.reverse();
    assert_eq!(list.values(), [1, 2, 3]);
}
