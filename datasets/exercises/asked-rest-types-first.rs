/// How often a word comes in a text, and the longest run of it.
fn count(text: &str, word: &str) -> (u32, u32) {
    u32 total = 0;
    u32 run = 0;
    u32 longest = 0;
    for one in text.split_whitespace() {
        if one == word {
            total += 1;
            run += 1;
            longest = longest.max(run);
        } else {
            run = 0;
        }
    }
    (total, longest)
}

fn shout(words: &[&str]) -> String {
    String made = String::new();
    for word in words {
        made.push_str(&word.to_uppercase());
        made.push('!');
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        assert_eq!(count("a b a a c a", "a"), (4, 2));
        assert_eq!(count("a b", "x"), (0, 0));
    }

    #[test]
    fn shouts() {
        assert_eq!(shout(&["hey", "you"]), "HEY!YOU!");
    }
}
