use std::fmt::Display;

struct Row<'a, T> {
    label: &'a str,
    value: T,
}

fn render<T>(rows: &[Row<'_, T>]) -> String {
    let width = rows.iter().map(|row| row.label.len()).max().unwrap_or(0);
    rows.iter().map(|row| format!("{:<width$} | {}\n", row.label, row.value)).collect()
}

#[test]
fn renders() {
    let rows = [Row { label: "cpu", value: 4 }, Row { label: "memory", value: 16 }];
    assert_eq!(render(&rows), "cpu    | 4\nmemory | 16\n");
}
