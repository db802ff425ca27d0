#[derive(Debug, Clone, Copy, PartialEq)]
enum Note {
    C = 0,
    D = 2,
    E = 4,
    G = 7,
}

/// A note some half tones higher; those between two notes are the lower one.
fn raised(note: Note, by: i32) -> Option<Note> {
    let number = (note as i32 + by).rem_euclid(12);
    if number > 7 || number == 1 {
        return None;
    }
    Some(number as Note)
}

fn melody(start: Note, steps: &[i32]) -> Option<Vec<Note>> {
    let mut at = start;
    let mut found = vec![start];
    for step in steps {
        at = raised(at, step)?;
        found.push(at);
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raises() {
        assert_eq!(raised(Note::C, 4), Some(Note::E));
        assert_eq!(raised(Note::G, 5), Some(Note::C));
        assert_eq!(raised(Note::C, 1), None);
    }

    #[test]
    fn sings() {
        assert_eq!(melody(Note::C, &[2, 2, 3]), Some(vec![Note::C, Note::D, Note::E, Note::G]));
        assert_eq!(melody(Note::E, &[-3]), None);
    }
}
