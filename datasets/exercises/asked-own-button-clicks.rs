#[derive(Default)]
struct Button {
    handlers: Vec<Box<dyn FnMut(&str)>>,
}

impl Button {
    fn on_click(&mut self, handler: Box<dyn FnMut(&str)>) {
        self.handlers.push(handler);
    }

    fn click(&mut self, who: &str) {
        for handler in &mut self.handlers {
            handler(who);
        }
    }
}

/// Who clicked, and how many clicks there were after each of them.
fn clicks(people: &[&str]) -> (Vec<String>, Vec<usize>) {
    let mut names = Vec::new();
    let mut counts = Vec::new();
    let mut button = Button::default();
    button.on_click(Box::new(|who| names.push(who.to_string())));
    for person in people {
        button.click(person);
        counts.push(names.len());
    }
    (names, counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_it_goes() {
        let (names, counts) = clicks(&["ada", "bob", "ada"]);
        assert_eq!(names, ["ada", "bob", "ada"]);
        assert_eq!(counts, [1, 2, 3]);
    }

    #[test]
    fn nobody() {
        assert_eq!(clicks(&[]), (vec![], vec![]));
    }
}
