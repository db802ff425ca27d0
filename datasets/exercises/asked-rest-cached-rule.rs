use std::collections::HashMap;

trait Tax {
    const RATE: u32;

    fn due(&self, net: u32) -> u32 {
        net * Self::RATE / 100
    }
}

struct Books;
struct Drinks {
    deposit: u32,
}

impl Tax for Books {
    const RATE: u32 = 7;
}

impl Tax for Drinks {
    const RATE: u32 = 19;

    fn due(&self, net: u32) -> u32 {
        net * Self::RATE / 100 + self.deposit
    }
}

struct Till {
    taxes: HashMap<String, Box<dyn Tax>>,
}

impl Till {
    fn gross(&self, kind: &str, net: u32) -> Option<u32> {
        let tax = self.taxes.get(kind)?;
        Some(net + tax.due(net))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn till() -> Till {
        let mut taxes: HashMap<String, Box<dyn Tax>> = HashMap::new();
        taxes.insert("book".to_string(), Box::new(Books));
        taxes.insert("drink".to_string(), Box::new(Drinks { deposit: 25 }));
        Till { taxes }
    }

    #[test]
    fn by_kind() {
        assert_eq!(till().gross("book", 1000), Some(1070));
        assert_eq!(till().gross("drink", 100), Some(144));
        assert_eq!(till().gross("hat", 100), None);
    }
}
