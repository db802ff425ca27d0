#[derive(Debug)]
struct Node {
    value: u32,
    next: Link,
}

type Link = Option<Box<Node>>;

fn list(values: &[u32]) -> Link {
    values.iter().rev().fold(None, |next, &value| Some(Box::new(Node { value, next })))
}

fn merge(mut a: Link, mut b: Link) -> Link {
    let mut head = None;
    let mut tail = &mut head;
    while a.is_some() && b.is_some() {
        let smaller = if a.as_ref().unwrap().value <= b.as_ref().unwrap().value { &mut a } else { &mut b };
        let node = smaller.unwrap();
        *smaller = node.next;
        tail = &mut tail.insert(node).next;
    }
    *tail = a.or(b);
    head
}

#[test]
fn merges() {
    let mut at = &merge(list(&[1, 4, 6]), list(&[2, 4, 5, 9]));
    let mut values = vec![];
    while let Some(node) = at {
        values.push(node.value);
        at = &node.next;
    }
    assert_eq!(values, [1, 2, 4, 4, 5, 6, 9]);
    assert!(merge(None, None).is_none());
}
