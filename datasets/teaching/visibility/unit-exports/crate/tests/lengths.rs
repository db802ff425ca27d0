use unit_exports::{fathoms, nautical_miles};

#[test]
fn depths() {
    assert_eq!(fathoms(18.288), 10.0);
    assert_eq!(fathoms(10.0), 5.5);
}

#[test]
fn distances() {
    assert_eq!(nautical_miles(1852.0), 1.0);
    assert_eq!(nautical_miles(1000.0), 0.54);
    assert_eq!(nautical_miles(0.0), 0.0);
}
