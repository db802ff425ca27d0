use std::collections::HashMap;

struct Recipe {
    needs: Vec<(String, u32)>,
    makes: (String, u32),
}

#[derive(Default)]
struct Workshop {
    recipes: HashMap<String, Recipe>,
    store: HashMap<String, u32>,
    crafted: usize,
}

impl Workshop {
    fn learn(&mut self, name: &str, needs: &[(&str, u32)], makes: (&str, u32)) {
        let needs = needs.iter().map(|(item, count)| (item.to_string(), *count)).collect();
        self.recipes.insert(name.to_string(), Recipe { needs, makes: (makes.0.to_string(), makes.1) });
    }

    fn put(&mut self, item: &str, count: u32) {
        *self.store.entry(item.to_string()).or_insert(0) += count;
    }

    fn take(&mut self, item: &str, count: u32) {
        if let Some(there) = self.store.get_mut(item) {
            *there -= count;
        }
    }

    fn craft(&mut self, name: &str) -> Result<u32, String> {
        let recipe = self.recipes.get(name).ok_or(format!("no recipe for {name}"))?;
        for (item, count) in &recipe.needs {
            if self.store.get(item).copied().unwrap_or(0) < *count {
                return Err(format!("too little {item}"));
            }
        }
        for (item, count) in &recipe.needs {
            self.take(item, *count);
        }
        self.crafted += 1;
        self.put(&recipe.makes.0, recipe.makes.1);
        Ok(recipe.makes.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workshop() -> Workshop {
        let mut workshop = Workshop::default();
        workshop.learn("planks", &[("log", 1)], ("plank", 4));
        workshop.learn("table", &[("plank", 3), ("nail", 2)], ("table", 1));
        workshop
    }

    #[test]
    fn makes_things() {
        let mut workshop = workshop();
        workshop.put("log", 1);
        workshop.put("nail", 2);
        assert_eq!(workshop.craft("planks"), Ok(4));
        assert_eq!(workshop.craft("table"), Ok(1));
        assert_eq!((workshop.store["plank"], workshop.store["nail"], workshop.store["table"]), (1, 0, 1));
        assert_eq!(workshop.crafted, 2);
        assert_eq!(workshop.recipes.len(), 2);
    }

    #[test]
    fn takes_nothing_in_vain() {
        let mut workshop = workshop();
        workshop.put("plank", 3);
        assert_eq!(workshop.craft("table"), Err("too little nail".to_string()));
        assert_eq!(workshop.craft("chair"), Err("no recipe for chair".to_string()));
        assert_eq!(workshop.store["plank"], 3);
    }
}
