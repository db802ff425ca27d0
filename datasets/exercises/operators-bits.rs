#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rights(u8);

impl Rights {
    const READ: Rights = Rights(1);
    const WRITE: Rights = Rights(2);

    fn has(self, other: Rights) -> bool {
        self & other == other
    }

    fn with(self, other: Rights) -> Rights {
        Rights(self | other)
    }
}

#[test]
fn has_rights() {
    let both = Rights::READ.with(Rights::WRITE);
    assert!(both.has(Rights::WRITE));
    assert!(!Rights::READ.has(both));
    assert_eq!(both, Rights(3));
}
