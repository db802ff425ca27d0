//! The podium of a race.

#[derive(Debug, PartialEq)]
pub struct Runner {
    pub name: String,
    pub seconds: u32,
}

#[derive(Debug, PartialEq)]
pub struct Podium {
    pub gold: Runner,
    pub silver: Runner,
    pub bronze: Runner,
}

/// The podium of a final with three runners.
pub fn podium(mut finalists: [Runner; 3]) -> Podium {
    finalists.sort_by_key(|runner| runner.seconds);
    let [gold, silver, bronze] = finalists;
    Podium {
        gold,
        silver,
        bronze,
    }
}

/// By how many seconds the winner was ahead.
pub fn lead(podium: &Podium) -> u32 {
    podium.silver.seconds - podium.gold.seconds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runner(name: &str, seconds: u32) -> Runner {
        Runner {
            name: name.to_string(),
            seconds,
        }
    }

    #[test]
    fn the_fastest_wins() {
        let podium = podium([runner("ida", 62), runner("jo", 59), runner("kay", 70)]);
        assert_eq!(podium.gold, runner("jo", 59));
        assert_eq!(podium.silver.name, "ida");
        assert_eq!(podium.bronze.name, "kay");
        assert_eq!(lead(&podium), 3);
    }

    #[test]
    fn of_equals_who_was_named_first_wins() {
        let podium = podium([runner("a", 60), runner("b", 60), runner("c", 50)]);
        assert_eq!(podium.silver.name, "a");
        assert_eq!(lead(&podium), 10);
    }
}
