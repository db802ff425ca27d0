struct Shelf {
    boxes: Vec<Option<u32>>,
}

impl Shelf {
    /// What lies in a box, if there is such a box and something in it.
    fn weight(&self, at: usize) -> Option<u32> {
        self.boxes.get(at)
    }

    fn total(&self) -> u32 {
        (0..self.boxes.len()).filter_map(|at| self.weight(at)).sum()
    }
}

#[test]
fn weighs() {
    let shelf = Shelf { boxes: vec![Some(4), None, Some(5)] };
    assert_eq!(shelf.weight(0), Some(4));
    assert_eq!(shelf.weight(1), None);
    assert_eq!(shelf.weight(9), None);
    assert_eq!(shelf.total(), 9);
}
