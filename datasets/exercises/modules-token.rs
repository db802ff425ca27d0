mod parsing {
    pub mod tokens {
        #[derive(Debug, PartialEq)]
        pub enum Token {
            Word(String),
            End,
        }
    }

    pub fn tokenize(text: &str) -> Vec<Token> {
        let mut out: Vec<Token> = text.split(' ').map(|w| Token::Word(w.to_string())).collect();
        out.push(Token::End);
        out
    }
}

use parsing::{tokenize, Token};

#[test]
fn tokenizes() {
    assert_eq!(tokenize("a"), vec![Token::Word("a".to_string()), Token::End]);
}
