struct Token {
    text: &str,
    line: usize,
}

fn tokens(source: &str) -> Vec<Token> {
    let mut found = Vec::new();
    for (at, line) in source.lines().enumerate() {
        for text in line.split_whitespace() {
            found.push(Token { text, line: at + 1 });
        }
    }
    found
}

fn on_line(source: &str, line: usize) -> Vec<&str> {
    tokens(source).iter().filter(|token| token.line == line).map(|token| token.text).collect()
}

#[test]
fn finds_tokens() {
    let source = "let x\n= 1 + y".to_string();
    assert_eq!(on_line(&source, 2), ["=", "1", "+", "y"]);
    assert_eq!(tokens(&source)[1].text.as_ptr() as usize - source.as_ptr() as usize, 4);
}
