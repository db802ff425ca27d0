fn limits(readings: &[i32]) -> impl Fn(i32) -> bool {
    let low = readings.iter().copied().min().unwrap_or(0);
    let high = readings.iter().copied().max().unwrap_or(0);
    |value| low <= value && value <= high
}

fn outliers(known: Vec<i32>, new: &[i32]) -> Vec<i32> {
    let inside = limits(&known);
    drop(known);
    new.iter().copied().filter(|value| !inside(*value)).collect()
}

#[test]
fn finds_outliers() {
    assert_eq!(outliers(vec![3, -1, 7], &[0, 8, 7, -2]), [8, -2]);
    assert_eq!(outliers(vec![], &[0, 1]), [1]);
}
