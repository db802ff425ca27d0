macro_rules! largest {
    ($first:expr, $(rest:expr),*) => {{
        let mut largest = $first;
        $(
            if $rest > largest {
                largest = $rest;
            }
        )*
        largest
    }};
}

fn peak(a: i32, b: i32, c: i32) -> i32 {
    largest!(a, b, c)
}

#[test]
fn finds_the_largest() {
    assert_eq!(peak(3, 9, 4), 9);
    assert_eq!(largest!(1.5, 0.5), 1.5);
}
