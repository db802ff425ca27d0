//! Headers in the order in which they came, found by name.

use std::collections::HashMap;

use crate::name::Name;

#[derive(Debug, Default)]
pub struct Headers {
    rows: Vec<(Name, String)>,
    places: HashMap<Name, Vec<usize>>,
}

impl Headers {
    /// Read `Name: value` lines, up to an empty one. Says the line that is none.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut headers = Headers::default();
        for line in text.lines().take_while(|line| !line.is_empty()) {
            let (name, value) = line.split_once(':').ok_or(line)?;
            headers.add(Name::new(name).ok_or(line)?, value.trim());
        }
        Ok(headers)
    }

    pub fn add(&mut self, name: Name, value: &str) {
        self.places
            .entry(name.clone())
            .or_default()
            .push(self.rows.len());
        self.rows.push((name, value.to_string()));
    }

    /// All values under a name, in the order in which they came.
    pub fn all(&self, name: &str) -> Vec<&str> {
        let places = Name::new(name).and_then(|name| self.places.get(&name));
        places
            .into_iter()
            .flatten()
            .map(|&place| self.rows[place].1.as_str())
            .collect()
    }

    /// How many different names there are.
    pub fn names(&self) -> usize {
        self.places.len()
    }

    pub fn to_text(&self) -> String {
        self.rows
            .iter()
            .map(|(name, value)| format!("{name}: {value}\n"))
            .collect()
    }
}
