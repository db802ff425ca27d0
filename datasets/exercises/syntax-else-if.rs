#[derive(Debug, PartialEq)]
enum Sign {
    Negative,
    Zero,
    Positive,
}

fn sign(value: i32) -> Sign {
    if value < 0 {
        Sign::Negative
    } elif value == 0 {
        Sign::Zero
    } else {
        Sign::Positive
    }
}

#[test]
fn signs() {
    assert_eq!(sign(-3), Sign::Negative);
    assert_eq!(sign(0), Sign::Zero);
    assert_eq!(sign(3), Sign::Positive);
}
