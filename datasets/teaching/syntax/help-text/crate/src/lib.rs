//! Prints the help of a command.

pub struct Flag {
    pub name: &'static str,
    pub what: &'static str,
    pub default: Option<&'static str>,
}

impl Flag {
    /// `--name  what it does [default]`, with the description in one column.
    fn line(&self, width: usize) -> String {
        let default = match self.default {
            Some(default) => format!(" [{default}]"),
            None => String::new(),
        };
        format!("  --{:<width$}  {}{default}, self.name, self.what)
    }
}

pub fn help(command: &str, flags: &[Flag]) -> String {
    let width = flags.iter().map(|flag| flag.name.len()).max().unwrap_or(0);
    let mut lines = vec![format!("Usage: {command} [FLAGS]")];
    lines.extend(flags.iter().map(|flag| flag.line(width)));
    lines.join("\n")
}
