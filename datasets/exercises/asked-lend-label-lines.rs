struct Labels {
    lines: Vec<String>,
    names: Vec<String>,
    width: usize,
}

impl Labels {
    fn new() -> Labels {
        Labels { lines: vec![], names: vec![], width: 0 }
    }

    fn add(&mut self, name: String, value: &str, unit: Option<String>) {
        let mut line = name + ": " + value;
        if let Some(unit) = unit {
            line = line + " " + unit;
        }
        self.width = self.width.max(line.len());
        self.lines.push(line);
        self.names.push(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_and_without_unit() {
        let mut labels = Labels::new();
        labels.add("speed".to_string(), "3", Some("m/s".to_string()));
        labels.add("mass".to_string(), "12", None);
        assert_eq!(labels.lines, ["speed: 3 m/s", "mass: 12"]);
        assert_eq!(labels.names, ["speed", "mass"]);
    }

    #[test]
    fn the_widest() {
        let mut labels = Labels::new();
        labels.add("a".to_string(), "1", None);
        labels.add("b".to_string(), "234", None);
        assert_eq!(labels.width, 6);
    }
}
