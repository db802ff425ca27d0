fn volume(f64 width, f64 height, f64 depth) -> f64 {
    width * height * depth
}

fn is_bulky(size: (f64, f64, f64)) -> bool {
    volume(size.0, size.1, size.2) > 1.0
}

#[test]
fn measures() {
    assert_eq!(volume(2.0, 0.5, 3.0), 3.0);
    assert!(!is_bulky((1.0, 1.0, 1.0)));
}
