struct TempFile {
    path: String,
    lines: Vec<String>,
}

impl Drop for TempFile {
    fn drop(&mut self) {
        self.lines.push("closed".to_string());
    }
}

impl TempFile {
    fn create(path: &str) -> TempFile {
        TempFile { path: path.to_string(), lines: vec!["opened".to_string()] }
    }

    /// The lines, and the file is over.
    fn into_lines(self) -> Vec<String> {
        self.lines
    }

    fn write(&mut self, line: &str) {
        self.lines.push(format!("{}: {line}", self.path));
    }
}

#[test]
fn hands_out_lines() {
    let mut file = TempFile::create("a.txt");
    file.write("x");
    assert_eq!(file.into_lines(), ["opened", "a.txt: x"]);
}
