//! On which lines of a text does each word stand?

use std::collections::BTreeMap;

/// Words in lower case, without the signs around them, and the numbers of their lines, each once.
fn index(text: &str) -> BTreeMap<String, Vec<usize>> {
    let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        let words = line.to_lowercase().split_whitespace();
        for word in words.map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric())) {
            let lines = index.entry(word.to_string()).or_default();
            if lines.last() != Some(&(number + 1)) {
                lines.push(number + 1);
            }
        }
    }
    index.remove("");
    index
}

fn render(index: &BTreeMap<String, Vec<usize>>) -> String {
    let mut rendered = String::new();
    for (word, lines) in index {
        let numbers: Vec<String> = lines.iter().map(usize::to_string).collect();
        rendered += &format!("{word} {}\n", numbers.join(", "));
    }
    rendered
}

fn main() {
    print!(
        "{}",
        render(&index("The fox, the hen.\nThe fox - alone.\n"))
    );
}

#[test]
fn case_and_signs_do_not_count() {
    let index = index("The fox, the hen.\nTHE FOX - alone.\n");
    assert_eq!(index["the"], [1, 2]);
    assert_eq!(index["fox"], [1, 2]);
    assert_eq!(index["hen"], [1]);
    assert_eq!(index.len(), 4);
}

#[test]
fn an_index_is_rendered_in_the_order_of_the_alphabet() {
    assert_eq!(render(&index("b a\nA")), "a 1, 2\nb 1\n");
}

#[test]
fn nothing_has_no_words() {
    assert!(index(" \n -- \n").is_empty());
}
