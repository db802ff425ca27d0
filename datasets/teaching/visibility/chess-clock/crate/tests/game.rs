use chess_clock::Clock;

#[test]
fn players_take_turns() {
    let mut clock = Clock::new(60, 2);
    clock.press(10);
    clock.press(1);
    clock.press(5);
    assert_eq!(clock.left(), [49, 61]);
    assert_eq!(clock.lost(), None);
}

#[test]
fn who_has_no_time_left_loses() {
    let mut clock = Clock::new(30, 5);
    clock.press(3);
    clock.press(31);
    assert_eq!(clock.left(), [32, 0]);
    assert_eq!(clock.lost(), Some(1));
}
