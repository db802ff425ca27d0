#[derive(Debug, Clone, Copy, PartialEq)]
enum Level {
    Debug = 0,
    Info = 1,
    Warning = 2,
    Error = 3,
}

struct Record {
    level: Level,
    text: String,
}

/// A record is written as its level's number, a colon, and its text; higher numbers are errors too.
fn parse(line: &str) -> Option<Record> {
    let (number, text) = line.split_once(':')?;
    let number: u8 = number.parse().ok()?;
    let level = number.min(3) as Level;
    Some(Record { level, text: text.trim().to_string() })
}

fn write(record: &Record) -> String {
    format!("{}: {}", record.level as u8, record.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_level() {
        let levels: Vec<Level> = (0..5).filter_map(|n| parse(&format!("{n}: x"))).map(|one| one.level).collect();
        assert_eq!(levels, [Level::Debug, Level::Info, Level::Warning, Level::Error, Level::Error]);
    }

    #[test]
    fn writes_what_it_reads() {
        assert_eq!(write(&parse("2:disk").unwrap()), "2: disk");
        assert!(parse("disk").is_none());
    }
}
