use std::collections::BTreeMap;

enum Kind {
    Plain,
    Sum(Vec<String>),
}

struct Cell {
    kind: Kind,
    value: f64,
}

#[derive(Default)]
struct Sheet {
    cells: BTreeMap<String, Cell>,
    runs: u32,
}

impl Sheet {
    fn plain(&mut self, name: &str, value: f64) {
        self.cells.insert(name.to_string(), Cell { kind: Kind::Plain, value });
    }

    fn sum(&mut self, name: &str, parts: &[&str]) {
        let kind = Kind::Sum(parts.iter().map(|part| part.to_string()).collect());
        self.cells.insert(name.to_string(), Cell { kind, value: 0.0 });
    }

    fn value(&self, name: &str) -> f64 {
        self.cells.get(name).map_or(0.0, |cell| cell.value)
    }

    /// Sums in the order of their names, each of the values as they are by then.
    fn recalculate(&mut self) {
        self.runs += 1;
        for cell in self.cells.values_mut() {
            if let Kind::Sum(parts) = &cell.kind {
                cell.value = parts.iter().map(|part| self.value(part)).sum();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_sums() {
        let mut sheet = Sheet::default();
        sheet.plain("a1", 2.0);
        sheet.plain("a2", 3.5);
        sheet.sum("b1", &["a1", "a2", "z9"]);
        sheet.sum("c1", &["b1", "a1"]);
        sheet.recalculate();
        assert_eq!(sheet.value("b1"), 5.5);
        assert_eq!(sheet.value("c1"), 7.5);
        assert_eq!(sheet.runs, 1);
    }

    #[test]
    fn changes_come_through() {
        let mut sheet = Sheet::default();
        sheet.plain("a1", 1.0);
        sheet.sum("b1", &["a1", "a1"]);
        sheet.recalculate();
        sheet.plain("a1", 4.0);
        sheet.recalculate();
        assert_eq!(sheet.value("b1"), 8.0);
        assert_eq!(sheet.cells.len(), 2);
    }
}
