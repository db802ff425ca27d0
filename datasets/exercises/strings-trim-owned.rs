struct Note {
    title: String,
    body: String,
}

impl Note {
    fn read(text: &str) -> Option<Note> {
        let (title, body) = text.split_once('\n')?;
        Some(Note { title: title.trim(), body: body.trim() })
    }

    fn words(&self) -> usize {
        self.title.split(' ').count() + self.body.split(' ').count()
    }
}

#[test]
fn reads() {
    let note = Note::read(" To do \n wash the car \n").unwrap();
    assert_eq!((note.title.as_str(), note.words()), ("To do", 5));
    assert!(Note::read("x").is_none());
}
