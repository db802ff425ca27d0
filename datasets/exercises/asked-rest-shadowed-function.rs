use std::cmp::{max, min};

/// The smallest box that holds two others, as (left, top, right, bottom).
fn around(a: (i32, i32, i32, i32), b: (i32, i32, i32, i32)) -> (i32, i32, i32, i32) {
    let min = (min(a.0, b.0), min(a.1, b.1));
    let max = (max(a.2, b.2), max(a.3, b.3));
    (min.0, min.1, max.0, max.1)
}

/// What two boxes have in common, if they do.
fn common(a: (i32, i32, i32, i32), b: (i32, i32, i32, i32)) -> Option<(i32, i32, i32, i32)> {
    let max = max(a.0, b.0);
    let min = min(a.2, b.2);
    let top = max(a.1, b.1);
    let bottom = min(a.3, b.3);
    (max < min && top < bottom).then_some((max, top, min, bottom))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_both() {
        assert_eq!(around((0, 0, 2, 2), (1, -1, 5, 1)), (0, -1, 5, 2));
    }

    #[test]
    fn in_common() {
        assert_eq!(common((0, 0, 4, 4), (2, 1, 8, 9)), Some((2, 1, 4, 4)));
        assert_eq!(common((0, 0, 1, 1), (2, 0, 3, 1)), None);
    }
}
