use std::collections::HashMap;

#[derive(Default)]
struct Stairs {
    known: HashMap<u64, String>,
    computed: usize,
}

impl Stairs {
    /// The ways to climb so many stairs by ones and twos, as digits.
    fn ways(&mut self, stairs: u64) -> &str {
        if !self.known.contains_key(&stairs) {
            self.computed += 1;
            let ways = if stairs < 2 {
                "1".to_string()
            } else {
                let one = self.ways(stairs - 1);
                let two = self.ways(stairs - 2);
                add(one, two)
            };
            self.known.insert(stairs, ways);
        }
        &self.known[&stairs]
    }
}

fn add(one: &str, two: &str) -> String {
    let sum = one.parse::<u64>().unwrap_or(0) + two.parse::<u64>().unwrap_or(0);
    sum.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        let mut stairs = Stairs::default();
        assert_eq!(stairs.ways(10), "89");
        assert_eq!(stairs.ways(1), "1");
    }

    #[test]
    fn each_once() {
        let mut stairs = Stairs::default();
        assert_eq!(stairs.ways(30), "1346269");
        assert_eq!(stairs.computed, 31);
        stairs.ways(29);
        assert_eq!(stairs.computed, 31);
    }
}
