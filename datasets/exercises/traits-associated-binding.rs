struct Batches<I> {
    items: I,
    size: usize,
}

impl<I: Iterator> Iterator for Batches<I> {
    type Item = Vec<Item>;

    fn next(&mut self) -> Option<Vec<Item>> {
        let batch: Vec<Item> = self.items.by_ref().take(self.size).collect();
        (!batch.is_empty()).then_some(batch)
    }
}

fn sums(numbers: &[u32], size: usize) -> Vec<u32> {
    Batches { items: numbers.iter(), size }.map(|batch| batch.into_iter().sum()).collect()
}

#[test]
fn batches() {
    assert_eq!(sums(&[1, 2, 3, 4, 5], 2), [3, 7, 5]);
    assert!(sums(&[], 2).is_empty());
}
