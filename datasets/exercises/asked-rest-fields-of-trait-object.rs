trait Animal {
    fn sound(&self) -> String;
}

struct Dog {
    name: String,
    age: u32,
}

struct Parrot {
    name: String,
    words: Vec<String>,
}

impl Animal for Dog {
    fn sound(&self) -> String {
        if self.age < 1 { "yap".to_string() } else { "woof".to_string() }
    }
}

impl Animal for Parrot {
    fn sound(&self) -> String {
        self.words.join(" ")
    }
}

struct Shelter {
    animals: Vec<Box<dyn Animal>>,
}

impl Shelter {
    fn find(&self, name: &str) -> Option<&dyn Animal> {
        self.animals.iter().find(|animal| animal.name == name).map(|animal| animal.as_ref())
    }

    fn call(&self) -> Vec<String> {
        self.animals.iter().map(|animal| format!("{}: {}", animal.name, animal.sound())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelter() -> Shelter {
        let polly = Parrot { name: "Polly".to_string(), words: vec!["hello".to_string(), "you".to_string()] };
        Shelter { animals: vec![Box::new(Dog { name: "Rex".to_string(), age: 4 }), Box::new(polly)] }
    }

    #[test]
    fn finds_by_name() {
        assert_eq!(shelter().find("Polly").unwrap().sound(), "hello you");
        assert!(shelter().find("Tom").is_none());
    }

    #[test]
    fn calls_all() {
        assert_eq!(shelter().call(), ["Rex: woof", "Polly: hello you"]);
    }
}
