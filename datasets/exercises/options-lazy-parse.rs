use std::cell::Cell;

thread_local! {
    static PARSED: Cell<u32> = const { Cell::new(0) };
}

struct Page {
    source: String,
    words: Option<Vec<String>>,
}

impl Page {
    fn words(&mut self) -> &Vec<String> {
        if self.words.is_none() {
            PARSED.set(PARSED.get() + 1);
            self.words = Some(self.source.split(' ').map(str::to_string).collect());
        }
        &self.words.unwrap()
    }
}

#[test]
fn parses_once() {
    let mut page = Page { source: "to be or not".to_string(), words: None };
    assert_eq!(page.words().len(), 4);
    assert_eq!(page.words()[1], "be");
    assert_eq!(PARSED.get(), 1);
}
