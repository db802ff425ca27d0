#[derive(Debug, Clone, PartialEq)]
struct Event {
    kind: String,
    count: u32,
}

/// Joins neighbouring events of one kind.
fn merge(events: Vec<Event>) -> Vec<Event> {
    let mut merged: Vec<Event> = Vec::new();
    for event in events {
        match merged.last_mut() {
            Some(last) if last.kind == event.kind => last.count += event.count,
            Some(last) => merged.push(event),
            None => merged.push(event),
        }
    }
    merged
}

/// Splits what has a count of more than so many; the pieces stand where the whole stood.
fn split(events: &mut Vec<Event>, most: u32) {
    let mut at = 0;
    while at < events.len() {
        let event = &mut events[at];
        if event.count > most {
            let rest = Event { kind: event.kind.clone(), count: event.count - most };
            events.insert(at + 1, rest);
            event.count = most;
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(some: &[(&str, u32)]) -> Vec<Event> {
        some.iter().map(|&(kind, count)| Event { kind: kind.to_string(), count }).collect()
    }

    #[test]
    fn merges_neighbours() {
        let merged = merge(events(&[("key", 1), ("key", 2), ("click", 1), ("key", 1)]));
        assert_eq!(merged, events(&[("key", 3), ("click", 1), ("key", 1)]));
    }

    #[test]
    fn splits_in_place() {
        let mut some = events(&[("a", 7), ("b", 2)]);
        split(&mut some, 3);
        assert_eq!(some, events(&[("a", 3), ("a", 3), ("a", 1), ("b", 2)]));
    }
}
