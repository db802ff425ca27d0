trait Command {
    fn run(&self, value: i64) -> i64;
}

struct Add(i64);
struct Negate;

impl Command for Add {
    fn run(&self, value: i64) -> i64 {
        value + self.0
    }
}

impl Command for Negate {
    fn run(&self, value: i64) -> i64 {
        -value
    }
}

fn parse(line: &str) -> Option<Box<dyn Command>> {
    match line.split_once(' ') {
        Some(("add", by)) => by.parse().ok().map(Add),
        None if line == "negate" => Some(Negate),
        _ => None,
    }
}

fn run(script: &str) -> i64 {
    script.lines().filter_map(parse).fold(0, |value, command| command.run(value))
}

#[test]
fn runs() {
    assert_eq!(run("add 3\nnegate\nadd x\nadd 10"), 7);
    assert_eq!(run(""), 0);
}
