use std::thread;

fn in_background<T, F>(work: F) -> thread::JoinHandle<T>
where
    F: FnOnce() -> T,
{
    thread::spawn(work)
}

fn both(text: String) -> (usize, String) {
    let copy = text.clone();
    let length = in_background(move || copy.len());
    let upper = in_background(move || text.to_uppercase());
    (length.join().unwrap(), upper.join().unwrap())
}

#[test]
fn works_in_the_background() {
    assert_eq!(both("abc".to_string()), (3, "ABC".to_string()));
    assert!(in_background(|| panic!("no") as ()).join().is_err());
}
