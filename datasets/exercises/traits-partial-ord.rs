use std::cmp::Ordering;

#[derive(Debug, PartialEq, Eq)]
struct Task {
    priority: u32,
    name: String,
}

impl Ord for Task {
    fn cmp(&self, other: &Self) -> Ordering {
        self.priority.cmp(&other.priority).then_with(|| other.name.cmp(&self.name))
    }
}

fn order(tasks: Vec<Task>) -> Vec<String> {
    let mut heap: std::collections::BinaryHeap<Task> = tasks.into_iter().collect();
    std::iter::from_fn(move || heap.pop()).map(|task| task.name).collect()
}

#[test]
fn orders() {
    let task = |priority, name: &str| Task { priority, name: name.to_string() };
    assert_eq!(order(vec![task(1, "b"), task(5, "z"), task(5, "a"), task(2, "c")]), ["a", "z", "c", "b"]);
}
