use search_query::{parse, Clause, Lexer, QueryError, Token};

fn clause<'a>(field: Option<&'a str>, text: &'a str, wanted: bool) -> Clause<'a> {
    Clause {
        field,
        text,
        wanted,
    }
}

#[test]
fn words_fields_and_quotes() {
    let clauses = parse("title:\"red fox\" year:2020 -draft den").unwrap();
    assert_eq!(
        clauses,
        [
            clause(Some("title"), "red fox", true),
            clause(Some("year"), "2020", true),
            clause(None, "draft", false),
            clause(None, "den", true),
        ]
    );
}

#[test]
fn clauses_outlive_the_lexer_and_are_pieces_of_the_text() {
    let text = String::from("one \"two three");
    let clauses = parse(&text).unwrap();
    assert_eq!(clauses.len(), 2);
    assert_eq!(clauses[1].text, "two three");
    assert!(std::ptr::eq(clauses[0].text.as_ptr(), text.as_ptr()));
}

#[test]
fn tokens_can_be_held_while_more_are_read() {
    let mut lexer = Lexer::new("a:b");
    let first = lexer.next_token();
    assert!(lexer.at_colon());
    let second = lexer.next_token();
    assert_eq!(
        (first, second),
        (Some(Token::Word("a")), Some(Token::Colon))
    );
    assert_eq!(lexer.next_token(), Some(Token::Word("b")));
    assert_eq!(lexer.next_token(), None);
}

#[test]
fn what_is_missing_is_said() {
    assert_eq!(parse(":late"), Err(QueryError::ColonWithoutField));
    let error = parse("fox year:").unwrap_err();
    assert_eq!(error.to_string(), "nothing follows year:");
    assert_eq!(
        parse("fox -"),
        Err(QueryError::NothingAfter("-".to_string()))
    );
    assert_eq!(parse("  "), Ok(vec![]));
}

#[test]
fn a_query_has_its_bounds() {
    assert_eq!(parse(&"fox ".repeat(200)).unwrap().len(), 200);
    assert_eq!(parse(&"fox ".repeat(201)), Err(QueryError::TooLong));
}

#[test]
fn a_colon_stands_right_behind_its_field() {
    assert_eq!(parse("year :2020"), Err(QueryError::ColonWithoutField));
}
