trait Check {
    fn fault(&self, text: &str) -> Option<String>;
}

struct Longest(usize);

struct Forbidden {
    word: &'static str,
}

impl Check for Longest {
    fn fault(&self, text: &str) -> Option<String> {
        (text.len() > self.0).then(|| format!("longer than {}", self.0))
    }
}

impl Check for Forbidden {
    fn fault(&self, text: &str) -> Option<String> {
        text.contains(self.word).then(|| format!("says {}", self.word))
    }
}

fn checks() -> Vec<impl Check> {
    vec![Longest(10), Forbidden { word: "spam" }]
}

fn strict_checks() -> Vec<impl Check> {
    let mut all = checks();
    all.push(Longest(4));
    all
}

fn faults(text: &str, strict: bool) -> Vec<String> {
    let all = if strict { strict_checks() } else { checks() };
    all.iter().filter_map(|check| check.fault(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_faults() {
        assert_eq!(faults("spam for you", false), ["longer than 10", "says spam"]);
        assert_eq!(faults("spam!", true), ["says spam", "longer than 4"]);
        assert!(faults("hello", false).is_empty());
    }
}
