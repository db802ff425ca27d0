//! Rows of a table that remember which file they came from.

#[derive(Debug, PartialEq)]
pub struct Row {
    pub file: String,
    pub cells: Vec<String>,
}

/// The rows of a file of comma-separated values; empty lines are none.
pub fn rows(file: String, text: &str) -> impl Iterator<Item = Row> + '_ {
    text.lines()
        .filter(|line| !line.is_empty())
        .map(move |line| {
            let cells = line
                .split(',')
                .map(|cell| cell.trim().to_string())
                .collect();
            Row { file, cells }
        })
}

/// The rows of several files, one after another.
pub fn merged(files: &[(&str, &str)]) -> Vec<Row> {
    files
        .iter()
        .flat_map(|(name, text)| rows(name.to_string(), text))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_knows_its_file() {
        let rows: Vec<Row> = rows("a.csv".to_string(), "1, 2\n\n3,4\n").collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[1].cells, ["3", "4"]);
        assert!(rows.iter().all(|row| row.file == "a.csv"));
    }

    #[test]
    fn files_are_merged_in_order() {
        let all = merged(&[("x", "1"), ("y", ""), ("z", "2\n3")]);
        let files: Vec<&str> = all.iter().map(|row| row.file.as_str()).collect();
        assert_eq!(files, ["x", "z", "z"]);
    }
}
