#[derive(Default)]
struct Report {
    lines: Vec<String>,
}

impl Report {
    fn line(&mut self, text: &str) -> &mut Report {
        self.lines.push(text.to_string());
        self
    }

    fn text(&self) -> String {
        self.lines.join("\n")
    }
}

fn summary(ok: bool) -> String {
    let report = Report::default().line("summary");
    report.line("------");
    if ok {
        report.line("all fine");
    } else {
        report.line("failed").line("see the log");
    }
    report.text()
}

#[test]
fn sums_up() {
    assert_eq!(summary(true), "summary\n------\nall fine");
    assert_eq!(summary(false), "summary\n------\nfailed\nsee the log");
}
