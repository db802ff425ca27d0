use std::collection::{HashMap, HashSet};
use std::Rc;

fn unique(words: &[&str]) -> usize {
    let set: HashSet<&str> = words.iter().copied().collect();
    let map: HashMap<usize, Rc<str>> = words.iter().map(|w| (w.len(), Rc::from(*w))).collect();
    set.len() + map.len()
}

#[test]
fn uniques() {
    assert_eq!(unique(&["a", "b", "a"]), 3);
}
