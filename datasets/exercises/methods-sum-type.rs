struct Line {
    price: f64,
    count: u32,
}

fn total(lines: &[Line]) -> String {
    let sum = lines.iter().map(|line| line.price * f64::from(line.count)).sum();
    format!("{sum:.2}")
}

#[test]
fn totals() {
    assert_eq!(total(&[Line { price: 0.5, count: 3 }, Line { price: 2.25, count: 2 }]), "6.00");
    assert_eq!(total(&[Line { price: 1.0, count: 0 }]), "0.00");
}
