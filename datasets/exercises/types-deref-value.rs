#[derive(Debug)]
struct Gauge {
    value: i32,
}

fn clamp_all(gauges: &mut [Gauge], low: i32, high: i32) -> usize {
    let mut changed = 0;
    for gauge in gauges.iter_mut() {
        let value = gauge.value;
        gauge.value = *value.clamp(low, high);
        if gauge.value != value {
            changed += 1;
        }
    }
    changed
}

#[test]
fn clamps() {
    let mut gauges = [Gauge { value: 5 }, Gauge { value: -2 }, Gauge { value: 99 }];
    assert_eq!(clamp_all(&mut gauges, 0, 10), 2);
    assert_eq!(gauges.map(|gauge| gauge.value), [5, 0, 10]);
}
