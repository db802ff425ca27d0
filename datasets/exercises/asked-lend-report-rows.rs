#[derive(Debug)]
struct Row {
    label: String,
    amount: i64,
}

struct Report {
    title: &str,
    rows: Vec<&Row>,
    total: i64,
}

impl Report {
    fn new(title: &str, rows: &[Row], least: i64) -> Report {
        let rows: Vec<&Row> = rows.iter().filter(|row| row.amount >= least).collect();
        let total = rows.iter().map(|row| row.amount).sum();
        Report { title, rows, total }
    }

    fn largest(&self) -> Option<&Row> {
        self.rows.iter().copied().max_by_key(|row| row.amount)
    }
}

fn largest_label(rows: &[Row]) -> Option<&str> {
    let report = Report::new("all", rows, i64::MIN);
    report.largest().map(|row| row.label.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Row> {
        let row = |label: &str, amount| Row { label: label.into(), amount };
        vec![row("rent", 700), row("food", 300), row("gum", 2)]
    }

    #[test]
    fn small_ones_are_left_out() {
        let rows = rows();
        let report = Report::new("May", &rows, 100);
        assert_eq!((report.title, report.total, report.rows.len()), ("May", 1000, 2));
        assert!(std::ptr::eq(report.rows[1], &rows[1]));
    }

    #[test]
    fn the_label_outlives_the_report() {
        let rows = rows();
        assert_eq!(largest_label(&rows), Some("rent"));
        assert_eq!(largest_label(&[]), None);
    }
}
