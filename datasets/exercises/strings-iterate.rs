fn count_letters(text: &str) -> [usize; 26] {
    let mut counts = [0; 26];
    for c in text {
        if c.is_ascii_alphabetic() {
            counts[(c.to_ascii_lowercase() as u8 - b'a') as usize] += 1;
        }
    }
    counts
}

fn is_anagram(left: &str, right: &str) -> bool {
    count_letters(left) == count_letters(right)
}

#[test]
fn finds_anagrams() {
    assert!(is_anagram("Dormitory", "dirty room"));
    assert!(!is_anagram("aab", "abb"));
    assert_eq!(count_letters("Zoo")[25], 1);
}
