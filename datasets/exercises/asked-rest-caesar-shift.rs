/// Shifts letters through the alphabet and leaves all else as it is.
struct Caesar {
    shift: u8,
}

impl Caesar {
    fn letter(&self, letter: char) -> char {
        if letter.is_ascii_lowercase() {
            let at = letter - 'a';
            'a' + (at + self.shift) % 26
        } else if letter.is_ascii_uppercase() {
            let at = letter - 'A';
            'A' + (at + self.shift) % 26
        } else {
            letter
        }
    }

    fn encrypt(&self, text: &str) -> String {
        text.chars().map(|letter| self.letter(letter)).collect()
    }

    fn decrypt(&self, text: &str) -> String {
        Caesar { shift: 26 - self.shift }.encrypt(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shifts_round_the_end() {
        assert_eq!(Caesar { shift: 3 }.encrypt("Xyz, abc!"), "Abc, def!");
    }

    #[test]
    fn comes_back() {
        let caesar = Caesar { shift: 11 };
        assert_eq!(caesar.decrypt(&caesar.encrypt("Hello, World")), "Hello, World");
    }
}
