use std::sync::mpsc;
use std::thread;

type Job = Box<dyn FnOnce() -> u32>;

struct Pool {
    jobs: mpsc::Sender<Job>,
    worker: thread::JoinHandle<Vec<u32>>,
}

impl Pool {
    fn start() -> Pool {
        let (jobs, receiver) = mpsc::channel::<Job>();
        let worker = thread::spawn(move || receiver.iter().map(|job| job()).collect());
        Pool { jobs, worker }
    }

    fn submit(&self, job: Job) {
        self.jobs.send(job).unwrap();
    }

    fn finish(self) -> Vec<u32> {
        drop(self.jobs);
        self.worker.join().unwrap()
    }
}

#[test]
fn runs_jobs_in_order() {
    let pool = Pool::start();
    let base = vec![1, 2, 3];
    pool.submit(Box::new(move || base.iter().sum()));
    pool.submit(Box::new(|| 40));
    assert_eq!(pool.finish(), [6, 40]);
}
