#[derive(Debug, PartialEq)]
struct Tool {
    name: String,
    wear: u32,
}

#[derive(Default)]
struct Belt {
    tools: Vec<Tool>,
}

impl Belt {
    fn add(&mut self, name: &str) {
        self.tools.push(Tool { name: name.to_string(), wear: 0 });
    }

    /// The last tool comes to the front.
    fn rotate(&mut self) {
        if let Some(last) = self.tools.last() {
            self.tools.insert(0, last);
            self.tools.pop();
        }
    }

    fn use_first(&mut self) -> Option<&str> {
        let tool = self.tools.first_mut()?;
        tool.wear += 1;
        Some(&tool.name)
    }

    fn worn(&self) -> u32 {
        self.tools.iter().map(|tool| tool.wear).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn belt(names: &[&str]) -> Belt {
        let mut belt = Belt::default();
        names.iter().for_each(|name| belt.add(name));
        belt
    }

    #[test]
    fn goes_round() {
        let mut belt = belt(&["saw", "axe", "pick"]);
        belt.rotate();
        assert_eq!(belt.use_first(), Some("pick"));
        belt.rotate();
        assert_eq!(belt.use_first(), Some("axe"));
        belt.rotate();
        belt.rotate();
        assert_eq!(belt.tools[0], Tool { name: "pick".into(), wear: 1 });
        assert_eq!((belt.tools.len(), belt.worn()), (3, 2));
    }

    #[test]
    fn empty() {
        let mut belt = belt(&[]);
        belt.rotate();
        assert_eq!(belt.use_first(), None);
    }
}
