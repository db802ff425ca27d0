//! A chat room that is driven by commands.

mod command;

pub use command::Command;

/// Carries commands out and returns what everybody sees.
pub fn run(text: &str) -> Vec<String> {
    let mut seen = Vec::new();
    for command in text.lines().filter_map(Command::parse) {
        let line = match command {
            Command::Say(who, what) => format!("{who}: {what}"),
            Command::Kick(who) => format!("* {who} was shown the door"),
            Command::Quiet => {
                seen.clear();
                continue;
            }
        };
        seen.push(line);
    }
    seen
}
