fn read_row(line: &str) -> Vec<f64> {
    let mut row = Vec::new();
    for cell in line.split_whitespace() {
        row.push(cell.parse::<f64>()?);
    }
    row
}

fn read_matrix(text: &str) -> Result<Vec<Vec<f64>>, std::num::ParseFloatError> {
    let mut rows = Vec::new();
    for line in text.lines() {
        rows.push(read_row(line));
    }
    Ok(rows)
}

#[test]
fn reads() {
    assert_eq!(read_matrix("1 2\n3 4").unwrap(), vec![vec![1.0, 2.0], vec![3.0, 4.0]]);
    assert!(read_matrix("1 x").is_err());
}
