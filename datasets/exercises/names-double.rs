fn double(x: i32) -> i32 {
    x * 2
}

fn quadruple(x: i32) -> i32 {
    double(double(x))
}

fn double(x: i32) -> i32 {
    x * 2
}

#[test]
fn quads() {
    assert_eq!(quadruple(3), 12);
}
