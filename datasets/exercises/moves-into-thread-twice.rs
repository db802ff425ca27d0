use std::thread;

fn checks(names: Vec<String>) -> (usize, Vec<String>) {
    let counter = thread::spawn(move || names.iter().filter(|name| name.len() > 3).count());
    let sorter = thread::spawn(move || {
        let mut sorted = names;
        sorted.sort();
        sorted
    });
    (counter.join().unwrap(), sorter.join().unwrap())
}

#[test]
fn both_see_all() {
    let names = ["carl", "ann", "berta"].map(String::from).to_vec();
    let (long, sorted) = checks(names);
    assert_eq!(long, 2);
    assert_eq!(sorted, ["ann", "berta", "carl"]);
}
