use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Page {
    title: String,
    parent: RefCell<Weak<Page>>,
    children: RefCell<Vec<Rc<Page>>>,
}

impl Page {
    fn new(title: &str) -> Rc<Page> {
        Rc::new(Page {
            title: title.to_string(),
            parent: RefCell::new(Weak::new()),
            children: RefCell::new(vec![]),
        })
    }

    fn add(self: &Rc<Self>, title: &str) -> Rc<Page> {
        let child = Page::new(title);
        *child.parent.borrow_mut() = Rc::downgrade(self);
        self.children.borrow_mut().push(Rc::clone(&child));
        child
    }
}

/// The titles from the root down to a page.
fn breadcrumbs(page: &Rc<Page>) -> String {
    let mut titles = vec![page.title.clone()];
    let mut at = Rc::clone(page);
    while let Some(parent) = at.parent.borrow().upgrade() {
        titles.push(parent.title.clone());
        at = parent;
    }
    titles.reverse();
    titles.join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_the_root() {
        let home = Page::new("Home");
        let docs = home.add("Docs");
        let guide = docs.add("Guide");
        assert_eq!(breadcrumbs(&guide), "Home / Docs / Guide");
        assert_eq!(breadcrumbs(&home), "Home");
    }

    #[test]
    fn ends_where_the_parent_is_gone() {
        let page = {
            let shelf = Page::new("Shelf");
            shelf.add("Book")
        };
        assert_eq!(breadcrumbs(&page), "Book");
        assert_eq!(Rc::strong_count(&page), 1);
    }
}
