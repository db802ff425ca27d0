use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Section {
    title: String,
    parent: RefCell<Weak<Section>>,
    parts: RefCell<Vec<Rc<Section>>>,
}

impl Section {
    fn new(title: &str) -> Rc<Section> {
        Rc::new(Section { title: title.to_string(), parent: RefCell::new(Weak::new()), parts: RefCell::new(vec![]) })
    }

    fn add(parent: &Rc<Section>, title: &str) -> Rc<Section> {
        let section = Section::new(title);
        *section.parent.borrow_mut() = Rc::clone(parent);
        parent.parts.borrow_mut().push(Rc::clone(&section));
        section
    }

    fn path(&self) -> String {
        match self.parent.borrow().upgrade() {
            Some(parent) => format!("{} > {}", parent.path(), self.title),
            None => self.title.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let book = Section::new("book");
        let one = Section::add(&book, "one");
        let deep = Section::add(&one, "deep");
        assert_eq!(deep.path(), "book > one > deep");
        assert_eq!(book.parts.borrow().len(), 1);
    }

    #[test]
    fn a_part_keeps_no_parent_alive() {
        let book = Section::new("book");
        let one = Section::add(&book, "one");
        drop(book);
        assert_eq!(one.path(), "one");
    }
}
