//! A queue of jobs that remembers what it did.

use std::collections::VecDeque;

#[derive(Debug, PartialEq)]
pub struct Job {
    pub name: String,
    pub minutes: u32,
}

#[derive(Default)]
pub struct Queue {
    waiting: VecDeque<Job>,
    done: Vec<Job>,
    log: Vec<String>,
}

impl Queue {
    pub fn submit(&mut self, name: &str, minutes: u32) {
        let name = name.to_string();
        self.waiting.push_back(Job { name, minutes });
    }

    /// Finishes the job that waits longest, if any does.
    pub fn finish_next(&mut self) -> bool {
        let Some(job) = self.waiting.pop_front() else {
            return false;
        };
        let name = &job.name;
        self.done.push(job);
        self.log.push(format!("finished {name}"));
        true
    }

    pub fn minutes_done(&self) -> u32 {
        self.done.iter().map(|job| job.minutes).sum()
    }

    pub fn log(&self) -> &[String] {
        &self.log
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_finish_in_the_order_they_came() {
        let mut queue = Queue::default();
        queue.submit("backup", 30);
        queue.submit("index", 12);
        assert!(queue.finish_next());
        assert_eq!(queue.log(), ["finished backup"]);
        assert!(queue.finish_next());
        assert_eq!(queue.log(), ["finished backup", "finished index"]);
        assert_eq!(queue.minutes_done(), 42);
    }

    #[test]
    fn an_empty_queue_has_nothing_to_finish() {
        let mut queue = Queue::default();
        assert!(!queue.finish_next());
        assert!(queue.log().is_empty());
    }
}
