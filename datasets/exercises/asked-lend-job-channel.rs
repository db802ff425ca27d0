use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

struct Pool {
    jobs: Option<Sender<&str>>,
    worker: Option<JoinHandle<Vec<usize>>>,
}

fn work(jobs: Receiver<&str>) -> Vec<usize> {
    jobs.iter().map(|job| job.split_whitespace().count()).collect()
}

impl Pool {
    fn start() -> Pool {
        let (jobs, received) = mpsc::channel();
        Pool { jobs: Some(jobs), worker: Some(thread::spawn(move || work(received))) }
    }

    fn submit(&self, text: &str) {
        if let Some(jobs) = &self.jobs {
            jobs.send(text).unwrap();
        }
    }

    fn finish(&mut self) -> Vec<usize> {
        self.jobs = None;
        self.worker.take().map(|worker| worker.join().unwrap()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_done() {
        let mut pool = Pool::start();
        for text in ["a b", "c", ""] {
            let job = text.to_string();
            pool.submit(&job);
        }
        assert_eq!(pool.finish(), [2, 1, 0]);
    }

    #[test]
    fn done_once() {
        let mut pool = Pool::start();
        pool.submit("x y z");
        assert_eq!(pool.finish(), [3]);
        assert!(pool.finish().is_empty());
    }
}
