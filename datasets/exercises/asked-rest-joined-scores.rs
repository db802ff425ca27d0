struct Team {
    name: String,
    scores: Vec<u32>,
}

impl Team {
    fn line(&self) -> String {
        format!("{}: {}", self.name, self.scores.iter().join(", "))
    }
}

fn table(teams: &[Team]) -> String {
    teams.iter().map(|team| team.line()).join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_scores() {
        let team = Team { name: "Red".to_string(), scores: vec![3, 0, 12] };
        assert_eq!(team.line(), "Red: 3, 0, 12");
    }

    #[test]
    fn joins_lines() {
        let team = |name: &str| Team { name: name.to_string(), scores: vec![1] };
        assert_eq!(table(&[team("A"), team("B")]), "A: 1\nB: 1");
        assert_eq!(table(&[]), "");
    }
}
