use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Folder {
    name: String,
    parent: RefCell<Weak<Folder>>,
    children: RefCell<Vec<Rc<Folder>>>,
}

impl Folder {
    fn new(name: &str) -> Rc<Folder> {
        Rc::new(Folder { name: name.to_string(), parent: RefCell::default(), children: RefCell::default() })
    }

    fn adopt(parent: &Rc<Folder>, child: Rc<Folder>) {
        parent.children.borrow_mut().push(child);
        *child.parent.borrow_mut() = Rc::downgrade(parent);
    }

    fn path(&self) -> String {
        match self.parent.borrow().upgrade() {
            Some(parent) => format!("{}/{}", parent.path(), self.name),
            None => self.name.clone(),
        }
    }
}

#[test]
fn paths() {
    let root = Folder::new("root");
    let home = Folder::new("home");
    Folder::adopt(&root, Rc::clone(&home));
    Folder::adopt(&home, Folder::new("ann"));
    let ann = Rc::clone(&home.children.borrow()[0]);
    assert_eq!(ann.path(), "root/home/ann");
    assert_eq!(Rc::strong_count(&home), 2);
}
