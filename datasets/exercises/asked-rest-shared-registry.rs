use std::collections::HashMap;

type Handler = fn(&[&str]) -> String;

struct Shell {
    commands: HashMap<&'static str, Handler>,
}

impl Shell {
    fn new(user: String) -> Shell {
        let mut shell = Shell { commands: HashMap::new() };
        shell.register("echo", |words| words.join(" "));
        shell.register("whoami", move |_| user.clone());
        shell
    }

    fn register(&mut self, name: &'static str, handler: Handler) {
        self.commands.insert(name, handler);
    }

    fn run(&self, line: &str) -> Option<String> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (name, rest) = words.split_first()?;
        let handler = self.commands.get(name)?;
        Some(handler(rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs() {
        let shell = Shell::new("ann".to_string());
        assert_eq!(shell.run("echo a  b").as_deref(), Some("a b"));
        assert_eq!(shell.run("whoami").as_deref(), Some("ann"));
        assert_eq!(shell.run("rm x"), None);
        assert_eq!(shell.run(""), None);
    }
}
