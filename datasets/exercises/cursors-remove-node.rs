struct Node {
    key: i32,
    next: Option<Box<Node>>,
}

fn remove(head: &mut Option<Box<Node>>, key: i32) -> bool {
    let mut link = head;
    while let Some(node) = link {
        if node.key == key {
            *link = node.next.take();
            return true;
        }
        link = &mut node.next;
    }
    false
}

fn list(keys: &[i32]) -> Option<Box<Node>> {
    keys.iter().rev().fold(None, |next, &key| Some(Box::new(Node { key, next })))
}

fn keys(mut at: &Option<Box<Node>>) -> Vec<i32> {
    let mut keys = vec![];
    while let Some(node) = at {
        keys.push(node.key);
        at = &node.next;
    }
    keys
}

#[test]
fn removes_the_first_of_a_key() {
    let mut head = list(&[1, 2, 3, 2]);
    assert!(remove(&mut head, 2));
    assert_eq!(keys(&head), [1, 3, 2]);
    assert!(remove(&mut head, 1));
    assert!(!remove(&mut head, 9));
    assert_eq!(keys(&head), [3, 2]);
}
