struct Table {
    width: usize,
    cells: Vec<i32>,
}

struct Column {
    table: &Table,
    index: usize,
}

impl Table {
    fn new(width: usize, cells: &[i32]) -> Table {
        Table { width, cells: cells.to_vec() }
    }

    fn column(&self, index: usize) -> Column {
        Column { table: self, index }
    }
}

impl Column {
    fn cells(&self) -> impl Iterator<Item = &i32> {
        self.table.cells.iter().skip(self.index).step_by(self.table.width)
    }

    fn largest(&self) -> Option<&i32> {
        self.cells().max()
    }
}

fn largest_of(table: &Table, index: usize) -> Option<&i32> {
    let column = table.column(index);
    column.largest()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_a_column() {
        let table = Table::new(2, &[1, 2, 3, 4, 5, 6]);
        assert_eq!(table.column(1).cells().copied().collect::<Vec<_>>(), [2, 4, 6]);
    }

    #[test]
    fn the_cell_of_the_table() {
        let table = Table::new(2, &[1, 9, 3, 4]);
        assert!(std::ptr::eq(largest_of(&table, 1).unwrap(), &table.cells[1]));
        assert_eq!(largest_of(&table, 5), None);
    }
}
