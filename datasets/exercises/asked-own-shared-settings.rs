use std::collections::HashMap;
use std::rc::Rc;

struct Settings {
    values: HashMap<String, u32>,
}

struct Panel {
    name: String,
    settings: Rc<Settings>,
}

impl Panel {
    fn set(&mut self, key: &str, value: u32) {
        self.settings.values.insert(key.to_string(), value);
    }

    fn get(&self, key: &str) -> u32 {
        self.settings.values.get(key).copied().unwrap_or(0)
    }

    fn describe(&self) -> String {
        format!("{} sees {}", self.name, self.settings.values.len())
    }
}

fn panels(names: &[&str]) -> Vec<Panel> {
    let settings = Rc::new(Settings { values: HashMap::new() });
    names.iter().map(|name| Panel { name: name.to_string(), settings: Rc::clone(&settings) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_see_a_change() {
        let mut all = panels(&["left", "right"]);
        all[0].set("volume", 7);
        assert_eq!(all[1].get("volume"), 7);
        assert_eq!(all[1].describe(), "right sees 1");
    }

    #[test]
    fn apart() {
        let (mut one, other) = (panels(&["a"]), panels(&["b"]));
        one[0].set("x", 1);
        assert_eq!(other[0].get("x"), 0);
        assert_eq!(Rc::strong_count(&one[0].settings), 1);
    }
}
