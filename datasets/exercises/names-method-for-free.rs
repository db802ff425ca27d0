#[derive(Default)]
struct Report {
    lines: Vec<String>,
    indent: usize,
}

impl Report {
    fn line(&mut self, text: &str) {
        self.lines.push(format!("{}{text}", "  ".repeat(self.indent)));
    }

    fn section(&mut self, title: &str, body: &[&str]) {
        line(title);
        self.indent += 1;
        for text in body {
            line(text);
        }
        self.indent -= 1;
    }
}

#[test]
fn indents() {
    let mut report = Report::default();
    report.section("Fruit", &["apple", "pear"]);
    report.section("Empty", &[]);
    assert_eq!(report.lines, ["Fruit", "  apple", "  pear", "Empty"]);
}
