#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Op {
    Add,
    Sub,
    Mul,
    Div,
}

impl Op {
    pub fn symbol(&self) -> char {
        match self {
            Op::Add => '+',
            Op::Sub => '-',
        }
    }

    pub fn is_additive(&self) -> bool {
        match self {
            Op::Add | Op::Sub => true,
        }
    }
}

#[test]
fn symbols() {
    assert_eq!(Op::Mul.symbol(), '*');
    assert_eq!(Op::Div.symbol(), '/');
    assert!(!Op::Div.is_additive());
    assert!(Op::Add.is_additive());
}
