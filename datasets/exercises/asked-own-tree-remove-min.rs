#[derive(Debug)]
struct Node {
    key: i32,
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

impl Node {
    fn leaf(key: i32) -> Node {
        Node { key, left: None, right: None }
    }

    fn insert(&mut self, key: i32) {
        let side = if key < self.key { &mut self.left } else { &mut self.right };
        match side {
            Some(node) => node.insert(key),
            None => *side = Some(Box::new(Node::leaf(key))),
        }
    }

    /// The smallest key below this node goes; the node itself stays.
    fn remove_min(&mut self) -> Option<i32> {
        match &mut self.left {
            None => None,
            Some(child) if child.left.is_some() => child.remove_min(),
            Some(child) => {
                self.left = child.right.take();
                Some(child.key)
            }
        }
    }

    fn keys(&self, into: &mut Vec<i32>) {
        if let Some(left) = &self.left {
            left.keys(into);
        }
        into.push(self.key);
        if let Some(right) = &self.right {
            right.keys(into);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(keys: &[i32]) -> Node {
        let mut root = Node::leaf(keys[0]);
        keys[1..].iter().for_each(|&key| root.insert(key));
        root
    }

    fn keys(root: &Node) -> Vec<i32> {
        let mut keys = vec![];
        root.keys(&mut keys);
        keys
    }

    #[test]
    fn keeps_what_was_to_the_right() {
        let mut root = tree(&[50, 20, 10, 15, 12, 18, 70]);
        assert_eq!(root.remove_min(), Some(10));
        assert_eq!(keys(&root), [12, 15, 18, 20, 50, 70]);
        assert_eq!(root.remove_min(), Some(12));
        assert_eq!(keys(&root), [15, 18, 20, 50, 70]);
    }

    #[test]
    fn nothing_below() {
        let mut root = tree(&[5, 9]);
        assert_eq!(root.remove_min(), None);
        assert_eq!(keys(&root), [5, 9]);
    }
}
