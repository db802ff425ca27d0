#[derive(Debug, PartialEq)]
struct Page {
    number: usize,
    lines: Vec<String>,
}

struct Pages {
    pages: Vec<Page>,
    at: usize,
}

impl Pages {
    fn of(text: &str, lines: usize) -> Pages {
        let all: Vec<String> = text.lines().map(str::to_string).collect();
        let page = |(at, lines): (usize, &[String])| Page { number: at + 1, lines: lines.to_vec() };
        Pages { pages: all.chunks(lines).enumerate().map(page).collect(), at: 0 }
    }
}

impl Iterator for Pages {
    type Item = &Page;

    fn next(&mut self) -> Option<&Page> {
        let page = self.pages.get(self.at)?;
        self.at += 1;
        Some(page)
    }
}

fn contents(text: &str, lines: usize) -> Vec<String> {
    let mut entries = Vec::new();
    for page in Pages::of(text, lines) {
        entries.push(format!("{} .. {}", page.lines[0], page.number));
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_for_each_page() {
        assert_eq!(contents("a\nb\nc", 2), ["a .. 1", "c .. 2"]);
        assert!(contents("", 2).is_empty());
    }

    #[test]
    fn pages_may_be_kept() {
        let pages: Vec<_> = Pages::of("a\nb\nc", 1).collect();
        assert_eq!(pages.len(), 3);
        assert_eq!(pages[2].number, 3);
        assert_eq!(Pages::of("a\nb", 1).skip(1).next().unwrap().lines, ["b"]);
    }
}
