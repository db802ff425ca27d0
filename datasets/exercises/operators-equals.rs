#[derive(Debug, Clone)]
enum Token {
    Number(i64),
    Plus,
    Open,
    Close,
}

/// How deep the parentheses of an expression nest, None where they do not match.
fn depth(tokens: &[Token]) -> Option<usize> {
    let (mut open, mut deepest) = (0usize, 0);
    for token in tokens {
        if *token == Token::Open {
            open += 1;
            deepest = deepest.max(open);
        } else if *token == Token::Close {
            open = open.checked_sub(1)?;
        }
    }
    (open == 0).then_some(deepest)
}

#[test]
fn nests() {
    use Token::{Close, Number, Open, Plus};
    assert_eq!(depth(&[Open, Open, Number(1), Close, Plus, Number(2), Close]), Some(2));
    assert_eq!(depth(&[Close, Open]), None);
    assert_eq!(depth(&[Open]), None);
}
