use std::collections::HashMap;

type Handler = Box<dyn Fn(&mut Shell, &str) -> String>;

struct Shell {
    handlers: HashMap<String, Handler>,
    directory: String,
    count: usize,
}

impl Shell {
    fn new() -> Shell {
        let mut shell = Shell { handlers: HashMap::new(), directory: "/".into(), count: 0 };
        shell.on("cd", |shell, to| {
            shell.directory = to.to_string();
            String::new()
        });
        shell.on("pwd", |shell, _| shell.directory.clone());
        shell
    }

    fn on(&mut self, name: &str, handler: impl Fn(&mut Shell, &str) -> String + 'static) {
        self.handlers.insert(name.to_string(), Box::new(handler));
    }

    fn run(&mut self, line: &str) -> String {
        self.count += 1;
        let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
        match self.handlers.get(name) {
            Some(handler) => handler(self, rest),
            None => format!("{name}?"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_change_the_shell() {
        let mut shell = Shell::new();
        assert_eq!(shell.run("cd /tmp"), "");
        assert_eq!(shell.run("pwd"), "/tmp");
        assert_eq!(shell.run("pwd"), "/tmp");
        assert_eq!(shell.run("ls"), "ls?");
        assert_eq!(shell.count, 4);
    }

    #[test]
    fn one_command_runs_another() {
        let mut shell = Shell::new();
        shell.on("home", |shell, _| {
            shell.run("cd /home");
            shell.run("pwd")
        });
        assert_eq!(shell.run("home"), "/home");
    }
}
