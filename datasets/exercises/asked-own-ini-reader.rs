use std::collections::BTreeMap;

struct Reader<'t> {
    rest: &'t str,
    line: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Reader<'t> {
        Reader { rest: text, line: 0 }
    }

    fn next_line(&mut self) -> Option<&str> {
        if self.rest.is_empty() {
            return None;
        }
        let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        self.rest = rest;
        self.line += 1;
        Some(line.trim())
    }

    /// The next line that says something.
    fn next_entry(&mut self) -> Option<&str> {
        loop {
            let line = self.next_line()?;
            if !line.is_empty() && !line.starts_with(';') {
                return Some(line);
            }
        }
    }
}

fn sections(text: &str) -> Result<BTreeMap<&str, Vec<&str>>, String> {
    let mut reader = Reader::new(text);
    let mut sections: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut section = "";
    while let Some(entry) = reader.next_entry() {
        if let Some(name) = entry.strip_prefix('[') {
            section = name.strip_suffix(']').ok_or(format!("line {}: no end", reader.line))?;
        } else {
            sections.entry(section).or_default().push(entry);
        }
    }
    Ok(sections)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_by_section() {
        let text = String::from("top\n[a]\none\n; no\n\n[b]\n[a]\n  two\n");
        let found = sections(&text).unwrap();
        assert_eq!(found[""], ["top"]);
        assert_eq!(found["a"], ["one", "two"]);
        assert!(!found.contains_key("b"));
    }

    #[test]
    fn the_line_of_a_fault() {
        assert_eq!(sections("x\n\n[open\n"), Err("line 3: no end".to_string()));
        assert_eq!(sections(""), Ok(BTreeMap::new()));
    }
}
