//! Addresses on envelopes.

pub struct Address<'a> {
    pub name: &'a str,
    pub street: &'a str,
    pub number: Option<&'a str>,
    pub town: &'a str,
}

impl Address<'_> {
    /// The street with the number behind it, where there is one.
    pub fn street_line(&self) -> String {
        match self.number {
            Some(number) => format!("{} {number}", self.street),
            None => self.street.to_string(),
        }
    }

    /// The lines of the envelope; the town in capitals.
    pub fn lines(&self) -> Vec<String> {
        let town = self.town.to_uppercase();
        let lines = [self.name.to_string(), self.street_line(), town];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }
}

/// How wide an envelope has to be for an address, in characters.
pub fn width(address: &Address) -> usize {
    let widths = address.lines().into_iter().map(|line| line.chars().count());
    widths.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address<'a>(street: &'a str, number: Option<&'a str>) -> Address<'a> {
        Address {
            name: "Ines Rho",
            street,
            number,
            town: "Köln",
        }
    }

    #[test]
    fn the_number_follows_the_street() {
        let home = address("Am Ufer", Some("12b"));
        assert_eq!(home.lines(), ["Ines Rho", "Am Ufer 12b", "KÖLN"]);
        assert_eq!(width(&home), 11);
    }

    #[test]
    fn lines_may_be_missing() {
        assert_eq!(address("Schloss", None).street_line(), "Schloss");
        assert_eq!(address("", None).lines(), ["Ines Rho", "KÖLN"]);
    }
}
