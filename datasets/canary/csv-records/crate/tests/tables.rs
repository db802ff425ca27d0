use csv_records::{column, read, write, CsvError};

#[test]
fn rows_and_fields() {
    assert_eq!(read("a;b\n1;2\n", ';').unwrap(), [["a", "b"], ["1", "2"]]);
    assert_eq!(read("a,b", ',').unwrap(), [["a", "b"]]);
    assert_eq!(read("a,\n\n,b\n", ',').unwrap(), [["a", ""], ["", "b"]]);
}

#[test]
fn quotes_hold_separators_quotes_and_lines() {
    let rows = read("\"one, two\",\"say \"\"hi\"\"\"\n\"top\nbottom\",x\n", ',').unwrap();
    assert_eq!(rows, [["one, two", "say \"hi\""], ["top\nbottom", "x"]]);
}

#[test]
fn errors_name_the_line_where_it_began() {
    assert_eq!(
        read("a,b\n\"1\n2\n3\",4\nx\n", ','),
        Err(CsvError::Uneven { line: 5, fields: 1 })
    );
    assert_eq!(
        read("a,b\n1,2,\"3\n4\"\n", ','),
        Err(CsvError::Uneven { line: 2, fields: 3 })
    );
    assert_eq!(read("a,b\n1,\"2\n\n", ','), Err(CsvError::Open { line: 2 }));
    assert_eq!(
        CsvError::Open { line: 2 }.to_string(),
        "line 2: a quote is never closed"
    );
}

#[test]
fn what_is_written_is_read_again() {
    let rows = vec![
        vec!["a,b".to_string(), "\"".to_string()],
        vec!["c\nd".to_string(), String::new()],
    ];
    assert_eq!(read(&write(&rows, ','), ','), Ok(rows));
}

#[test]
fn a_column_has_a_title() {
    let rows = read("name,price\npear,3\n", ',').unwrap();
    assert_eq!(column(&rows, "price"), Some(1));
    assert_eq!(column(&rows, "colour"), None);
}
