#[derive(Default)]
struct Tree {
    root: Option<Box<Node>>,
    size: usize,
}

struct Node {
    key: i32,
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

impl Tree {
    fn insert(&mut self, key: i32) -> bool {
        let mut at = &mut self.root;
        while at.is_some() {
            let node = at.as_mut().unwrap();
            if key == node.key {
                return false;
            }
            let next = if key < node.key { node.left } else { node.right };
            at = &mut next;
        }
        *at = Some(Box::new(Node { key, left: None, right: None }));
        self.size += 1;
        true
    }

    fn depth(node: &Option<Box<Node>>) -> usize {
        node.as_ref().map_or(0, |node| 1 + Tree::depth(&node.left).max(Tree::depth(&node.right)))
    }
}

#[test]
fn inserts() {
    let mut tree = Tree::default();
    for key in [5, 2, 8, 1, 9] {
        assert!(tree.insert(key));
    }
    assert!(!tree.insert(8));
    assert_eq!((tree.size, Tree::depth(&tree.root)), (5, 3));
    let root = tree.root.unwrap();
    assert_eq!((root.left.unwrap().key, root.right.unwrap().key), (2, 8));
}
