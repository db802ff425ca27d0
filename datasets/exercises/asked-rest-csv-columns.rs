use std::num::ParseFloatError;

struct Table {
    columns: Vec<Vec<f64>>,
}

impl Table {
    fn parse(text: &str) -> Result<Table, ParseFloatError> {
        let rows: Vec<Vec<f64>> = text
            .lines()
            .map(|line| {
                let cells: Vec<f64> = line.split(',').map(|cell| cell.trim().parse::<f64>()?).collect();
                cells
            })
            .collect();
        let width = rows.first().map_or(0, |row| row.len());
        let columns = (0..width).map(|at| rows.iter().map(|row| row[at]).collect()).collect();
        Ok(Table { columns })
    }

    fn sums(&self) -> Vec<f64> {
        self.columns.iter().map(|column| column.iter().sum()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_columns() {
        assert_eq!(Table::parse("1, 2\n3, 4").unwrap().sums(), [4.0, 6.0]);
        assert!(Table::parse("").unwrap().sums().is_empty());
    }

    #[test]
    fn refuses() {
        assert!(Table::parse("1, 2\n3, x").is_err());
    }
}
