#[derive(Debug, Clone, Copy, PartialEq)]
struct Range(u32, u32);

impl Range {
    fn overlap(self, other: Range) -> Option<Range> {
        let start = self.start.max(other.start);
        let end = self.end.min(other.end);
        (start < end).then_some(Range(start, end))
    }
}

#[test]
fn overlaps() {
    assert_eq!(Range(1, 5).overlap(Range(3, 9)), Some(Range(3, 5)));
    assert_eq!(Range(1, 3).overlap(Range(3, 9)), None);
    assert_eq!(Range(2, 4).overlap(Range(0, 9)), Some(Range(2, 4)));
}
