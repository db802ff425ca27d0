trait Scorer {
    fn score(&self, text: &str) -> i32;
}

struct Length;

struct Contains {
    word: String,
    points: i32,
}

impl Scorer for Length {
    fn score(&self, text: &str) -> i32 {
        text.len() as i32
    }
}

impl Scorer for Contains {
    fn score(&self, text: &str) -> i32 {
        if text.contains(&self.word) { self.points } else { 0 }
    }
}

fn best<'a, S: Scorer>(scorer: &S, texts: &[&'a str]) -> Option<&'a str> {
    texts.iter().copied().max_by_key(|text| scorer.score(text))
}

struct Jury {
    scorers: Vec<Box<dyn Scorer>>,
}

impl Jury {
    fn votes<'a>(&self, texts: &[&'a str]) -> Vec<&'a str> {
        self.scorers.iter().filter_map(|scorer| best(scorer, texts)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_a_vote() {
        let tea = Contains { word: "tea".to_string(), points: 9 };
        let jury = Jury { scorers: vec![Box::new(tea), Box::new(Length)] };
        assert_eq!(jury.votes(&["tea", "coffee", "milk"]), ["tea", "coffee"]);
        assert!(jury.votes(&[]).is_empty());
    }

    #[test]
    fn one_alone() {
        assert_eq!(best(&Length, &["a", "bcd"]), Some("bcd"));
    }
}
