use std::cmp::Ordering;

#[derive(Debug, PartialEq, Clone, Copy)]
enum Ordering {
    Ascending,
    Descending,
}

fn sort(values: &mut [i32], ordering: Ordering) {
    values.sort_by(|a, b| {
        let natural: std::cmp::Ordering = a.cmp(b);
        if ordering == Ordering::Descending {
            natural.reverse()
        } else {
            natural
        }
    });
}

#[test]
fn sorts() {
    let mut values = [2, 3, 1];
    sort(&mut values, Ordering::Descending);
    assert_eq!(values, [3, 2, 1]);
    sort(&mut values, Ordering::Ascending);
    assert_eq!(values, [1, 2, 3]);
}
