use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;
use std::thread;

struct Cache {
    lengths: RefCell<HashMap<String, usize>>,
}

impl Cache {
    fn length(&self, word: &str) -> usize {
        *self.lengths.borrow_mut().entry(word.to_string()).or_insert_with(|| word.chars().count())
    }
}

fn total(words: Vec<Vec<String>>) -> (usize, usize) {
    let cache = Arc::new(Cache { lengths: RefCell::new(HashMap::new()) });
    let handles: Vec<_> = words
        .into_iter()
        .map(|part| {
            let cache = Arc::clone(&cache);
            thread::spawn(move || part.iter().map(|word| cache.length(word)).sum::<usize>())
        })
        .collect();
    let sum = handles.into_iter().map(|handle| handle.join().unwrap()).sum();
    let known = cache.lengths.borrow().len();
    (sum, known)
}

#[test]
fn threads_share_the_cache() {
    let part = |words: &[&str]| words.iter().map(|word| word.to_string()).collect::<Vec<_>>();
    assert_eq!(total(vec![part(&["ab", "c"]), part(&["ab", "ab"])]), (7, 2));
}
