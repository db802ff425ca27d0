use feed_items::{newest, Feed, Plain};

fn feed() -> Plain {
    Plain("3 rain\n12 more rain\nno news\n7 sun".to_string())
}

#[test]
fn the_newest_come_first() {
    assert_eq!(newest(&feed(), 2), ["more rain (day 12)", "sun (day 7)"]);
    assert_eq!(newest(&feed(), 9).len(), 3);
}

#[test]
fn lines_without_a_day_are_no_items() {
    assert_eq!(feed().items().len(), 3);
    assert!(newest(&Plain(String::new()), 5).is_empty());
}
