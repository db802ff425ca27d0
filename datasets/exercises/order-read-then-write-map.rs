use std::collections::HashMap;

struct Elections {
    votes: HashMap<String, u32>,
    spoiled: u32,
}

impl Elections {
    fn leader(&self) -> Option<&String> {
        self.votes.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse((*name).clone()))).map(|(name, _)| name)
    }

    /// Gives the leader's votes to another.
    fn withdraw(&mut self, to: &str) -> Option<String> {
        let leader = self.leader()?;
        let votes = self.votes.remove(leader)?;
        *self.votes.entry(to.to_string()).or_insert(0) += votes;
        Some(leader.clone())
    }
}

#[test]
fn withdraws() {
    let votes = HashMap::from([("a".to_string(), 5), ("b".to_string(), 3)]);
    let mut elections = Elections { votes, spoiled: 0 };
    assert_eq!(elections.withdraw("b").as_deref(), Some("a"));
    assert_eq!((elections.votes["b"], elections.votes.len(), elections.spoiled), (8, 1, 0));
    assert_eq!(elections.withdraw("c").as_deref(), Some("b"));
    assert_eq!(elections.leader().unwrap(), "c");
}
