use ticket_numbers::Desk;

#[test]
fn tickets_are_numbered_in_order() {
    let mut desk = Desk::new(100);
    assert_eq!(desk.open_all(&["printer", "password"]), 2);
    assert_eq!(desk.title(100), Some("printer"));
    assert_eq!(desk.title(101), Some("password"));
}

#[test]
fn no_number_is_given_twice() {
    let mut desk = Desk::new(1);
    desk.open_all(&["screen"]);
    assert_eq!(desk.open_all(&["mouse"]), 2);
    assert_eq!(desk.title(1), Some("screen"));
    assert_eq!(desk.title(2), Some("mouse"));
    assert_eq!(desk.title(3), None);
}
