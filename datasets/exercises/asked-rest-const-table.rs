use std::collections::HashMap;

const ROMAN: HashMap<char, u32> =
    HashMap::from([('I', 1), ('V', 5), ('X', 10), ('L', 50), ('C', 100), ('D', 500), ('M', 1000)]);

/// The value of a Roman numeral; nothing where a letter is none.
fn value(numeral: &str) -> Option<u32> {
    let mut total = 0;
    let mut before = 0;
    for letter in numeral.chars().rev() {
        let here = *ROMAN.get(&letter)?;
        if here < before {
            total -= here;
        } else {
            total += here;
            before = here;
        }
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        assert_eq!(value("MCMXCIV"), Some(1994));
        assert_eq!(value("III"), Some(3));
    }

    #[test]
    fn no_numeral() {
        assert_eq!(value("MA"), None);
        assert_eq!(ROMAN.len(), 7);
    }
}
