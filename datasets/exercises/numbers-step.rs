/// The ticks of an axis, both ends included.
fn ticks(from: f64, to: f64, count: usize) -> Vec<f64> {
    let step = (to - from) / (count - 1);
    (0..count).map(|tick| from + step * tick).collect()
}

fn label(ticks: &[f64]) -> String {
    ticks.iter().map(|tick| format!("{tick:.1}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn labels() {
    assert_eq!(label(&ticks(0.0, 1.0, 5)), "0.0 0.2 0.5 0.8 1.0");
    assert_eq!(ticks(-1.0, 1.0, 3), [-1.0, 0.0, 1.0]);
}
