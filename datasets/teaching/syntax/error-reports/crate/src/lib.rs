//! Reports of faults in a building.

pub struct Report {
    pub kind: String,
    pub text: String,
}

impl Report {
    /// A report from `KIND: TEXT`.
    pub fn read(line: &str) -> Option<Self> {
        let (kind, text) = line.split_once(':')?;
        Some(Report {
            kind: kind.trim().to_lowercase(),
            text: text.trim().to_string(),
        })
    }

    pub fn is(&self, type: &str) -> bool {
        type == "any" || self.kind == type.to_lowercase()
    }
}

/// The texts of all reports of one kind, or of `any`.
pub fn texts<'a>(reports: &'a [Report], kind: &str) -> Vec<&'a str> {
    let wanted = reports.iter().filter(|report| report.is(kind));
    wanted.map(|report| report.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reports() -> Vec<Report> {
        let lines = ["Light: hall is dark", "water:drips", "light: flickers", "?"];
        lines.into_iter().filter_map(Report::read).collect()
    }

    #[test]
    fn reports_are_found_by_kind() {
        assert_eq!(texts(&reports(), "light"), ["hall is dark", "flickers"]);
        assert_eq!(texts(&reports(), "WATER"), ["drips"]);
        assert!(texts(&reports(), "heat").is_empty());
    }

    #[test]
    fn any_kind_is_every_kind() {
        assert_eq!(texts(&reports(), "any").len(), 3);
    }
}
