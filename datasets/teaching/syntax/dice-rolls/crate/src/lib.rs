//! Dice whose rolls can be repeated.

struct Generator {
    state: u32,
}

impl Generator {
    /// The next number, by shifts that come back to the seed only after all others.
    fn next(&mut self) -> u32 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 17;
        self.state ^= self.state << 5;
        self.state
    }
}

/// Rolls of a die with some sides. The same seed gives the same rolls; 0 is taken for 1.
pub fn rolls(sides: u32, seed: u32) -> impl Iterator<Item = u32> {
    let mut gen = Generator { state: seed.max(1) };
    std::iter::from_fn(move || Some(gen.next() % sides + 1))
}

/// The best of some rolls, and how many it took to get there.
pub fn best_of(count: usize, sides: u32, seed: u32) -> Option<(u32, usize)> {
    let tried = rolls(sides, seed).take(count).zip(1..);
    tried.reduce(|best, next| if next.0 > best.0 { next } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rolls_are_between_one_and_the_sides() {
        let rolls: Vec<u32> = rolls(6, 42).take(200).collect();
        assert!(rolls.iter().all(|roll| (1..=6).contains(roll)));
        assert!((1..=6).all(|side| rolls.contains(&side)));
    }

    #[test]
    fn the_same_seed_gives_the_same_rolls() {
        assert!(rolls(20, 7).take(9).eq(rolls(20, 7).take(9)));
        assert!(rolls(20, 7).take(9).ne(rolls(20, 8).take(9)));
    }

    #[test]
    fn the_best_comes_with_its_place() {
        let (best, place) = best_of(50, 6, 3).unwrap();
        assert_eq!(best, 6);
        assert_eq!(rolls(6, 3).nth(place - 1), Some(6));
        assert_eq!(best_of(0, 6, 3), None);
    }
}
