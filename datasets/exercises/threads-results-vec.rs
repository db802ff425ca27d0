use std::thread;

fn squares(numbers: &[u64]) -> Vec<u64> {
    let mut results = vec![0; numbers.len()];
    thread::scope(|scope| {
        for (at, number) in numbers.iter().enumerate() {
            scope.spawn(move || {
                results[at] = number * number;
            });
        }
    });
    results
}

#[test]
fn squares_in_place() {
    assert_eq!(squares(&[3, 1, 12]), [9, 1, 144]);
    assert!(squares(&[]).is_empty());
}
