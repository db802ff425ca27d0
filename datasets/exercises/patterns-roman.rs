fn roman(digit: char) -> Option<u32> {
    let value = match digit {
        'I' => 1,
        'V' => 5,
        'X' => 10,
        'L' => 50,
        'C' => 100,
    };
    Some(value)
}

fn total(text: &str) -> u32 {
    text.chars().filter_map(roman).sum()
}

#[test]
fn totals() {
    assert_eq!(total("XVI"), 16);
    assert_eq!(total("X?"), 10);
}
