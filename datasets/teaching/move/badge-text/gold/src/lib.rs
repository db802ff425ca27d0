//! Badges for a conference.

pub struct Badge {
    name: String,
    company: String,
    speaker: bool,
}

impl Badge {
    pub fn new(name: &str, company: &str) -> Self {
        Badge {
            name: name.to_string(),
            company: company.to_string(),
            speaker: false,
        }
    }

    pub fn speaker(self) -> Self {
        Badge {
            speaker: true,
            ..self
        }
    }

    /// The company, or `independent` for those who name none.
    pub fn company(&self) -> &str {
        if self.company.is_empty() {
            "independent"
        } else {
            &self.company
        }
    }

    /// The lines that are printed; speakers have a star.
    pub fn lines(&self) -> [String; 2] {
        let star = if self.speaker { " *" } else { "" };
        [
            format!("{}{star}", self.name),
            self.company().to_uppercase(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badge_has_two_lines() {
        let badge = Badge::new("Mia", "Kiln & Co");
        assert_eq!(badge.lines(), ["Mia", "KILN & CO"]);
        assert_eq!(badge.company(), "Kiln & Co");
    }

    #[test]
    fn speakers_have_a_star_and_no_company_is_independent() {
        let badge = Badge::new("Noor", "").speaker();
        assert_eq!(badge.lines(), ["Noor *", "INDEPENDENT"]);
        assert_eq!(badge.company(), "independent");
    }
}
