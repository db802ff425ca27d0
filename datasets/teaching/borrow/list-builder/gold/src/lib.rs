//! Builds bracketed lists inside a text.

/// An open list; it is closed when the builder goes.
pub struct List<'a> {
    text: &'a mut String,
    first: bool,
}

impl<'a> List<'a> {
    pub fn open(text: &'a mut String) -> Self {
        text.push('[');
        List { text, first: true }
    }

    pub fn item(&mut self, value: i32) -> &mut Self {
        if !self.first {
            self.text.push_str(", ");
        }
        self.first = false;
        self.text.push_str(&value.to_string());
        self
    }

    /// Gives up on the list: returns what was written so far.
    pub fn give_up(self) -> String {
        std::mem::take(self.text)
    }
}

impl Drop for List<'_> {
    fn drop(&mut self) {
        self.text.push(']');
    }
}

pub fn list(values: &[i32]) -> String {
    let mut text = String::new();
    let mut list = List::open(&mut text);
    for value in values {
        list.item(*value);
    }
    drop(list);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_closed_when_it_goes() {
        assert_eq!(list(&[1, 2, 3]), "[1, 2, 3]");
        assert_eq!(list(&[]), "[]");
    }

    #[test]
    fn a_list_that_is_given_up_stays_open() {
        let mut text = String::from("x = ");
        let mut list = List::open(&mut text);
        list.item(4).item(5);
        assert_eq!(list.give_up(), "x = [4, 5");
    }
}
