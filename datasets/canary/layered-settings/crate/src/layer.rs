//! The settings of one place.

use std::collections::BTreeMap;

#[derive(Debug, Default)]
pub struct Layer {
    pub name: String,
    values: BTreeMap<String, String>,
}

impl Layer {
    /// Read `name = value` lines; what follows a `#` is a remark.
    pub fn read(name: &str, text: &str) -> Self {
        let lines = text
            .lines()
            .map(|line| line.split('#').next().unwrap_or(""));
        let pairs = lines.filter_map(|line| line.split_once('='));
        Layer {
            name: name.to_string(),
            values: pairs
                .map(|(key, value)| (key.trim().to_string(), value.trim().to_string()))
                .collect(),
        }
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.values.get(key).map(String::as_str)
    }
}
