#[derive(Debug, Clone, Copy, PartialEq)]
struct Label {
    text: String,
    size: u8,
}

fn bigger(label: &Label) -> Label {
    Label { size: label.size + 2, ..label.clone() }
}

#[test]
fn grows() {
    let label = Label { text: "Exit".to_string(), size: 10 };
    assert_eq!(bigger(&label).size, 12);
    assert_eq!(bigger(&label).text, label.text);
}
