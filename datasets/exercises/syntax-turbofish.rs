fn parse_row(line: &str) -> Option<Vec<f64>> {
    line.split(',').map(|cell| cell.trim().parse<f64>().ok()).collect()
}

fn column_total(text: &str, column: usize) -> f64 {
    text.lines().filter_map(parse_row).filter_map(|row| row.get(column).copied()).sum()
}

#[test]
fn totals() {
    assert_eq!(column_total("1, 2.5\n3,x\n4,0.5", 1), 3.0);
    assert_eq!(parse_row("1,2"), Some(vec![1.0, 2.0]));
}
