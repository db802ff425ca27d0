#[derive(Debug)]
struct Tree {
    value: i32,
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
}

fn leaf(value: i32) -> Option<Box<Tree>> {
    Some(Box::new(Tree { value, left: None, right: None }))
}

fn mirror(tree: &mut Tree) {
    let left = tree.left;
    tree.left = tree.right;
    tree.right = left;
    if let Some(left) = &mut tree.left {
        mirror(left);
    }
    if let Some(right) = &mut tree.right {
        mirror(right);
    }
}

fn in_order(tree: &Option<Box<Tree>>, out: &mut Vec<i32>) {
    if let Some(tree) = tree {
        in_order(&tree.left, out);
        out.push(tree.value);
        in_order(&tree.right, out);
    }
}

#[test]
fn mirrors() {
    let inner = Tree { value: 4, left: leaf(3), right: None };
    let mut tree = Tree { value: 5, left: Some(Box::new(inner)), right: leaf(9) };
    mirror(&mut tree);
    let mut values = vec![];
    in_order(&Some(Box::new(tree)), &mut values);
    assert_eq!(values, [9, 5, 4, 3]);
}
