#[derive(Debug, PartialEq)]
enum Kind {
    Work,
    Weekend,
    Holiday,
}

fn kind(day: &str, month: u32, date: u32) -> Option<Kind> {
    match (month, date) {
        (12, 25) || (1, 1) => return Some(Kind::Holiday),
        _ => {}
    }
    match day {
        "Sat" || "Sun" => Some(Kind::Weekend),
        "Mon" || "Tue" || "Wed" || "Thu" || "Fri" => Some(Kind::Work),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        assert_eq!(kind("Sun", 3, 4), Some(Kind::Weekend));
        assert_eq!(kind("Thu", 3, 1), Some(Kind::Work));
        assert_eq!(kind("Thr", 3, 1), None);
    }

    #[test]
    fn holidays_come_first() {
        assert_eq!(kind("Sun", 12, 25), Some(Kind::Holiday));
        assert_eq!(kind("Mon", 1, 1), Some(Kind::Holiday));
        assert_eq!(kind("Mon", 12, 1), Some(Kind::Work));
    }
}
