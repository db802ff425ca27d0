struct Item {
    id: u32,
    below: Vec<Item>,
}

fn find(item: &mut Item, id: u32) -> Option<&mut Item> {
    if item.id == id {
        return Some(item);
    }
    for child in item.below.iter_mut() {
        let found = find(child, id);
        if found.is_some() {
            return found;
        }
    }
    item.below.push(Item { id: 0, below: vec![] });
    None
}

#[test]
fn finds() {
    let mut menu = Item { id: 1, below: vec![Item { id: 2, below: vec![] }] };
    assert_eq!(find(&mut menu, 2).map(|item| item.id), Some(2));
    assert!(find(&mut menu, 3).is_none());
}
