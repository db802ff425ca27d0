use std::cmp::Reverse;
use std::collections::BinaryHeap;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Task {
    at: u32,
    name: String,
}

#[derive(Default)]
struct Scheduler {
    waiting: BinaryHeap<Reverse<Task>>,
    ran: Vec<Task>,
}

impl Scheduler {
    fn plan(&mut self, at: u32, name: &str) {
        self.waiting.push(Reverse(Task { at, name: name.to_string() }));
    }

    /// Runs what is due and gives the time of what is next.
    fn run_until(&mut self, now: u32) -> Option<u32> {
        while let Some(Reverse(task)) = self.waiting.peek() {
            if task.at > now {
                return Some(task.at);
            }
            self.waiting.pop();
            self.ran.push(task);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(scheduler: &Scheduler) -> Vec<&str> {
        scheduler.ran.iter().map(|task| task.name.as_str()).collect()
    }

    #[test]
    fn runs_what_is_due() {
        let mut scheduler = Scheduler::default();
        scheduler.plan(30, "bake");
        scheduler.plan(10, "mix");
        scheduler.plan(20, "rest");
        assert_eq!(scheduler.run_until(20), Some(30));
        assert_eq!(names(&scheduler), ["mix", "rest"]);
        assert_eq!(scheduler.waiting.len(), 1);
    }

    #[test]
    fn until_nothing_is_left() {
        let mut scheduler = Scheduler::default();
        scheduler.plan(1, "a");
        scheduler.plan(2, "b");
        assert_eq!(scheduler.run_until(0), Some(1));
        assert!(names(&scheduler).is_empty());
        assert_eq!(scheduler.run_until(9), None);
        assert_eq!(names(&scheduler), ["a", "b"]);
    }
}
