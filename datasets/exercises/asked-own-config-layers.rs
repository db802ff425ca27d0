use std::collections::BTreeMap;

#[derive(Default)]
struct Layer {
    name: String,
    values: BTreeMap<String, String>,
}

#[derive(Default)]
struct Settings {
    layers: Vec<Layer>,
}

impl Settings {
    fn layer(&mut self, name: &str) -> &mut Layer {
        self.layers.push(Layer { name: name.to_string(), ..Layer::default() });
        self.layers.last_mut().unwrap()
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.layers.iter().rev().find_map(|layer| layer.values.get(key)).map(String::as_str)
    }
}

impl Layer {
    fn set(&mut self, key: &str, value: &str) -> &mut Layer {
        self.values.insert(key.to_string(), value.to_string());
        self
    }
}

fn defaults(colour: &str) -> Settings {
    let mut settings = Settings::default();
    let base = settings.layer("base");
    let user = settings.layer("user");
    base.set("colour", "black").set("size", "12");
    user.set("colour", colour);
    settings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_user_comes_first() {
        let settings = defaults("blue");
        assert_eq!(settings.get("colour"), Some("blue"));
        assert_eq!(settings.get("size"), Some("12"));
        assert_eq!(settings.get("font"), None);
    }

    #[test]
    fn two_layers() {
        let settings = defaults("red");
        let names: Vec<&str> = settings.layers.iter().map(|layer| layer.name.as_str()).collect();
        assert_eq!(names, ["base", "user"]);
        assert_eq!(settings.layers[0].values["colour"], "black");
    }
}
