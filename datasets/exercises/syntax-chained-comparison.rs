struct Range {
    low: i32,
    high: i32,
}

impl Range {
    fn contains(&self, value: i32) -> bool {
        self.low <= value < self.high
    }
}

fn inside(range: &Range, values: &[i32]) -> Vec<i32> {
    values.iter().copied().filter(|&value| range.contains(value)).collect()
}

#[test]
fn contains() {
    let range = Range { low: -1, high: 3 };
    assert_eq!(inside(&range, &[-2, -1, 0, 2, 3]), [-1, 0, 2]);
}
