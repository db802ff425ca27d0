#[derive(Debug)]
struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

/// Drops the values that repeat the one before.
fn dedup(head: &mut Option<Box<Node>>) {
    let mut at = head.as_mut();
    while let Some(node) = at {
        while let Some(next) = &mut node.next {
            if next.value != node.value {
                break;
            }
            node.next = next.next;
        }
        at = node.next.as_mut();
    }
}

#[test]
fn drops_repeats() {
    let mut head = [1, 1, 2, 2, 2, 1].iter().rev().fold(None, |next, &value| Some(Box::new(Node { value, next })));
    dedup(&mut head);
    let mut values = vec![];
    let mut at = &head;
    while let Some(node) = at {
        values.push(node.value);
        at = &node.next;
    }
    assert_eq!(values, [1, 2, 1]);
}
