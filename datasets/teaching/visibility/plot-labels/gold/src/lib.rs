//! Bar charts made of signs.

use std::fmt;

/// One bar with its label, which may be anything that can be shown.
pub struct Bar<L> {
    pub label: L,
    pub length: usize,
}

impl<L: fmt::Display> fmt::Display for Bar<L> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let bar = "#".repeat(self.length);
        write!(f, "{:>6} {bar}", self.label.to_string())
    }
}

/// A chart of values, the longest bar `width` signs long.
pub fn chart<L: Clone + fmt::Display>(values: &[(L, u32)], width: usize) -> String {
    let most = values
        .iter()
        .map(|(_, value)| *value)
        .max()
        .unwrap_or(0)
        .max(1);
    let bars = values.iter().map(|(label, value)| Bar {
        label: label.clone(),
        length: *value as usize * width / most as usize,
    });
    bars.map(|bar| format!("{bar}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_scaled_to_the_width() {
        let chart = chart(&[("mon", 5), ("tue", 10)], 4);
        assert_eq!(chart, "   mon ##\n   tue ####\n");
    }

    #[test]
    fn labels_may_be_numbers() {
        assert_eq!(chart(&[(1999, 0)], 8), "  1999 \n");
        assert_eq!(chart::<char>(&[], 8), "");
    }
}
