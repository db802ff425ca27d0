struct Node {
    value: i64,
    next: Option<Box<Node>>,
}

struct List {
    head: Option<Box<Node>>,
}

impl List {
    fn from_slice(values: &[i64]) -> List {
        let mut head = None;
        for &value in values.iter().rev() {
            head = Some(Box::new(Node { value, next: head }));
        }
        List { head }
    }

    fn reverse(&mut self) -> &mut List {
        let mut done = None;
        let mut rest = self.head;
        while let Some(node) = rest {
            rest = node.next;
            node.next = done;
            done = Some(node);
        }
        self.head = done;
        self
    }

    fn to_vec(&self) -> Vec<i64> {
        let mut out = Vec::new();
        let mut here = self.head.as_ref();
        while let Some(node) = here {
            out.push(node.value);
            here = node.next.as_ref();
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turned_round() {
        let mut list = List::from_slice(&[1, 2, 3]);
        assert_eq!(list.reverse().to_vec(), [3, 2, 1]);
        assert_eq!(list.reverse().to_vec(), [1, 2, 3]);
    }

    #[test]
    fn short_ones() {
        assert_eq!(List::from_slice(&[]).reverse().to_vec(), []);
        assert_eq!(List::from_slice(&[7]).reverse().to_vec(), [7]);
    }
}
