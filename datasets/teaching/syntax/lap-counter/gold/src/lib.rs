//! Counts laps from the marks that a swimmer passes.

#[derive(Debug, Default, PartialEq)]
pub struct Laps {
    pub full: u32,
    /// Marks passed since the last full lap.
    pub marks: u32,
}

/// Counts the passings of a pool with some marks: `>` is one forward, `<` one back.
pub fn laps(passings: &str, marks: u32) -> Laps {
    let mut laps = Laps::default();
    for passing in passings.chars() {
        match passing {
            '>' => laps.marks += 1,
            '<' => laps.marks = laps.marks.saturating_sub(1),
            _ => {}
        }
        if laps.marks == marks {
            laps.full += 1;
            laps.marks = 0;
        }
    }
    laps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_marks_make_a_lap() {
        assert_eq!(laps(">>>>>", 2), Laps { full: 2, marks: 1 });
        assert_eq!(laps(">>", 3), Laps { full: 0, marks: 2 });
    }

    #[test]
    fn going_back_undoes_a_mark_and_no_lap() {
        assert_eq!(laps("><>>", 2), Laps { full: 1, marks: 0 });
        assert_eq!(laps(">><<", 2), Laps { full: 1, marks: 0 });
        assert_eq!(laps("", 1), Laps::default());
    }
}
