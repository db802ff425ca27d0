fn prices(base: i32) -> (i32, i32) {
    let mut rate = 2;
    let scaled = |price: i32| price * rate;
    let normal = scaled(base);
    rate = 3;
    let raised = scaled(base);
    (normal, raised)
}

#[test]
fn scales() {
    assert_eq!(prices(10), (20, 30));
}
