fn apply(command: Option<(i32, i32)>) -> i32 {
    match command {
        Some((amount, times)) => {
            let mut total = 0;
            while times > 0 {
                total += amount;
                times -= 1;
            }
            total
        }
        None => 0,
    }
}

#[test]
fn applies() {
    assert_eq!(apply(Some((3, 4))), 12);
    assert_eq!(apply(None), 0);
}
