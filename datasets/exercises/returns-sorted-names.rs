struct Person {
    name: String,
    age: u32,
}

struct Group {
    people: Vec<Person>,
}

impl Group {
    fn by_age(&self) -> Vec<&str> {
        let names: Vec<(u32, String)> = self.people.iter().map(|person| (person.age, person.name.clone())).collect();
        let mut names = names;
        names.sort();
        names.iter().map(|(_, name)| name.as_str()).collect()
    }
}

#[test]
fn sorts() {
    let person = |name: &str, age| Person { name: name.to_string(), age };
    let group = Group { people: vec![person("a", 40), person("b", 7), person("c", 12)] };
    assert_eq!(group.by_age(), ["b", "c", "a"]);
    assert_eq!(group.by_age()[2].as_ptr(), group.people[0].name.as_ptr());
}
