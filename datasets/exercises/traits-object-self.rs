trait Animal {
    fn name(&self) -> String;
    fn young(&self) -> Self;
}

struct Cat {
    name: String,
}

impl Animal for Cat {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn young(&self) -> Self {
        Cat { name: format!("little {}", self.name) }
    }
}

fn family(animals: &[Box<dyn Animal>]) -> Vec<String> {
    animals.iter().flat_map(|animal| [animal.name(), animal.young().name()]).collect()
}

#[test]
fn grows() {
    let animals: Vec<Box<dyn Animal>> = vec![Box::new(Cat { name: "Mia".to_string() })];
    assert_eq!(family(&animals), ["Mia", "little Mia"]);
}
