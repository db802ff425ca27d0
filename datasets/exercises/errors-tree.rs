struct Tree {
    left: Option<Box<Tree>>,
    value: i32,
}

fn second_left(tree: &Tree) -> i32 {
    let left = tree.left.as_ref()?;
    let second = left.left.as_ref()?;
    second.value
}

#[test]
fn seconds() {
    let leaf = Tree { left: None, value: 3 };
    let mid = Tree { left: Some(Box::new(leaf)), value: 2 };
    assert_eq!(second_left(&mid), None);
    let top = Tree { left: Some(Box::new(mid)), value: 1 };
    assert_eq!(second_left(&top), Some(3));
}
