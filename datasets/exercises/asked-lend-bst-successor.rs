#[derive(Default)]
struct Tree {
    root: Option<Box<Node>>,
}

struct Node {
    key: u32,
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

impl Tree {
    fn add(&mut self, key: u32) {
        let mut place = &mut self.root;
        while let Some(node) = place {
            place = if key < node.key { &mut node.left } else { &mut node.right };
        }
        *place = Some(Box::new(Node { key, left: None, right: None }));
    }

    /// The next greater key.
    fn successor(&self, key: u32) -> Option<u32> {
        let mut best = None;
        let mut here = self.root;
        while let Some(node) = here {
            if node.key > key {
                best = Some(node.key);
                here = node.left;
            } else {
                here = node.right;
            }
        }
        best
    }

    fn keys_from(&self, key: u32) -> Vec<u32> {
        std::iter::successors(self.successor(key), |&key| self.successor(key)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_order_from_there() {
        let mut tree = Tree::default();
        for key in [5, 2, 8, 6] {
            tree.add(key);
        }
        assert_eq!(tree.successor(2), Some(5));
        assert_eq!(tree.keys_from(3), [5, 6, 8]);
        assert_eq!(tree.successor(8), None);
        assert_eq!(tree.keys_from(0).len(), 4);
    }
}
