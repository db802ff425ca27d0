use std::sync::{Arc, Mutex};
use std::thread;

fn collect(names: Vec<&'static str>) -> Vec<String> {
    let lines = Arc::new(Vec::new());
    let mut handles = vec![];
    for name in names {
        let lines = Arc::clone(&lines);
        handles.push(thread::spawn(move || {
            lines.push(format!("{name} is done"));
        }));
    }
    for handle in handles {
        handle.join().unwrap();
    }
    let mut all = Arc::try_unwrap(lines).unwrap();
    all.sort();
    all
}

#[test]
fn collects() {
    assert_eq!(collect(vec!["b", "a"]), ["a is done", "b is done"]);
}
