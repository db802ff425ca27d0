use std::fmt;

struct Money {
    cents: i64,
}

impl fmt::Display for Money {}

impl PartialEq for Money {}

impl Default for Money {}

#[test]
fn money() {
    assert_eq!(Money { cents: 5 }.to_string(), "5");
    assert!(Money { cents: 5 } == Money { cents: 5 });
    assert!(Money { cents: 5 } != Money { cents: 6 });
    assert_eq!(Money::default().cents, 0);
}
