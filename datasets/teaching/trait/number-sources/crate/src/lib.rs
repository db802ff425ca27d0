//! Sequences of numbers that are chosen by name.

type Numbers = Box<dyn Iterator>;

/// The endless sequence of that name.
pub fn sequence(name: &str) -> Option<Numbers> {
    let numbers: Numbers = match name {
        "squares" => Box::new((1..).map(|n| n * n)),
        "powers" => Box::new(std::iter::successors(Some(1), |last| Some(last * 2))),
        "fibonacci" => {
            let pairs = std::iter::successors(Some((0, 1)), |(a, b)| Some((*b, a + b)));
            Box::new(pairs.map(|(first, _)| first))
        }
        _ => return None,
    };
    Some(numbers)
}

/// The sum of what a sequence has below `limit`.
pub fn sum_below(name: &str, limit: u64) -> Option<u64> {
    let below = sequence(name)?.take_while(|&number| number < limit);
    Some(below.sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(name: &str, count: usize) -> Vec<u64> {
        sequence(name).unwrap().take(count).collect()
    }

    #[test]
    fn sequences_begin_so() {
        assert_eq!(first("squares", 4), [1, 4, 9, 16]);
        assert_eq!(first("powers", 4), [1, 2, 4, 8]);
        assert_eq!(first("fibonacci", 7), [0, 1, 1, 2, 3, 5, 8]);
        assert!(sequence("primes").is_none());
    }

    #[test]
    fn sums() {
        assert_eq!(sum_below("squares", 17), Some(30));
        assert_eq!(sum_below("powers", 1), Some(0));
        assert_eq!(sum_below("none", 9), None);
    }
}
