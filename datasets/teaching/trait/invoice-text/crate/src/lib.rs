//! Invoices as plain text.

pub struct Invoice {
    pub number: u32,
    pub positions: Vec<(String, u32)>,
}

impl Invoice {
    pub fn total(&self) -> u32 {
        self.positions.iter().map(|(_, cents)| cents).sum()
    }

    /// The invoice with a line for each position and one for the total.
    pub fn text(&self) -> String {
        let mut text = format!("Invoice {:05}\n", self.number);
        for (what, cents) in &self.positions {
            writeln!(text, "{what:.<20}{}", euros(*cents)).unwrap();
        }
        writeln!(text, "{:20}{}", "Total", euros(self.total())).unwrap();
        text
    }
}

fn euros(cents: u32) -> String {
    format!("{:>8}", format!("{}.{:02}", cents / 100, cents % 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invoice() -> Invoice {
        let positions = [("repair", 12_050), ("brakes", 3_999)];
        Invoice {
            number: 42,
            positions: positions
                .map(|(what, cents)| (what.to_string(), cents))
                .to_vec(),
        }
    }

    #[test]
    fn each_position_has_a_line() {
        let text = invoice().text();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "Invoice 00042");
        assert_eq!(lines[1], "repair..............  120.50");
        assert_eq!(lines[3], "Total                 160.49");
        assert_eq!(lines.len(), 4);
    }

    #[test]
    fn the_total_is_the_sum() {
        assert_eq!(invoice().total(), 16_049);
    }
}
