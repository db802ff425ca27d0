#[derive(Debug, PartialEq)]
struct Node {
    value: u32,
    next: Option<Box<Node>>,
}

struct List {
    head: Option<Box<Node>>,
}

impl List {
    fn push_back(&mut self, value: u32) {
        let mut at = &mut self.head;
        while let Some(node) = at {
            if node.next.is_none() {
                break;
            }
            at = &mut node.next;
        }
        let new = Some(Box::new(Node { value, next: None }));
        match at {
            Some(last) => last.next = new,
            None => self.head = new,
        }
    }

    fn values(&self) -> Vec<u32> {
        let mut values = Vec::new();
        let mut at = &self.head;
        while let Some(node) = at {
            values.push(node.value);
            at = &node.next;
        }
        values
    }
}

#[test]
fn appends() {
    let mut list = List { head: None };
    for value in [3, 1, 2] {
        list.push_back(value);
    }
    assert_eq!(list.values(), [3, 1, 2]);
}
