#[derive(Default)]
struct Tree {
    root: Option<Box<Node>>,
}

struct Node {
    value: i32,
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

impl Tree {
    fn insert(&mut self, value: i32) {
        let mut link = &mut self.root;
        while let Some(node) = link {
            link = if value < node.value { &mut node.left } else { &mut node.right };
        }
        *link = Some(Box::new(Node { value, left: None, right: None }));
    }

    fn iter(&self) -> InOrder {
        let mut iter = InOrder { stack: Vec::new() };
        iter.descend(&self.root);
        iter
    }
}

struct InOrder {
    stack: Vec<&Node>,
}

impl InOrder {
    fn descend(&mut self, mut link: &Option<Box<Node>>) {
        while let Some(node) = link {
            self.stack.push(node);
            link = &node.left;
        }
    }
}

impl Iterator for InOrder {
    type Item = &i32;

    fn next(&mut self) -> Option<&i32> {
        let node = self.stack.pop()?;
        self.descend(&node.right);
        Some(&node.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(values: &[i32]) -> Tree {
        let mut tree = Tree::default();
        values.iter().for_each(|&value| tree.insert(value));
        tree
    }

    #[test]
    fn in_order() {
        let some = tree(&[5, 2, 8, 1, 3, 9, 7]);
        assert_eq!(some.iter().copied().collect::<Vec<_>>(), [1, 2, 3, 5, 7, 8, 9]);
        assert_eq!(tree(&[]).iter().next(), None);
    }

    #[test]
    fn two_at_once() {
        let some = tree(&[2, 1, 3]);
        let pairs: Vec<i32> = some.iter().zip(some.iter().skip(1)).map(|(a, b)| a * b).collect();
        assert_eq!(pairs, [2, 6]);
    }
}
