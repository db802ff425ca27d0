#[derive(Default)]
struct Lookup {
    words: Vec<String>,
    asked: u32,
}

trait Dictionary {
    fn knows(&self, word: &str) -> bool;
    fn asked(&self) -> u32;
}

impl Dictionary for Lookup {
    fn knows(&self, word: &str) -> bool {
        self.asked += 1;
        self.words.iter().any(|known| known == word)
    }

    fn asked(&self) -> u32 {
        self.asked
    }
}

fn unknown<'a>(dictionary: &dyn Dictionary, text: &'a str) -> Vec<&'a str> {
    text.split(' ').filter(|word| !dictionary.knows(word)).collect()
}

#[test]
fn counts_questions() {
    let mut lookup = Lookup::default();
    lookup.words = vec!["a".to_string(), "b".to_string()];
    assert_eq!(unknown(&lookup, "a c b"), ["c"]);
    assert_eq!(lookup.asked(), 3);
    assert_eq!(unknown(&lookup, "x"), ["x"]);
    assert_eq!(lookup.asked(), 4);
}
