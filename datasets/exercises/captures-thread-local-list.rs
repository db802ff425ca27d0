use std::thread;

fn search(lines: Vec<String>, wanted: &str) -> Vec<(usize, String)> {
    let finder = thread::spawn(move || {
        let mut found = Vec::new();
        for (number, line) in lines.into_iter().enumerate() {
            if line.contains(wanted) {
                found.push((number + 1, line));
            }
        }
        found
    });
    finder.join().unwrap()
}

#[test]
fn searches() {
    let lines = ["fn a", "let b", "fn c"].map(String::from).to_vec();
    let wanted = String::from("fn");
    assert_eq!(search(lines, &wanted), [(1, "fn a".to_string()), (3, "fn c".to_string())]);
    assert_eq!(wanted, "fn");
}
