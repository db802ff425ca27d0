#[derive(Debug, Clone, PartialEq)]
enum Tree {
    Leaf(u32),
    Branch(Tree, Tree),
}

fn sum(tree: &Tree) -> u32 {
    match tree {
        Tree::Leaf(value) => *value,
        Tree::Branch(left, right) => sum(left) + sum(right),
    }
}

fn full(depth: u32) -> Tree {
    if depth == 0 {
        return Tree::Leaf(1);
    }
    Tree::Branch(full(depth - 1), full(depth - 1))
}

#[test]
fn sums() {
    assert_eq!(sum(&full(3)), 8);
    assert_eq!(full(0), Tree::Leaf(1));
}
