#[derive(Debug, Clone, PartialEq)]
struct Version {
    number: u32,
    text: String,
}

struct Wiki {
    current: Version,
    history: Vec<Version>,
}

impl Wiki {
    fn edit(&mut self, text: &str) -> &Version {
        let old = self.current;
        self.current = Version { number: old.number + 1, text: text.to_string() };
        self.history.push(old);
        &self.current
    }

    fn revert(&mut self) -> bool {
        match self.history.pop() {
            Some(version) => {
                self.current = version;
                true
            }
            None => false,
        }
    }
}

#[test]
fn edits_and_reverts() {
    let first = Version { number: 1, text: "a".to_string() };
    let mut wiki = Wiki { current: first.clone(), history: vec![] };
    assert_eq!(wiki.edit("b").number, 2);
    wiki.edit("c");
    assert_eq!(wiki.history[1].text, "b");
    assert!(wiki.revert() && wiki.revert() && !wiki.revert());
    assert_eq!(wiki.current, first);
}
