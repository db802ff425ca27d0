#[derive(Debug, PartialEq)]
struct Tree {
    value: i32,
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
}

impl Tree {
    fn new(value: i32, left: Option<Tree>, right: Option<Tree>) -> Tree {
        Tree { value, left: left.map(Box::new), right: right.map(Box::new) }
    }

    fn invert(&mut self) {
        let left = self.left;
        self.left = self.right;
        self.right = left;
        if let Some(tree) = self.left {
            tree.invert();
        }
        if let Some(tree) = self.right {
            tree.invert();
        }
    }

    fn values(&self) -> Vec<i32> {
        let side = |tree: &Option<Box<Tree>>| tree.as_ref().map(|tree| tree.values()).unwrap_or_default();
        let mut found = side(&self.left);
        found.push(self.value);
        found.extend(side(&self.right));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> Tree {
        let leaf = |value| Some(Tree::new(value, None, None));
        Tree::new(4, Some(Tree::new(2, leaf(1), leaf(3))), Some(Tree::new(6, None, leaf(7))))
    }

    #[test]
    fn turned_round_all_the_way_down() {
        let mut tree = tree();
        tree.invert();
        assert_eq!(tree.values(), [7, 6, 4, 3, 2, 1]);
    }

    #[test]
    fn twice_is_as_before() {
        let mut one = tree();
        one.invert();
        one.invert();
        assert_eq!(one, tree());
    }
}
