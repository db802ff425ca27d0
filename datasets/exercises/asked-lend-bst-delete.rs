#[derive(Debug)]
struct Node {
    key: u32,
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

fn insert(node: Option<Box<Node>>, key: u32) -> Option<Box<Node>> {
    match node {
        None => Some(Box::new(Node { key, left: None, right: None })),
        Some(mut node) => {
            if key < node.key {
                node.left = insert(node.left.take(), key);
            } else if key > node.key {
                node.right = insert(node.right.take(), key);
            }
            Some(node)
        }
    }
}

fn delete(node: &mut Option<Box<Node>>, key: u32) -> bool {
    match node {
        None => false,
        Some(found) if key < found.key => delete(&mut found.left, key),
        Some(found) if key > found.key => delete(&mut found.right, key),
        Some(found) => {
            *node = match (found.left, found.right) {
                (None, None) => None,
                (Some(child), None) | (None, Some(child)) => Some(child),
                (Some(left), Some(right)) => {
                    let mut right = Some(right);
                    let key = take_min(&mut right);
                    Some(Box::new(Node { key, left: Some(left), right }))
                }
            };
            true
        }
    }
}

fn take_min(node: &mut Option<Box<Node>>) -> u32 {
    let here = node.as_mut().unwrap();
    if here.left.is_some() {
        return take_min(&mut here.left);
    }
    let mut here = node.take().unwrap();
    *node = here.right.take();
    here.key
}

fn keys(node: &Option<Box<Node>>) -> Vec<u32> {
    match node {
        None => vec![],
        Some(node) => [keys(&node.left), vec![node.key], keys(&node.right)].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(keys: &[u32]) -> Option<Box<Node>> {
        keys.iter().fold(None, |tree, &key| insert(tree, key))
    }

    #[test]
    fn with_two_children() {
        let mut root = tree(&[5, 2, 8, 1, 3, 7, 9]);
        assert!(delete(&mut root, 5));
        assert_eq!(keys(&root), [1, 2, 3, 7, 8, 9]);
        assert_eq!(root.as_ref().unwrap().key, 7);
        assert!(delete(&mut root, 2));
        assert_eq!(keys(&root), [1, 3, 7, 8, 9]);
    }

    #[test]
    fn with_one_or_none() {
        let mut root = tree(&[4, 2, 1]);
        assert!(delete(&mut root, 2));
        assert!(!delete(&mut root, 2));
        assert!(delete(&mut root, 1));
        assert_eq!(keys(&root), [4]);
        assert!(delete(&mut root, 4));
        assert!(root.is_none());
    }
}
