use std::sync::mpsc;
use std::thread;

/// Several workers take numbers from one channel and send back their squares.
fn squares(numbers: Vec<u64>, workers: usize) -> Vec<u64> {
    let (jobs, waiting) = mpsc::channel::<u64>();
    let (done, results) = mpsc::channel::<u64>();
    let mut running = Vec::new();
    for _ in 0..workers {
        let done = done.clone();
        running.push(thread::spawn(move || {
            for number in waiting {
                done.send(number * number).unwrap();
            }
        }));
    }
    for number in numbers {
        jobs.send(number).unwrap();
    }
    drop(jobs);
    drop(done);
    for worker in running {
        worker.join().unwrap();
    }
    let mut found: Vec<u64> = results.iter().collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_once() {
        assert_eq!(squares((1..=20).collect(), 4), (1..=20).map(|n| n * n).collect::<Vec<u64>>());
        assert_eq!(squares(vec![3, 3], 1), [9, 9]);
    }

    #[test]
    fn more_workers_than_work() {
        assert_eq!(squares(vec![5], 8), [25]);
        assert!(squares(vec![], 2).is_empty());
    }
}
