use std::sync::mpsc;
use std::thread;

fn squares(most: u64) -> Vec<u64> {
    let (tx, rx) = mpsc::channel();
    for n in 0..most {
        thread::spawn(move || {
            tx.send(n * n).unwrap();
        });
    }
    let mut found: Vec<u64> = rx.iter().take(most as usize).collect();
    found.sort();
    found
}

#[test]
fn counts() {
    assert_eq!(squares(4), [0, 1, 4, 9]);
}
