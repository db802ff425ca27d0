#[derive(Debug, Clone, PartialEq)]
struct Wage {
    name: String,
    pay: u32,
}

/// Raises whoever has the least, the first of several; the name of who it was.
fn raise_lowest(wages: &mut Vec<Wage>, by: u32) -> Option<String> {
    if wages.is_empty() {
        return None;
    }
    let mut lowest = &mut wages[0];
    for i in 1..wages.len() {
        if wages[i].pay < lowest.pay {
            lowest = &mut wages[i];
        }
    }
    lowest.pay += by;
    Some(lowest.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wages(pay: &[(&str, u32)]) -> Vec<Wage> {
        pay.iter().map(|&(name, pay)| Wage { name: name.to_string(), pay }).collect()
    }

    #[test]
    fn only_the_lowest() {
        let mut some = wages(&[("ada", 30), ("bob", 10), ("eve", 20)]);
        assert_eq!(raise_lowest(&mut some, 5), Some("bob".to_string()));
        assert_eq!(some, wages(&[("ada", 30), ("bob", 15), ("eve", 20)]));
    }

    #[test]
    fn the_first_of_several() {
        let mut some = wages(&[("ada", 10), ("bob", 10)]);
        assert_eq!(raise_lowest(&mut some, 1), Some("ada".to_string()));
        assert_eq!(raise_lowest(&mut some, 5), Some("bob".to_string()));
        assert_eq!(some, wages(&[("ada", 11), ("bob", 15)]));
        assert_eq!(raise_lowest(&mut vec![], 5), None);
    }
}
