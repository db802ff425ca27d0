use std::sync::mpsc::{self, Sender};
use std::thread;

struct Job {
    id: u32,
    replies: Sender<(u32, u32)>,
}

fn run_jobs(count: u32) -> Vec<(u32, u32)> {
    let (sender, receiver) = mpsc::channel();
    let mut handles = Vec::new();
    for id in 0..count {
        let job = Job { id, replies: sender };
        handles.push(thread::spawn(move || {
            job.replies.send((job.id, job.id * job.id)).unwrap();
        }));
    }
    let mut results: Vec<_> = receiver.iter().collect();
    for handle in handles {
        handle.join().unwrap();
    }
    results.sort();
    results
}

#[test]
fn all_reply() {
    assert_eq!(run_jobs(4), [(0, 0), (1, 1), (2, 4), (3, 9)]);
}
