fn closest<'a>(words: &'a [String], target: &str) -> Option<&'a String> {
    words.iter().min_by_key(|word| word.len().abs_diff(target.len()))
}

fn suggest(inputs: &[&str]) -> Vec<String> {
    let mut suggestions = Vec::new();
    for input in inputs {
        let best;
        {
            let known = ["let", "match", "continue"].map(String::from);
            best = closest(&known, input);
        }
        if let Some(word) = best {
            suggestions.push(word.clone());
        }
    }
    suggestions
}

#[test]
fn suggests() {
    assert_eq!(suggest(&["lt", "contine", "mathc"]), ["let", "continue", "match"]);
}
