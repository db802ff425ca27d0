/// The letter of a mark out of a hundred; more than that is a fault of who entered it.
fn letter(mark: u32) -> Option<char> {
    let letter = match mark {
        0..=49 => 'F',
        50..=64 => 'C',
        65..=84 => 'B',
        85..=100 => 'A',
    };
    Some(letter)
}

fn letters(marks: &[u32]) -> String {
    marks.iter().filter_map(|&mark| letter(mark)).collect()
}

#[test]
fn grades() {
    assert_eq!(letters(&[49, 50, 64, 65, 85, 101]), "FCCBA");
    assert_eq!(letter(100), Some('A'));
    assert_eq!(letter(1_000), None);
}
