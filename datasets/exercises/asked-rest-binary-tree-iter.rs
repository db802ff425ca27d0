struct Tree {
    value: i32,
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
}

impl Tree {
    fn leaf(value: i32) -> Box<Tree> {
        Box::new(Tree { value, left: None, right: None })
    }

    fn iter(&self) -> impl Iterator<Item = i32> + '_ {
        let left = self.left.iter().flat_map(|tree| tree.iter());
        let right = self.right.iter().flat_map(|tree| tree.iter());
        left.chain(std::iter::once(self.value)).chain(right)
    }

    fn depth(&self) -> usize {
        let of = |side: &Option<Box<Tree>>| side.as_ref().map_or(0, |tree| tree.depth());
        1 + of(&self.left).max(of(&self.right))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_order() {
        let tree = Tree { value: 5, left: Some(Tree::leaf(2)), right: Some(Tree::leaf(9)) };
        assert_eq!(tree.iter().collect::<Vec<_>>(), [2, 5, 9]);
        assert_eq!(tree.depth(), 2);
        assert_eq!(tree.iter().take(1).sum::<i32>(), 2);
    }
}
