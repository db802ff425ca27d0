struct Node<'a> {
    name: String,
    parent: Option<&'a Node<'a>>,
}

impl<'a> Node<'a> {
    fn child(&'a self, name: &str) -> Node<'a> {
        Node { name: name.to_string(), parent: Some(self) }
    }

    fn path(&self) -> String {
        match self.parent {
            Some(parent) => format!("{}.{}", parent.path(), self.name),
            None => self.name.clone(),
        }
    }
}

fn deepest(names: &[&str]) -> String {
    let mut current = Node { name: "root".to_string(), parent: None };
    for name in names {
        let next = current.child(name);
        current = next;
    }
    current.path()
}

#[test]
fn goes_down() {
    assert_eq!(deepest(&["a", "b"]), "root.a.b");
    assert_eq!(deepest(&[]), "root");
}
