//! Timetables of trains.

mod stop;

pub use stop::Stop;

/// A line from `TOWN MINUTE, TOWN MINUTE …`; minutes count from the start.
pub fn read(text: &str) -> Option<Vec<Stop>> {
    let stop = |part: &str| {
        let (town, minute) = part.trim().rsplit_once(' ')?;
        Some(Stop::new(town, minute.parse().ok()?))
    };
    text.split(',').map(stop).collect()
}

/// The minutes from one town to a later one; None where a train does not go from the one to the other.
pub fn travel(line: &[Stop], from: &str, to: &str) -> Option<u32> {
    let start = line.iter().position(|stop| stop.is_at(from))?;
    let end = line[start..].iter().find(|stop| stop.is_at(to))?;
    Some(end.minute - line[start].minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn travelling_takes_minutes() {
        let line = read("Old Mill 0, Bridge 12, Castle 31").unwrap();
        assert_eq!(travel(&line, "old mill", "Castle"), Some(31));
        assert_eq!(travel(&line, "Bridge", "Castle"), Some(19));
        assert_eq!(travel(&line, "Castle", "Bridge"), None);
    }

    #[test]
    fn a_stop_needs_a_minute() {
        assert!(read("Old Mill 0, Bridge").is_none());
        assert!(read("Bridge soon").is_none());
    }
}
