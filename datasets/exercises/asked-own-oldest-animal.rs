trait Animal {
    fn name(&self) -> &str;
    fn age(&self) -> u32;
}

struct Dog {
    name: String,
    age: u32,
}

struct Tortoise {
    born: u32,
}

impl Animal for Dog {
    fn name(&self) -> &str {
        &self.name
    }

    fn age(&self) -> u32 {
        self.age
    }
}

impl Animal for Tortoise {
    fn name(&self) -> &str {
        "tortoise"
    }

    fn age(&self) -> u32 {
        2020 - self.born
    }
}

struct Zoo {
    animals: Vec<Box<dyn Animal>>,
}

impl Zoo {
    fn oldest(&self) -> Option<Box<dyn Animal>> {
        if self.animals.is_empty() {
            return None;
        }
        let mut best = 0;
        for (index, animal) in self.animals.iter().enumerate() {
            if animal.age() > self.animals[best].age() {
                best = index;
            }
        }
        Some(self.animals[best])
    }

    fn sign(&self) -> String {
        match self.oldest() {
            Some(animal) => format!("{} is {}", animal.name(), animal.age()),
            None => "nobody is here".to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_stays_in_the_zoo() {
        let rex = Dog { name: "rex".into(), age: 7 };
        let zoo = Zoo { animals: vec![Box::new(rex), Box::new(Tortoise { born: 1900 })] };
        assert_eq!(zoo.sign(), "tortoise is 120");
        assert_eq!(zoo.sign(), "tortoise is 120");
        assert_eq!(zoo.animals.len(), 2);
    }

    #[test]
    fn empty() {
        assert_eq!(Zoo { animals: vec![] }.sign(), "nobody is here");
    }
}
