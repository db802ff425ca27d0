fn first_negative(values: &[i32]) -> Option<usize> {
    let mut found = None;
    values.iter().enumerate().for_each(|(at, value)| {
        if *value < 0 {
            found = Some(at);
            break;
        }
    });
    found
}

#[test]
fn finds() {
    assert_eq!(first_negative(&[3, -1, -2]), Some(1));
    assert_eq!(first_negative(&[3]), None);
}
