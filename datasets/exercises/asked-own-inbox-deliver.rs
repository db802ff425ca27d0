use std::collections::HashMap;

#[derive(Debug, Clone, PartialEq)]
struct Letter {
    to: String,
    text: String,
}

#[derive(Default)]
struct Office {
    boxes: HashMap<String, Vec<Letter>>,
    lost: Vec<Letter>,
}

impl Office {
    fn open(&mut self, name: &str) {
        self.boxes.insert(name.to_string(), vec![]);
    }

    fn deliver(&mut self, letter: Letter) {
        match self.boxes.get(&letter.to) {
            Some(letters) => letters.push(letter),
            None => self.lost.push(letter),
        }
    }

    /// Sends a letter to each of several people; how many there were.
    fn circulate(&mut self, letter: Letter, people: &[&str]) -> usize {
        for person in people {
            let mut copy = letter.clone();
            copy.to = person.to_string();
            self.deliver(letter);
        }
        people.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(to: &str) -> Letter {
        Letter { to: to.to_string(), text: "hello".to_string() }
    }

    #[test]
    fn to_the_right_box() {
        let mut office = Office::default();
        office.open("ada");
        office.deliver(letter("ada"));
        office.deliver(letter("bob"));
        assert_eq!(office.boxes["ada"], [letter("ada")]);
        assert_eq!(office.lost, [letter("bob")]);
    }

    #[test]
    fn to_several() {
        let mut office = Office::default();
        office.open("ada");
        office.open("eve");
        assert_eq!(office.circulate(letter(""), &["ada", "eve", "joe"]), 3);
        assert_eq!(office.boxes["eve"], [letter("eve")]);
        assert_eq!(office.lost, [letter("joe")]);
    }
}
