#[derive(Debug, Clone, PartialEq)]
struct Reading {
    at: u32,
    value: f64,
}

fn smoothed(readings: &[Reading]) -> Vec<Reading> {
    readings
        .windows(2)
        .map(|pair| {
            let value = (pair[0].value + pair[1].value) / 2.0;
            Reading { at: pair[1].at, value };
        })
        .collect()
}

#[test]
fn smooths() {
    let reading = |at, value| Reading { at, value };
    let all = smoothed(&[reading(1, 1.0), reading(2, 2.0), reading(3, 4.0)]);
    assert_eq!(all, [reading(2, 1.5), reading(3, 3.0)]);
}
