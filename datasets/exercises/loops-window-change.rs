fn smooth_peaks(values: &mut [i32]) -> usize {
    let mut changed = 0;
    for (at, window) in values.windows(3).enumerate() {
        if window[1] > window[0] + 10 && window[1] > window[2] + 10 {
            values[at + 1] = (window[0] + window[2]) / 2;
            changed += 1;
        }
    }
    changed
}

#[test]
fn smooths() {
    let mut values = [1, 50, 3, 4, 90, 8];
    assert_eq!(smooth_peaks(&mut values), 2);
    assert_eq!(values, [1, 2, 3, 4, 6, 8]);
    assert_eq!(smooth_peaks(&mut [1]), 0);
}
