//! Counts words of several texts, a thread each.

use std::sync::mpsc;
use std::thread;

/// How many words each text has, in the order of the texts.
pub fn word_counts(texts: Vec<String>) -> Vec<usize> {
    let mut counts = vec![0; texts.len()];
    let (sender, receiver) = mpsc::channel();
    let mut workers = Vec::new();
    for (number, text) in texts.into_iter().enumerate() {
        workers.push(thread::spawn(move || {
            let count = text.split_whitespace().count();
            sender.send((number, count)).unwrap();
        }));
    }
    for worker in workers {
        worker.join().unwrap();
    }
    for (number, count) in receiver.try_iter() {
        counts[number] = count;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| text.to_string()).collect()
    }

    #[test]
    fn counts_come_in_the_order_of_the_texts() {
        let counts = word_counts(texts(&["one two", "", "three four  five"]));
        assert_eq!(counts, [2, 0, 3]);
    }

    #[test]
    fn any_number_of_texts() {
        assert!(word_counts(vec![]).is_empty());
        assert_eq!(word_counts(texts(&["alone"])), [1]);
        assert_eq!(word_counts(vec!["a b".to_string(); 20]), vec![2; 20]);
    }
}
