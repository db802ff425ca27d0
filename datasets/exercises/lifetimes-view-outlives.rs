struct View<'a> {
    rows: &'a [String],
    from: usize,
}

impl<'a> View<'a> {
    fn new(rows: &'a [String]) -> View<'a> {
        View { rows, from: 0 }
    }

    fn page(&self, size: usize) -> &[String] {
        let end = (self.from + size).min(self.rows.len());
        &self.rows[self.from..end]
    }

    fn scroll(&mut self, by: usize) {
        self.from = (self.from + by).min(self.rows.len());
    }
}

fn two_pages(rows: &[String]) -> Vec<&[String]> {
    let mut view = View::new(rows);
    let mut pages = Vec::new();
    for _ in 0..2 {
        pages.push(view.page(2));
        view.scroll(2);
    }
    pages
}

#[test]
fn pages() {
    let rows: Vec<String> = ["a", "b", "c"].map(String::from).to_vec();
    let pages = two_pages(&rows);
    assert_eq!(pages[0], ["a", "b"]);
    assert_eq!(pages[1], ["c"]);
    assert!(std::ptr::eq(&pages[1][0], &rows[2]));
}
