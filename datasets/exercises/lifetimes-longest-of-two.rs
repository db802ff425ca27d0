struct Word<'a> {
    text: &'a str,
    count: usize,
}

fn better(a: &Word, b: &Word) -> &Word {
    if a.count >= b.count {
        a
    } else {
        b
    }
}

fn winner(text: &str) -> Option<&str> {
    let words: Vec<Word> =
        text.split(' ').map(|word| Word { text: word, count: text.matches(word).count() }).collect();
    let mut best = words.first()?;
    for word in &words {
        best = better(best, word);
    }
    Some(best.text)
}

#[test]
fn wins() {
    let text = String::from("ab cd ab x x x");
    assert_eq!(winner(&text), Some("x"));
    let (a, b) = (Word { text: "p", count: 2 }, Word { text: "q", count: 2 });
    assert!(std::ptr::eq(better(&a, &b), &a));
}
