//! Grades of a school, from `A` to `F`, where `+` and `-` shade them.

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    Fail,
    Pass,
    Honours,
}

/// The band of a grade such as `B+`.
pub fn band(grade: &str) -> Option<Band> {
    let letter = grade.trim_end_matches(['+', '-']);
    match letter {
        "A"..="B" => Some(Band::Honours),
        "C"..="E" => Some(Band::Pass),
        "F" => Some(Band::Fail),
        _ => None,
    }
}

/// The lowest band among grades; None where one of them is no grade, or there are none.
pub fn lowest(grades: &[&str]) -> Option<Band> {
    let bands: Option<Vec<Band>> = grades.iter().map(|grade| band(grade)).collect();
    bands?.into_iter().min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_fall_into_bands() {
        assert_eq!(band("A-"), Some(Band::Honours));
        assert_eq!(band("D"), Some(Band::Pass));
        assert_eq!(band("F"), Some(Band::Fail));
        assert_eq!(band("AB"), None);
        assert_eq!(band("G"), None);
    }

    #[test]
    fn the_lowest_counts() {
        assert_eq!(lowest(&["A", "E+", "B"]), Some(Band::Pass));
        assert_eq!(lowest(&["A", "?"]), None);
        assert_eq!(lowest(&[]), None);
    }
}
