fn normalize(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a sentence reads the same from its end.
fn is_palindrome(text: &str) -> bool {
    let letters = text.normalize();
    letters.chars().eq(letters.chars().rev())
}

fn count(lines: &str) -> usize {
    lines.lines().filter(|line| is_palindrome(line)).count()
}

#[test]
fn finds_palindromes() {
    assert!(is_palindrome("A man, a plan, a canal: Panama"));
    assert_eq!(count("Level\nRust\nNo lemon, no melon"), 2);
}
