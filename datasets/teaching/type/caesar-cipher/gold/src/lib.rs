//! Caesar's cipher: every letter is replaced by one further on in the alphabet.

fn shifted(sign: char, by: u32) -> char {
    let first = match sign {
        'a'..='z' => 'a',
        'A'..='Z' => 'A',
        _ => return sign,
    };
    let place = (sign as u32 - first as u32 + by) % 26;
    (first as u8 + place as u8) as char
}

pub fn encode(text: &str, by: u32) -> String {
    text.chars().map(|sign| shifted(sign, by % 26)).collect()
}

pub fn decode(text: &str, by: u32) -> String {
    encode(text, 26 - by % 26)
}

/// By how much a text was shifted, if the sign that stands in it most often is an e.
pub fn guess(text: &str) -> Option<u32> {
    let letters = text.to_lowercase();
    let count = |letter: char| letters.chars().filter(|sign| *sign == letter).count();
    let most = ('a'..='z').rev().max_by_key(|letter| count(*letter))?;
    (count(most) > 0).then(|| (most as u32 + 26 - 'e' as u32) % 26)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_shifted_round() {
        assert_eq!(encode("Xyz, abc!", 3), "Abc, def!");
        assert_eq!(encode("été", 1), "éué");
    }

    #[test]
    fn decoding_undoes_encoding() {
        assert_eq!(decode(&encode("Veni Vidi", 29), 29), "Veni Vidi");
        assert_eq!(decode("bcd", 0), "bcd");
    }

    #[test]
    fn the_most_frequent_letter_tells() {
        assert_eq!(guess(&encode("the sweetest bee", 7)), Some(7));
        assert_eq!(guess("12"), None);
    }
}
