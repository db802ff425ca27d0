mod config {
    #[derive(Debug, Clone, Default)]
    struct Layer {
        name: String,
        values: Vec<(String, String)>,
    }

    impl Layer {
        fn parse(name: &str, text: &str) -> Layer {
            let pairs = text.lines().filter_map(|line| line.split_once('='));
            let values = pairs.map(|(key, value)| (key.trim().to_string(), value.trim().to_string())).collect();
            Layer { name: name.to_string(), values }
        }
    }

    #[derive(Default)]
    pub struct Config {
        layers: Vec<Layer>,
    }

    impl Config {
        pub fn add(&mut self, layer: Layer) {
            self.layers.push(layer);
        }

        /// The value in the last layer that has it, and the layer's name.
        fn get(&self, key: &str) -> Option<(&str, &str)> {
            self.layers.iter().rev().find_map(|layer| {
                let (_, value) = layer.values.iter().find(|(known, _)| known == key)?;
                Some((value.as_str(), layer.name.as_str()))
            })
        }
    }
}

use config::{Config, Layer};

fn load(base: &str, user: &str) -> Config {
    let mut config = Config::default();
    config.add(Layer::parse("base", base));
    config.add(Layer::parse("user", user));
    config
}

fn describe(config: &Config, key: &str) -> String {
    config.get(key).map_or("unset".to_string(), |(value, layer)| format!("{value} ({layer})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_layer_wins() {
        let config = load("a = 1\nb = 2", "b = 3");
        assert_eq!(describe(&config, "a"), "1 (base)");
        assert_eq!(describe(&config, "b"), "3 (user)");
        assert_eq!(describe(&config, "c"), "unset");
    }
}
