fn count(words: &[&str]) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in words {
        *counts.entry(word.to_string()).or_insert(0) += 1;
    }
    let shared = Rc::new(RefCell::new(counts));
    let inner = shared.borrow().clone();
    inner
}

#[test]
fn counts() {
    assert_eq!(count(&["a", "b", "a"])["a"], 2);
}
