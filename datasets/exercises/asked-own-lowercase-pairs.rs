use std::collections::BTreeMap;

fn translations(text: &str) -> BTreeMap<&str, &str> {
    text.lines()
        .filter_map(|line| {
            let line = line.trim().to_lowercase();
            let (word, meaning) = line.split_once(" is ")?;
            Some((word, meaning))
        })
        .collect()
}

fn explain(text: &str, word: &str) -> String {
    let known = translations(text);
    match known.get(word) {
        Some(meaning) => format!("{word}: {meaning}"),
        None => format!("{word}?"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Haus IS house\n  Baum is tree \n\nnonsense\nbaum is TREE or mast";

    #[test]
    fn later_lines_win() {
        let known = translations(TEXT);
        assert_eq!(known.len(), 2);
        assert_eq!(known["haus"], "house");
        assert_eq!(known["baum"], "tree or mast");
    }

    #[test]
    fn explains() {
        assert_eq!(explain(TEXT, "haus"), "haus: house");
        assert_eq!(explain(TEXT, "Haus"), "Haus?");
    }
}
