use std::cell::RefCell;
use std::rc::Rc;

struct Step {
    label: String,
    done: bool,
    next: Option<Rc<RefCell<Step>>>,
}

fn chain(labels: &[&str]) -> Option<Rc<RefCell<Step>>> {
    let step = |next, label: &&str| Some(Rc::new(RefCell::new(Step { label: label.to_string(), done: false, next })));
    labels.iter().rev().fold(None, step)
}

/// Does the first steps, as many as are asked for; their labels.
fn advance(first: &Rc<RefCell<Step>>, count: usize) -> Vec<String> {
    let mut labels = Vec::new();
    let mut at = Rc::clone(first);
    while labels.len() < count {
        at.borrow_mut().done = true;
        labels.push(at.borrow().label.clone());
        match &at.borrow().next {
            Some(next) => at = Rc::clone(next),
            None => break,
        }
    }
    labels
}

fn done(first: &Option<Rc<RefCell<Step>>>) -> usize {
    let (mut count, mut at) = (0, first.clone());
    while let Some(step) = at {
        count += usize::from(step.borrow().done);
        at = step.borrow().next.clone();
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_as_asked() {
        let first = chain(&["a", "b", "c"]);
        assert_eq!(advance(first.as_ref().unwrap(), 2), ["a", "b"]);
        assert_eq!(done(&first), 2);
    }

    #[test]
    fn no_more_than_there_are() {
        let first = chain(&["a", "b"]);
        assert_eq!(advance(first.as_ref().unwrap(), 9), ["a", "b"]);
        assert_eq!(done(&first), 2);
        assert_eq!(done(&None), 0);
    }
}
