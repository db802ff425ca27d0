/// The longest run of the same reading, and where it starts.
fn longest_run(readings: &[u8]) -> (usize, usize) {
    let (mut start, mut best) = (0, (0, 0));
    for at in 0..readings.len() {
        if readings[at] != readings[start] {
            start = at;
        }
        length = at - start + 1;
        if length > best.0 {
            best = (length, start);
        }
    }
    best
}

#[test]
fn finds_runs() {
    assert_eq!(longest_run(&[1, 1, 2, 2, 2, 1]), (3, 2));
    assert_eq!(longest_run(&[4]), (1, 0));
    assert_eq!(longest_run(&[]), (0, 0));
}
