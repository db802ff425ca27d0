fn fill(target: &mut Vec<i32>) -> usize {
    let mut add = |x: i32| {
        target.push(x);
    };
    add(1);
    let middle = size(target);
    add(2);
    middle
}

fn size(list: &mut Vec<i32>) -> usize {
    list.len()
}

#[test]
fn fills() {
    let mut list = vec![9];
    assert_eq!(fill(&mut list), 2);
    assert_eq!(list, vec![9, 1, 2]);
}
