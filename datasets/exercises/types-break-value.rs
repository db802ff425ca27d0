fn first_repeat(numbers: &[u32]) -> Option<u32> {
    let mut seen = Vec::new();
    let mut rest = numbers.iter();
    let found = while let Some(number) = rest.next() {
        if seen.contains(number) {
            break Some(*number);
        }
        seen.push(*number);
    };
    found
}

#[test]
fn repeats() {
    assert_eq!(first_repeat(&[1, 2, 3, 2, 1]), Some(2));
    assert_eq!(first_repeat(&[1, 2]), None);
}
