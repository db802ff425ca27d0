fn binary_search(items: &[i32], target: i32, low: usize, high: usize) -> Option<usize> {
    if low >= high {
        return None;
    }
    let mid = (low + high) / 2;
    if items[mid] == target {
        Some(mid)
    } else if items[mid] < target {
        binary_search(items, target, mid + 1)
    } else {
        binary_search(items, low, mid)
    }
}

#[test]
fn finds() {
    let items = [1, 3, 5, 7];
    assert_eq!(binary_search(&items, 7, 0, 4), Some(3));
    assert_eq!(binary_search(&items, 1, 0, 4), Some(0));
    assert_eq!(binary_search(&items, 2, 0, 4), None);
}
