//! Writes a monthly report.

mod header;

pub struct Report {
    pub title: String,
    pub month: u32,
    pub lines: Vec<String>,
}

impl Report {
    /// The report with its header, underlined, and its lines.
    pub fn text(&self) -> String {
        let header = header::header(&self.title, self.month);
        let mut text = format!("{}\n{}\n", header, header::underline(header));
        for (number, line) in self.lines.iter().enumerate() {
            text += &format!("{}. {line}\n", number + 1);
        }
        text
    }
}
