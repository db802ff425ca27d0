use std::sync::mpsc;
use std::thread;

fn progress(jobs: Vec<Vec<u32>>) -> (u32, usize) {
    let (tx, rx) = mpsc::channel();
    for job in jobs {
        thread::spawn(move || {
            for part in job {
                tx.send(part).unwrap();
            }
        });
    }
    let mut sum = 0;
    let mut count = 0;
    for part in rx {
        sum += part;
        count += 1;
    }
    (sum, count)
}

#[test]
fn reports_all() {
    assert_eq!(progress(vec![vec![1, 2], vec![], vec![10]]), (13, 3));
}
