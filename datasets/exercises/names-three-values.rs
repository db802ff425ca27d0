fn max_of(a: i32, b: i32) -> i32 {
    if a > b { a } else { b }
}

fn max_of(a: i32, b: i32, c: i32) -> i32 {
    max_of(max_of(a, b), c)
}

fn spread(values: [i32; 3]) -> i32 {
    let [a, b, c] = values;
    max_of(a, b, c) - max_of(a, b)
}

#[test]
fn spreads() {
    assert_eq!(spread([1, 2, 5]), 3);
}
