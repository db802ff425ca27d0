struct Bag {
    items: Vec<u32>,
}

impl Bag {
    fn heavier(&self, limit: u32) -> usize {
        let mut count = 0;
        for item in self {
            if *item > limit {
                count += 1;
            }
        }
        count
    }
}

#[test]
fn weighs() {
    let bag = Bag { items: vec![3, 10, 7] };
    assert_eq!(bag.heavier(5), 2);
    assert_eq!(bag.heavier(10), 0);
}
