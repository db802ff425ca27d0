struct Task {
    name: String,
    on_done: Option<Box<dyn FnOnce(&str) -> String>>,
}

impl Task {
    fn new(name: &str, on_done: impl FnOnce(&str) -> String + 'static) -> Task {
        Task { name: name.to_string(), on_done: Some(Box::new(on_done)) }
    }

    fn finish(&mut self) -> Option<String> {
        match &self.on_done {
            Some(callback) => Some(callback(&self.name)),
            None => None,
        }
    }
}

#[test]
fn finishes_once() {
    let prefix = "done: ".to_string();
    let mut task = Task::new("a", move |name| prefix + name);
    assert_eq!(task.finish().as_deref(), Some("done: a"));
    assert_eq!(task.finish(), None);
}
