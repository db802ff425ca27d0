#[derive(Debug, PartialEq)]
enum Token {
    Word(&str),
    Number(i64),
    Open,
    Close,
}

struct Lexer {
    tokens: Vec<Token>,
    at: usize,
}

impl Lexer {
    fn new(text: &str) -> Lexer {
        let mut tokens = Vec::new();
        for word in text.split_whitespace() {
            tokens.push(match word {
                "(" => Token::Open,
                ")" => Token::Close,
                _ => word.parse().map(Token::Number).unwrap_or(Token::Word(word)),
            });
        }
        Lexer { tokens, at: 0 }
    }

    fn next(&mut self) -> Option<&Token> {
        self.at += 1;
        self.tokens.get(self.at - 1)
    }
}

fn depth(text: &str) -> usize {
    let mut lexer = Lexer::new(text);
    let (mut now, mut most) = (0, 0);
    while let Some(token) = lexer.next() {
        match token {
            Token::Open => now += 1,
            Token::Close => now -= 1,
            Token::Word(_) | Token::Number(_) => {}
        }
        most = most.max(now);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        let text = String::from("( add 12 x )");
        let mut lexer = Lexer::new(&text);
        assert_eq!(lexer.next(), Some(&Token::Open));
        assert_eq!(lexer.next(), Some(&Token::Word("add")));
        assert_eq!(lexer.next(), Some(&Token::Number(12)));
        assert_eq!(lexer.tokens.len(), 5);
    }

    #[test]
    fn nested() {
        assert_eq!(depth("( a ( b ) ( c ( d ) ) )"), 3);
        assert_eq!(depth(""), 0);
    }
}
