use std::collections::BTreeMap;
use std::sync::mpsc;
use std::thread;

/// Counts words of a length; the counting is done by a thread of its own.
fn lengths(text: &str) -> BTreeMap<usize, Vec<String>> {
    let (sender, receiver) = mpsc::channel::<&str>();
    let counting = thread::spawn(move || {
        let mut counts: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for word in receiver {
            counts.entry(word.len()).or_default().push(word.to_string());
        }
        counts
    });
    for line in text.lines() {
        for word in line.split_whitespace() {
            sender.send(word).unwrap();
        }
    }
    drop(sender);
    counting.join().unwrap()
}

fn longest(text: &str) -> Option<String> {
    lengths(text).pop_last().and_then(|(_, words)| words.into_iter().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_length() {
        let text = String::from("a bb cc\nd");
        let counts = lengths(&text);
        assert_eq!(counts[&1], ["a", "d"]);
        assert_eq!(counts[&2], ["bb", "cc"]);
    }

    #[test]
    fn the_first_of_the_longest() {
        assert_eq!(longest("one three seven"), Some("three".to_string()));
        assert_eq!(longest(""), None);
    }
}
