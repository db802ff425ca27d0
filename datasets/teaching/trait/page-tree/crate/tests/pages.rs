use page_tree::{length, plain, Group, Part, Text};

fn text(text: &str) -> Box<dyn Part> {
    Box::new(Text(text.to_string()))
}

#[test]
fn texts_come_from_top_to_bottom() {
    let inner = Group(vec![text("two"), text("three")]);
    let page = Group(vec![text("one"), Box::new(inner), text("four")]);
    assert_eq!(plain(&page), "one\ntwo\nthree\nfour\n");
    assert_eq!(length(&page), 15);
}

#[test]
fn a_page_may_be_empty() {
    assert_eq!(plain(&Group(vec![])), "");
    assert_eq!(length(&Text("né".to_string())), 2);
}
