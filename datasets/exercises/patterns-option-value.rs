use std::collections::HashMap;

fn roman(letter: char) -> Option<u32> {
    let values = HashMap::from([('I', 1), ('V', 5), ('X', 10), ('L', 50), ('C', 100)]);
    values.get(&letter).copied()
}

fn read(text: &str) -> Option<u32> {
    let mut total = 0;
    let mut last = 0;
    for letter in text.chars().rev() {
        match roman(letter) {
            value if value < last => total -= value,
            value => {
                total += value;
                last = value;
            }
            None => return None,
        }
    }
    Some(total)
}

#[test]
fn reads() {
    assert_eq!(read("XIV"), Some(14));
    assert_eq!(read("CXC"), Some(190));
    assert_eq!(read("XZ"), None);
}
