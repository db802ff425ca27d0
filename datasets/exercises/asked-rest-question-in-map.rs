use std::num::ParseIntError;

#[derive(Debug, PartialEq)]
struct Machine {
    registers: Vec<i64>,
}

impl Machine {
    /// Reads the registers, separated by spaces; all of them must be numbers.
    fn load(line: &str) -> Result<Machine, ParseIntError> {
        let registers: Vec<i64> = line.split_whitespace().map(|word| word.parse::<i64>()?).collect();
        Ok(Machine { registers })
    }

    fn total(&self) -> i64 {
        self.registers.iter().sum()
    }
}

fn totals(text: &str) -> Result<Vec<i64>, ParseIntError> {
    let mut found = Vec::new();
    for line in text.lines() {
        found.push(Machine::load(line)?.total());
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loads() {
        assert_eq!(Machine::load("1 -2 30"), Ok(Machine { registers: vec![1, -2, 30] }));
        assert_eq!(Machine::load(""), Ok(Machine { registers: vec![] }));
    }

    #[test]
    fn refuses_what_is_no_number() {
        assert!(Machine::load("1 two 3").is_err());
        assert!(totals("1\n2\nx").is_err());
        assert_eq!(totals("1 1\n2"), Ok(vec![2, 2]));
    }
}
