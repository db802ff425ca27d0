trait Scorer {
    fn score(&self, guess: &str, secret: &str) -> usize;
}

struct Exact;

impl Scorer for Exact {
    fn score(&self, guess: &str) -> usize {
        guess.chars().zip(secret.chars()).filter(|(a, b)| a == b).count()
    }
}

fn best<'a>(scorer: &dyn Scorer, guesses: &[&'a str], secret: &str) -> Option<&'a str> {
    guesses.iter().copied().max_by_key(|guess| scorer.score(guess, secret))
}

#[test]
fn guesses() {
    assert_eq!(Exact.score("crab", "grub"), 2);
    assert_eq!(best(&Exact, &["deer", "grab", "moth"], "grub"), Some("grab"));
}
