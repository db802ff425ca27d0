use std::collections::HashMap;

struct Poll {
    votes: HashMap<String, u32>,
}

impl Poll {
    fn vote(&mut self, name: &str) {
        *self.votes.entry(name).or_insert(0) += 1;
    }

    fn winner(&self) -> Option<&str> {
        self.votes.iter().max_by_key(|(_, count)| *count).map(|(name, _)| name)
    }

    fn votes_of(&self, name: &str) -> u32 {
        match self.votes.get(name) {
            Some(count) => count,
            None => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        let mut poll = Poll { votes: HashMap::new() };
        assert_eq!(poll.winner(), None);
        for name in ["tea", "milk", "tea"] {
            poll.vote(name);
        }
        assert_eq!(poll.winner(), Some("tea"));
        assert_eq!((poll.votes_of("tea"), poll.votes_of("milk"), poll.votes_of("rum")), (2, 1, 0));
    }
}
