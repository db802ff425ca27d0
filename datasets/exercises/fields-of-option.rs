struct Node {
    key: u32,
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

fn leaf(key: u32) -> Option<Box<Node>> {
    Some(Box::new(Node { key, left: None, right: None }))
}

/// The smallest key of a tree.
fn smallest(root: &Node) -> u32 {
    let mut node = root;
    while node.left.is_some() {
        node = &node.left;
    }
    node.key
}

#[test]
fn finds_the_smallest() {
    let inner = Node { key: 4, left: leaf(2), right: leaf(5) };
    let root = Node { key: 8, left: Some(Box::new(inner)), right: leaf(1) };
    assert_eq!(smallest(&root), 2);
    assert_eq!(smallest(&Node { key: 3, left: None, right: None }), 3);
}
