use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use std::thread;

#[derive(Default)]
struct Progress {
    done: AtomicUsize,
    failed: AtomicUsize,
}

struct Batch {
    jobs: Vec<i64>,
    progress: Arc<Progress>,
}

impl Batch {
    fn new(jobs: &[i64]) -> Batch {
        Batch { jobs: jobs.to_vec(), progress: Arc::default() }
    }

    /// Two threads, one for each half of the jobs.
    fn run(&self) -> i64 {
        let middle = self.jobs.len() / 2;
        let mut threads = Vec::new();
        for part in [&self.jobs[..middle], &self.jobs[middle..]] {
            let progress = &self.progress;
            threads.push(thread::spawn(move || {
                let mut sum = 0;
                for job in part {
                    if *job < 0 {
                        progress.failed.fetch_add(1, Ordering::Relaxed);
                    } else {
                        progress.done.fetch_add(1, Ordering::Relaxed);
                        sum += job;
                    }
                }
                sum
            }));
        }
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_for_all() {
        let batch = Batch::new(&[1, -2, 3, 4, -5]);
        let progress = Arc::clone(&batch.progress);
        assert_eq!(batch.run(), 8);
        assert_eq!(progress.done.load(Ordering::Relaxed), 3);
        assert_eq!(progress.failed.load(Ordering::Relaxed), 2);
    }

    #[test]
    fn runs_again() {
        let batch = Batch::new(&[5]);
        assert_eq!((batch.run(), batch.run()), (5, 5));
        assert_eq!(batch.progress.done.load(Ordering::Relaxed), 2);
        assert_eq!(Batch::new(&[]).run(), 0);
    }
}
