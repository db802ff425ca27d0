use std::ops::Index;

struct Row {
    cells: Vec<String>,
}

impl Index<usize> for Row {
    type Item = str;

    fn index(&self, at: usize) -> &str {
        &self.cells[at]
    }
}

fn swapped(row: &Row) -> String {
    format!("{},{}", &row[1], &row[0])
}

#[test]
fn swaps() {
    let row = Row { cells: vec!["a".to_string(), "b".to_string()] };
    assert_eq!(swapped(&row), "b,a");
}
