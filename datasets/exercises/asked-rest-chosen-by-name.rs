trait Format {
    fn row(&self, cells: &[&str]) -> String;
}

struct Csv;
struct Fixed {
    width: usize,
}

impl Format for Csv {
    fn row(&self, cells: &[&str]) -> String {
        cells.join(",")
    }
}

impl Format for Fixed {
    fn row(&self, cells: &[&str]) -> String {
        let width = self.width;
        cells.iter().map(|cell| format!("{cell:<width$}")).collect()
    }
}

fn format_named(name: &str) -> Option<impl Format> {
    match name {
        "csv" => Some(Csv),
        "fixed" => Some(Fixed { width: 6 }),
        _ => None,
    }
}

fn export(name: &str, rows: &[Vec<&str>]) -> Option<Vec<String>> {
    let format = format_named(name)?;
    Some(rows.iter().map(|row| format.row(row)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports() {
        let rows = [vec!["a", "b"], vec!["c", "d"]];
        assert_eq!(export("csv", &rows).unwrap(), ["a,b", "c,d"]);
        assert_eq!(export("fixed", &rows[..1]).unwrap(), ["a     b     "]);
        assert!(export("xml", &rows).is_none());
    }
}
