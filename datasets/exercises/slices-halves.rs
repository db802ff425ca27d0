fn merge_sorted(values: &mut [i32], middle: usize) {
    let left = &mut values[..middle];
    let right = &mut values[middle..];
    left.sort();
    right.sort();
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut i, mut j) = (0, 0);
    while i < left.len() || j < right.len() {
        if j == right.len() || (i < left.len() && left[i] <= right[j]) {
            merged.push(left[i]);
            i += 1;
        } else {
            merged.push(right[j]);
            j += 1;
        }
    }
    values.copy_from_slice(&merged);
}

#[test]
fn merges() {
    let mut values = [5, 1, 4, 9, 2, 0, 7];
    merge_sorted(&mut values, 3);
    assert_eq!(values, [0, 1, 2, 4, 5, 7, 9]);
}
