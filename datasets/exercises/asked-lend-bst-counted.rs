use std::cell::RefCell;
use std::rc::Rc;

type Link = Option<Rc<RefCell<Node>>>;

struct Node {
    key: i32,
    left: Link,
    right: Link,
}

fn leaf(key: i32) -> Link {
    Some(Rc::new(RefCell::new(Node { key, left: None, right: None })))
}

#[derive(Default)]
struct Tree {
    root: Link,
}

impl Tree {
    fn insert(&mut self, key: i32) {
        if self.root.is_none() {
            self.root = leaf(key);
            return;
        }
        let mut current = self.root.clone();
        while let Some(node) = current {
            if key < node.borrow().key {
                if node.borrow().left.is_none() {
                    node.borrow_mut().left = leaf(key);
                    return;
                }
                current = node.borrow().left;
            } else {
                if node.borrow().right.is_none() {
                    node.borrow_mut().right = leaf(key);
                    return;
                }
                current = node.borrow().right;
            }
        }
    }

    fn depth_of(&self, key: i32) -> Option<usize> {
        let mut current = self.root.clone();
        let mut depth = 0;
        while let Some(node) = current {
            if node.borrow().key == key {
                return Some(depth);
            }
            depth += 1;
            let here = node.borrow();
            current = if key < here.key { here.left.clone() } else { here.right.clone() };
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depths() {
        let mut tree = Tree::default();
        for key in [5, 3, 8, 4, 9] {
            tree.insert(key);
        }
        assert_eq!(tree.depth_of(5), Some(0));
        assert_eq!(tree.depth_of(4), Some(2));
        assert_eq!(tree.depth_of(9), Some(2));
        assert_eq!(tree.depth_of(7), None);
    }

    #[test]
    fn whoever_holds_the_root_sees_it() {
        let mut tree = Tree::default();
        tree.insert(1);
        let root = tree.root.clone().unwrap();
        tree.insert(2);
        assert_eq!(root.borrow().right.as_ref().unwrap().borrow().key, 2);
    }
}
