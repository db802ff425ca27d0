const BRIEF: &str = "brief";

fn message(style: &str, name: &str, count: usize) -> String {
    let template = if style == BRIEF { "{}: {}" } else { "{} has {} messages" };
    format!(template, name, count)
}

#[test]
fn tells() {
    assert_eq!(message("brief", "Ann", 3), "Ann: 3");
    assert_eq!(message("long", "Bo", 0), "Bo has 0 messages");
}
