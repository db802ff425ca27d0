#[derive(Debug, Default)]
struct Task {
    title: String,
    number: u32,
    parts: Vec<Task>,
}

impl Task {
    fn new(title: &str, parts: Vec<Task>) -> Task {
        Task { title: title.to_string(), number: 0, parts }
    }

    fn mark(&mut self, number: u32) {
        self.number = number;
        self.title = format!("{number} {}", self.title);
    }

    /// Numbers each before its parts, the parts from the first to the last.
    fn number_all(&mut self) -> u32 {
        let mut number = 0;
        let mut waiting = vec![self];
        while let Some(task) = waiting.pop() {
            number += 1;
            for part in task.parts.iter_mut().rev() {
                waiting.push(part);
            }
            task.mark(number);
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_the_parts() {
        let wash = Task::new("wash", vec![Task::new("soap", vec![]), Task::new("dry", vec![])]);
        let mut all = Task::new("clean", vec![wash, Task::new("sweep", vec![])]);
        assert_eq!(all.number_all(), 5);
        assert_eq!(all.title, "1 clean");
        assert_eq!(all.parts[0].title, "2 wash");
        assert_eq!(all.parts[0].parts[1].number, 4);
        assert_eq!(all.parts[1].title, "5 sweep");
    }

    #[test]
    fn alone() {
        let mut task = Task::new("x", vec![]);
        assert_eq!(task.number_all(), 1);
        assert_eq!(task.title, "1 x");
    }
}
