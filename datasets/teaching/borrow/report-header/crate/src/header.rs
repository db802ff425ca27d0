//! The first two lines of a report.

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The title with its month, which is counted from 1.
pub fn header(title: &str, month: u32) -> &str {
    let name = MONTHS[month as usize - 1];
    let header = format!("{title} ({name})");
    &header
}

/// As many dashes as the header has characters.
pub fn underline(header: &str) -> String {
    "-".repeat(header.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_is_named() {
        assert_eq!(header("Sales", 1), "Sales (Jan)");
        assert_eq!(header("Café", 12), "Café (Dec)");
    }

    #[test]
    fn the_underline_is_as_wide_as_the_header() {
        assert_eq!(underline("Café"), "----");
    }
}
