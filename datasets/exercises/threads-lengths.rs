use std::sync::Arc;
use std::thread;

fn total(words: Arc<Vec<String>>) -> usize {
    words.iter().map(|word| word.len()).sum()
}

fn both(words: Vec<String>) -> usize {
    let first = thread::spawn(move || total(words));
    let second = thread::spawn(move || total(words));
    first.join().unwrap() + second.join().unwrap()
}

#[test]
fn adds() {
    assert_eq!(both(vec!["ab".to_string(), "c".to_string()]), 6);
}
