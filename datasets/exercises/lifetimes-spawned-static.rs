use std::thread;

fn total_lengths(words: &[String], parts: usize) -> usize {
    let size = words.len().div_ceil(parts).max(1);
    let mut handles = Vec::new();
    for part in words.chunks(size) {
        handles.push(thread::spawn(move || part.iter().map(|word| word.len()).sum::<usize>()));
    }
    handles.into_iter().map(|handle| handle.join().unwrap()).sum()
}

#[test]
fn adds_the_parts() {
    let words: Vec<String> = ["a", "bb", "ccc", "dddd", "e"].map(String::from).to_vec();
    assert_eq!(total_lengths(&words, 2), 11);
    assert_eq!(total_lengths(&words, 9), 11);
    assert_eq!(total_lengths(&[], 3), 0);
    assert_eq!(words.len(), 5);
}
