#[derive(Debug, Default)]
struct Tree {
    value: i32,
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
}

impl Tree {
    fn insert(&mut self, value: i32) {
        let side = if value < self.value { &mut self.left } else { &mut self.right };
        match side {
            Some(node) => node.insert(value),
            None => *side = Tree { value, left: None, right: None },
        }
    }

    fn depth(&self) -> usize {
        let left = self.left.as_ref().map_or(0, |n| n.depth());
        let right = self.right.as_ref().map_or(0, |n| n.depth());
        1 + left.max(right)
    }
}

#[test]
fn depths() {
    let mut tree = Tree::default();
    tree.insert(3);
    tree.insert(5);
    assert_eq!(tree.depth(), 3);
}
