use std::sync::Mutex;

struct Queue {
    jobs: Mutex<Vec<u32>>,
}

impl Queue {
    fn next(&self) -> Option<u32> {
        let mut jobs = self.jobs.lock().unwrap();
        jobs.pop()
    }
}

fn drain(count: u32) -> Vec<u32> {
    let mut done = Vec::new();
    let queue = Queue { jobs: Mutex::new((0..count).collect()) };
    while let Some(job) = queue.next() {
        done.push(job);
    }
    let left = queue.jobs.lock().unwrap();
    let all = queue.jobs.into_inner().unwrap();
    assert_eq!(left.len(), all.len());
    done
}

#[test]
fn drains() {
    assert_eq!(drain(3), [2, 1, 0]);
    assert!(drain(0).is_empty());
}
