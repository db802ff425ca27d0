#[derive(Debug, Clone, PartialEq)]
struct Task {
    title: String,
    hours: u32,
    done: bool,
}

fn open_hours(tasks: Vec<Task>) -> (u32, Vec<Task>) {
    let open = tasks.into_iter().filter(|task| !task.done);
    let hours = open.map(|task| task.hours).sum();
    (hours, open.collect())
}

#[test]
fn sums_open_hours() {
    let task = |title: &str, hours, done| Task { title: title.to_string(), hours, done };
    let (hours, open) = open_hours(vec![task("a", 3, false), task("b", 9, true), task("c", 4, false)]);
    assert_eq!(hours, 7);
    assert_eq!(open, [task("a", 3, false), task("c", 4, false)]);
}
