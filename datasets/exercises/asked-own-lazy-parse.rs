#[derive(Debug)]
struct Document {
    source: String,
    headings: Option<Vec<String>>,
    parses: u32,
}

impl Document {
    fn new(source: &str) -> Document {
        Document { source: source.to_string(), headings: None, parses: 0 }
    }

    fn parse(&mut self) -> Vec<String> {
        self.parses += 1;
        self.source.lines().filter_map(|line| line.strip_prefix("# ")).map(str::to_string).collect()
    }

    fn headings(&mut self) -> &Vec<String> {
        self.headings.get_or_insert_with(|| self.parse())
    }

    fn append(&mut self, line: &str) {
        self.source.push('\n');
        self.source.push_str(line);
        self.headings = None;
    }
}

fn contents(document: &mut Document) -> String {
    let count = document.headings().len();
    format!("{count}: {}", document.headings().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_once() {
        let mut document = Document::new("# One\ntext\n# Two");
        assert_eq!(contents(&mut document), "2: One, Two");
        assert_eq!(document.parses, 1);
    }

    #[test]
    fn parses_again_when_it_has_changed() {
        let mut document = Document::new("");
        assert_eq!(contents(&mut document), "0: ");
        document.append("# End");
        assert_eq!(contents(&mut document), "1: End");
        assert_eq!(document.parses, 2);
    }
}
