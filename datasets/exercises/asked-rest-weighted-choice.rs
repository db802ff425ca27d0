use std::collections::HashMap;

struct Lottery {
    tickets: HashMap<String, u8>,
}

impl Lottery {
    fn total(&self) -> usize {
        self.tickets.values().sum()
    }

    fn share(&self, name: &str) -> f64 {
        let mine = self.tickets.get(name).unwrap_or(0);
        mine / self.total()
    }

    fn likeliest(&self) -> Option<&String> {
        self.tickets.iter().max_by_key(|(_, count)| **count).map(|(name, _)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lottery() -> Lottery {
        let tickets = [("ann", 200), ("bob", 100), ("cid", 100)];
        Lottery { tickets: tickets.map(|(name, count)| (name.to_string(), count)).into() }
    }

    #[test]
    fn counts_beyond_a_byte() {
        assert_eq!(lottery().total(), 400);
        assert_eq!(lottery().likeliest().unwrap(), "ann");
    }

    #[test]
    fn shares() {
        assert_eq!(lottery().share("ann"), 0.5);
        assert_eq!(lottery().share("dan"), 0.0);
    }
}
