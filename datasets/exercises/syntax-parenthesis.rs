fn hypotenuse(a: f64, b: f64) -> f64 {
    ((a * a + b * b).sqrt()
}

fn longest(sides: &[(f64, f64)]) -> f64 {
    sides.iter().map(|&(a, b)| hypotenuse(a, b)).fold(0.0, f64::max)
}

#[test]
fn measures() {
    assert_eq!(hypotenuse(3.0, 4.0), 5.0);
    assert_eq!(longest(&[(3.0, 4.0), (6.0, 8.0)]), 10.0);
}
