trait Plugin {
    fn run(&self, text: &str) -> String;
}

struct Upper;

struct Replace {
    from: char,
    to: char,
}

impl Plugin for Upper {
    fn run(&self, text: &str) -> String {
        text.to_uppercase()
    }
}

impl Plugin for Replace {
    fn run(&self, text: &str) -> String {
        text.chars().map(|c| if c == self.from { self.to } else { c }).collect()
    }
}

#[derive(Debug)]
struct Pipeline {
    plugins: Vec<Box<dyn Plugin>>,
    runs: u32,
}

impl Pipeline {
    fn run(&mut self, text: &str) -> String {
        self.runs += 1;
        self.plugins.iter().fold(text.to_string(), |text, plugin| plugin.run(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_all() {
        let mut pipeline = Pipeline { plugins: vec![Box::new(Replace { from: 'a', to: 'o' }), Box::new(Upper)], runs: 0 };
        assert_eq!(pipeline.run("banana"), "BONONO");
        assert_eq!(format!("{pipeline:?}"), "Pipeline { plugins: [Replace { from: 'a', to: 'o' }, Upper], runs: 1 }");
    }
}
