#[derive(Default)]
struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

#[derive(Default)]
struct List {
    head: Option<Box<Node>>,
    length: usize,
}

impl List {
    fn push(&mut self, value: i32) {
        let next = self->head.take();
        self->head = Some(Box::new(Node { value, next }));
        self->length += 1;
    }

    fn largest(&self) -> Option<i32> {
        let mut best = None;
        let mut at = &self->head;
        while let Some(node) = at {
            if best.map_or(true, |known| node->value > known) {
                best = Some(node->value);
            }
            at = &node->next;
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_largest() {
        let mut list = List::default();
        assert_eq!(list.largest(), None);
        for value in [3, 9, -4] {
            list.push(value);
        }
        assert_eq!(list.largest(), Some(9));
        assert_eq!(list.length, 3);
        assert_eq!(list.head.unwrap().value, -4);
    }
}
