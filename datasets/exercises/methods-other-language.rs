#[derive(Debug, Default)]
struct Queue {
    jobs: Vec<String>,
    done: Vec<String>,
}

impl Queue {
    fn submit(&mut self, job: &str) -> usize {
        if !self.jobs.iter().any(|known| known == job) {
            self.jobs.append(job.to_string());
        }
        self.jobs.size()
    }

    fn work(&mut self) -> bool {
        match self.jobs.pop() {
            Some(job) => self.done.push(job),
            None => return false,
        }
        true
    }
}

#[test]
fn queues() {
    let mut queue = Queue::default();
    assert_eq!(queue.submit("a"), 1);
    assert_eq!(queue.submit("a"), 1);
    assert!(queue.work());
    assert!(!queue.work());
    assert_eq!(queue.done, ["a"]);
}
