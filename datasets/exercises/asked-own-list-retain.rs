struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

#[derive(Default)]
struct List {
    head: Option<Box<Node>>,
}

impl List {
    fn push(&mut self, value: i32) {
        let next = self.head.take();
        self.head = Some(Box::new(Node { value, next }));
    }

    /// What the caller does not want goes; how many that were.
    fn retain(&mut self, mut keep: impl FnMut(i32) -> bool) -> usize {
        let mut gone = 0;
        let mut link = &mut self.head;
        while let Some(node) = link {
            if keep(node.value) {
                link = &mut node.next;
            } else {
                *link = node.next.take();
                gone += 1;
            }
        }
        gone
    }

    fn values(&self) -> Vec<i32> {
        let mut values = Vec::new();
        let mut at = self.head.as_ref();
        while let Some(node) = at {
            values.push(node.value);
            at = node.next.as_ref();
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(values: &[i32]) -> List {
        let mut list = List::default();
        values.iter().rev().for_each(|&value| list.push(value));
        list
    }

    #[test]
    fn neighbours_and_ends_go() {
        let mut some = list(&[1, 2, 4, 3, 6]);
        assert_eq!(some.retain(|value| value % 2 == 1), 3);
        assert_eq!(some.values(), [1, 3]);
    }

    #[test]
    fn asks_once_for_each_in_order() {
        let mut some = list(&[5, 6, 7]);
        let mut asked = vec![];
        let gone = some.retain(|value| {
            asked.push(value);
            value > 5
        });
        assert_eq!((gone, asked), (1, vec![5, 6, 7]));
        assert_eq!(list(&[]).retain(|_| false), 0);
    }
}
