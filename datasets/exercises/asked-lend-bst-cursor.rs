use std::cmp::Ordering;

#[derive(Debug)]
struct Node {
    key: i32,
    value: String,
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

#[derive(Debug, Default)]
struct Tree {
    root: Option<Box<Node>>,
    len: usize,
}

impl Tree {
    fn insert(&mut self, key: i32, value: &str) -> Option<String> {
        let mut current = &mut self.root;
        while let Some(node) = current.as_mut() {
            match key.cmp(&node.key) {
                Ordering::Less => current = &mut node.left,
                Ordering::Greater => current = &mut node.right,
                Ordering::Equal => return Some(std::mem::replace(&mut node.value, value.to_string())),
            }
        }
        *current = Some(Box::new(Node { key, value: value.to_string(), left: None, right: None }));
        self.len += 1;
        None
    }

    fn find(&self, key: i32) -> Option<&str> {
        let mut current = &self.root;
        while let Some(node) = current {
            current = match key.cmp(&node.key) {
                Ordering::Less => &node.left,
                Ordering::Greater => &node.right,
                Ordering::Equal => return Some(&node.value),
            };
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inserted_are_found() {
        let mut tree = Tree::default();
        for (key, value) in [(5, "five"), (2, "two"), (8, "eight"), (3, "three")] {
            assert_eq!(tree.insert(key, value), None);
        }
        assert_eq!(tree.find(3), Some("three"));
        assert_eq!(tree.find(4), None);
        assert_eq!(tree.len, 4);
    }

    #[test]
    fn the_old_value_comes_back() {
        let mut tree = Tree::default();
        tree.insert(1, "a");
        tree.insert(2, "b");
        assert_eq!(tree.insert(2, "c"), Some("b".to_string()));
        assert_eq!(tree.find(2), Some("c"));
        assert_eq!(tree.len, 2);
    }
}
