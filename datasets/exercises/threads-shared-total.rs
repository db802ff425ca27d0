use std::sync::Mutex;
use std::thread;

fn count_all(texts: Vec<String>) -> usize {
    let total = Mutex::new(0);
    let mut handles = vec![];
    for text in texts {
        let handle = thread::spawn(move || {
            let words = text.split_whitespace().count();
            *total.lock().unwrap() += words;
        });
        handles.push(handle);
    }
    for handle in handles {
        handle.join().unwrap();
    }
    let total = *total.lock().unwrap();
    total
}

#[test]
fn counts() {
    let texts = vec!["a b".to_string(), "c".to_string(), "".to_string(), "d e f".to_string()];
    assert_eq!(count_all(texts), 6);
    assert_eq!(count_all(vec![]), 0);
}
