use std::collections::HashMap;

#[derive(Debug, Clone, Copy, PartialEq)]
struct Cell {
    column: i32,
    row: i32,
}

struct Sheet {
    values: HashMap<Cell, f64>,
}

impl Sheet {
    fn set(&mut self, column: i32, row: i32, value: f64) {
        self.values.insert(Cell { column, row }, value);
    }

    fn column_sum(&self, column: i32, rows: i32) -> f64 {
        (0..rows).filter_map(|row| self.values.get(&Cell { column, row })).sum()
    }
}

#[test]
fn sums_a_column() {
    let mut sheet = Sheet { values: HashMap::new() };
    sheet.set(1, 0, 2.5);
    sheet.set(1, 2, 1.0);
    sheet.set(2, 0, 9.0);
    sheet.set(1, 2, 2.0);
    assert_eq!(sheet.column_sum(1, 3), 4.5);
}
