#[derive(Debug, PartialEq, Clone, Copy)]
enum Fare {
    Full,
    Reduced,
    Free,
}

fn fare(age: u8, has_pass: bool) -> Fare {
    if has_pass {
        return Fare::Free;
    }
    if age < 18 {
        Fare::Reduced
    }
    Fare::Full
}

fn price(age: u8, has_pass: bool) -> u32 {
    match fare(age, has_pass) {
        Fare::Full => 300,
        Fare::Reduced => 150,
        Fare::Free => 0,
    }
}

#[test]
fn prices() {
    assert_eq!(price(40, false), 300);
    assert_eq!(price(17, false), 150);
    assert_eq!(price(17, true), 0);
}
