#[derive(Debug, PartialEq)]
enum Token<'a> {
    Word(&'a str),
    Number(i64),
}

struct Lexer<'a> {
    source: &'a str,
}

impl<'a> Lexer<'a> {
    fn tokens(&self) -> Vec<Token> {
        let mut tokens = Vec::new();
        for word in self.source.split_whitespace() {
            match word.parse() {
                Ok(number) => tokens.push(Token::Number(number)),
                Err(_) => tokens.push(Token::Word(word)),
            }
        }
        tokens
    }
}

fn lex(source: &str) -> Vec<Token<'_>> {
    let lexer = Lexer { source };
    lexer.tokens()
}

#[test]
fn lexes() {
    let source = "let x 12".to_string();
    assert_eq!(lex(&source), [Token::Word("let"), Token::Word("x"), Token::Number(12)]);
}
