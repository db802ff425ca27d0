mod lexer {
    #[derive(Debug, Clone, PartialEq)]
    pub enum Token {
        Word(String),
        Number(u64),
    }

    pub fn lex(text: &str) -> Vec<Token> {
        text.split_whitespace()
            .map(|word| match word.parse() {
                Ok(number) => Token::Number(number),
                Err(_) => Token::Word(word.to_string()),
            })
            .collect()
    }
}

mod interpreter {
    use lexer::Token;

    pub fn run(tokens: &[Token]) -> u64 {
        let mut total = 0;
        let mut factor = 1;
        for token in tokens {
            match token {
                Token::Number(number) => total += number * factor,
                Token::Word(word) => factor = if word == "twice" { 2 } else { 1 },
            }
        }
        total
    }
}

#[test]
fn runs() {
    assert_eq!(interpreter::run(&lexer::lex("1 twice 2 3 once 4")), 15);
    assert_eq!(interpreter::run(&[]), 0);
}
