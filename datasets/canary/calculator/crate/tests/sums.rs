use calculator::{evaluate, SumError};

fn all(sums: &[(&str, f64)]) {
    for (text, value) in sums {
        assert_eq!(evaluate(text), Ok(*value), "{text}");
    }
}

#[test]
fn products_come_before_sums() {
    all(&[
        ("2 + 3 * 4", 14.0),
        ("(2 + 3) * 4", 20.0),
        ("8 - 2 - 1", 5.0),
        ("8 / 2 / 2", 2.0),
    ]);
}

#[test]
fn powers_come_before_products() {
    all(&[("2 * 3 ^ 2", 18.0), ("3 ^ 2 * 2", 18.0), ("1 + 2 ^ 3", 9.0)]);
}

#[test]
fn towers_are_worked_off_from_above() {
    all(&[("2 ^ 3 ^ 2", 512.0), ("(2 ^ 3) ^ 2", 64.0)]);
}

#[test]
fn a_sign_holds_less_than_a_power_and_more_than_a_product() {
    all(&[("-2 ^ 2", -4.0), ("-2 * -3", 6.0), ("2 ^ -1", 0.5)]);
}

#[test]
fn what_has_no_value_is_said() {
    assert_eq!(evaluate("1 / 0"), Err(SumError::NoValue));
    assert_eq!(evaluate("10 ^ 400"), Err(SumError::NoValue));
    assert_eq!(evaluate("2 + "), Err(SumError::Unexpected(4)));
    assert_eq!(evaluate("(2 3)"), Err(SumError::Unexpected(3)));
}
