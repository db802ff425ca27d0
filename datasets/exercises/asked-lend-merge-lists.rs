#[derive(Debug)]
struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

fn list(values: &[i32]) -> Option<Box<Node>> {
    values.iter().rev().fold(None, |next, &value| Some(Box::new(Node { value, next })))
}

fn values(mut list: &Option<Box<Node>>) -> Vec<i32> {
    let mut found = vec![];
    while let Some(node) = list {
        found.push(node.value);
        list = &node.next;
    }
    found
}

/// Two sorted lists as one.
fn merge(one: Option<Box<Node>>, two: Option<Box<Node>>) -> Option<Box<Node>> {
    match (one, two) {
        (None, rest) | (rest, None) => rest,
        (Some(a), Some(b)) => {
            if a.value <= b.value {
                a.next = merge(a.next, Some(b));
                Some(a)
            } else {
                b.next = merge(Some(a), b.next);
                Some(b)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_order() {
        assert_eq!(values(&merge(list(&[1, 4, 6]), list(&[2, 3, 7]))), [1, 2, 3, 4, 6, 7]);
    }

    #[test]
    fn with_an_empty_one() {
        assert_eq!(values(&merge(None, list(&[1]))), [1]);
        assert_eq!(values(&merge(list(&[1, 1]), None)), [1, 1]);
    }
}
