//! What can be typed.

pub enum Command {
    Say(String, String),
    /// Who goes, and why.
    Kick(String, String),
    Quiet,
}

impl Command {
    /// `say WHO WHAT`, `kick WHO WHY` or `quiet`.
    pub fn parse(line: &str) -> Option<Self> {
        let mut words = line.splitn(3, ' ');
        let verb = words.next()?;
        if verb == "quiet" {
            return Some(Command::Quiet);
        }
        let who = words.next()?.to_string();
        let rest = words.next()?.to_string();
        match verb {
            "say" => Some(Command::Say(who, rest)),
            "kick" => Some(Command::Kick(who, rest)),
            _ => None,
        }
    }
}
