use std::collections::HashMap;

enum Part<'t> {
    Text(&'t str),
    Hole(&'t str),
}

struct Template<'t> {
    parts: Vec<Part<'t>>,
}

impl<'t> Template<'t> {
    fn parse(text: &'t str) -> Template<'t> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let (hole, after) = behind.split_once('}').unwrap_or((behind, ""));
            parts.push(Part::Text(before));
            parts.push(Part::Hole(hole));
            rest = after;
        }
        parts.push(Part::Text(rest));
        Template { parts }
    }

    fn holes(&self) -> Vec<&'t str> {
        let hole = |part: &Part| match part {
            Part::Hole(name) => Some(*name),
            Part::Text(_) => None,
        };
        self.parts.iter().filter_map(hole).collect()
    }

    fn fill(&self, values: &HashMap<&str, String>) -> String {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Text(part) => text.push_str(part),
                Part::Hole(name) => {
                    let value = values.get(name).unwrap_or(&format!("<{name}>"));
                    text.push_str(value);
                }
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills() {
        let values = HashMap::from([("name", "Ada".to_string())]);
        assert_eq!(Template::parse("Hi {name}, {what}!").fill(&values), "Hi Ada, <what>!");
        assert_eq!(Template::parse("plain").fill(&values), "plain");
    }

    #[test]
    fn holes_outlive_the_template() {
        let text = String::from("{a} and {b}");
        let holes = Template::parse(&text).holes();
        assert_eq!(holes, ["a", "b"]);
    }
}
