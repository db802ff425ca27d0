use std::collections::HashMap;

struct Person {
    name: String,
    friends: Vec<&Person>,
    visits: u32,
}

struct Town {
    people: Vec<Person>,
    by_name: HashMap<String, usize>,
}

impl Town {
    fn new(names: &[&str]) -> Town {
        let mut town = Town { people: vec![], by_name: HashMap::new() };
        for name in names {
            town.by_name.insert(name.to_string(), town.people.len());
            town.people.push(Person { name: name.to_string(), friends: vec![], visits: 0 });
        }
        town
    }

    fn befriend(&mut self, one: &str, other: &str) {
        let (a, b) = (self.by_name[one], self.by_name[other]);
        self.people[a].friends.push(&self.people[b]);
        self.people[b].friends.push(&self.people[a]);
    }

    fn visit(&mut self, name: &str) {
        self.people[self.by_name[name]].visits += 1;
    }

    fn popular(&self, name: &str) -> Vec<String> {
        let person = &self.people[self.by_name[name]];
        let visited = person.friends.iter().filter(|friend| friend.visits > 0);
        visited.map(|friend| friend.name.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn friends_see_later_visits() {
        let mut town = Town::new(&["ann", "bob", "cyd"]);
        town.befriend("ann", "bob");
        town.befriend("ann", "cyd");
        town.visit("cyd");
        assert_eq!(town.popular("ann"), ["cyd"]);
        assert!(town.popular("bob").is_empty());
        town.visit("ann");
        assert_eq!(town.popular("bob"), ["ann"]);
    }
}
