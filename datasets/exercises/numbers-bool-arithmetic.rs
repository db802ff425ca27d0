struct Answers {
    given: Vec<char>,
}

impl Answers {
    fn points(&self, right: &str) -> u32 {
        let mut points = 0;
        for (given, right) in self.given.iter().zip(right.chars()) {
            points += *given == right;
        }
        points
    }
}

#[test]
fn scores() {
    let answers = Answers { given: vec!['a', 'c', 'b'] };
    assert_eq!(answers.points("abb"), 2);
    assert_eq!(answers.points("dd"), 0);
}
