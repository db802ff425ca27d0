struct Node {
    score: u32,
    next: Option<Box<Node>>,
}

#[derive(Default)]
struct Scores {
    head: Option<Box<Node>>,
}

struct IterMut<'a> {
    next: Option<&'a mut Node>,
}

impl Scores {
    fn push(&mut self, score: u32) {
        let next = self.head.take();
        self.head = Some(Box::new(Node { score, next }));
    }

    fn iter_mut(&mut self) -> IterMut<'_> {
        IterMut { next: self.head.as_deref_mut() }
    }

    fn total(&self) -> u32 {
        let mut total = 0;
        let mut at = &self.head;
        while let Some(node) = at {
            total += node.score;
            at = &node.next;
        }
        total
    }
}

impl<'a> Iterator for IterMut<'a> {
    type Item = &'a mut u32;

    fn next(&mut self) -> Option<Self::Item> {
        self.next.map(|node| {
            self.next = node.next.as_mut();
            &mut node.score
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_changed_once() {
        let mut scores = Scores::default();
        (1..=4).for_each(|score| scores.push(score));
        for score in scores.iter_mut() {
            *score *= 10;
        }
        assert_eq!(scores.total(), 100);
    }

    #[test]
    fn two_may_be_held() {
        let mut scores = Scores::default();
        scores.push(1);
        scores.push(2);
        let mut iter = scores.iter_mut();
        let (first, second) = (iter.next().unwrap(), iter.next().unwrap());
        std::mem::swap(first, second);
        assert!(iter.next().is_none());
        assert_eq!(scores.iter_mut().next(), Some(&mut 1));
    }
}
