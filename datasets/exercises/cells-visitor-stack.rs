use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

struct Branch {
    label: String,
    twigs: Vec<Rc<RefCell<Branch>>>,
}

fn branch(label: &str, twigs: Vec<Rc<RefCell<Branch>>>) -> Rc<RefCell<Branch>> {
    Rc::new(RefCell::new(Branch { label: label.to_string(), twigs }))
}

fn breadth_first(root: &Rc<RefCell<Branch>>) -> Vec<String> {
    let mut labels = Vec::new();
    let mut queue = VecDeque::from([root.clone()]);
    while let Some(current) = queue.pop_front() {
        let branch = current.borrow();
        labels.push(branch.label);
        for twig in branch.twigs {
            queue.push_back(twig);
        }
    }
    labels
}

#[test]
fn goes_by_level() {
    let root = branch("r", vec![branch("a", vec![branch("c", vec![])]), branch("b", vec![])]);
    assert_eq!(breadth_first(&root), ["r", "a", "b", "c"]);
    assert_eq!(Rc::strong_count(&root), 1);
    assert_eq!(root.borrow().twigs.len(), 2);
}
