struct Permutation {
    next: Vec<usize>,
    steps: usize,
}

impl Permutation {
    fn at(&mut self, index: usize) -> &mut usize {
        self.steps += 1;
        &mut self.next[index]
    }

    fn skip(&mut self, index: usize) {
        *self.at(index) = *self.at(*self.at(index));
    }
}

#[test]
fn skips() {
    let mut cycle = Permutation { next: vec![1, 2, 3, 0], steps: 0 };
    cycle.skip(0);
    assert_eq!(cycle.next, [2, 2, 3, 0]);
    cycle.skip(3);
    assert_eq!(cycle.next, [2, 2, 3, 2]);
    assert_eq!(cycle.steps, 6);
}
