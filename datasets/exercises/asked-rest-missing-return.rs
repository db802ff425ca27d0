#[derive(Debug, Clone, Copy, PartialEq)]
enum Outcome {
    Win,
    Loss,
    Draw,
}

struct Score {
    home: u32,
    away: u32,
}

impl Score {
    fn outcome(&self) -> Outcome {
        if self.home > self.away {
            Outcome::Win
        }
        if self.home < self.away {
            Outcome::Loss
        }
        Outcome::Draw
    }

    fn points(&self) -> u32 {
        match self.outcome() {
            Outcome::Win => 3,
            Outcome::Draw => 1,
        }
    }
}

fn season(scores: &[Score]) -> u32 {
    let mut points = 0;
    for score in scores {
        points =+ score.points();
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes() {
        assert_eq!(Score { home: 2, away: 1 }.outcome(), Outcome::Win);
        assert_eq!(Score { home: 0, away: 1 }.outcome(), Outcome::Loss);
        assert_eq!(Score { home: 1, away: 1 }.outcome(), Outcome::Draw);
    }

    #[test]
    fn adds_up() {
        let scores = [Score { home: 2, away: 1 }, Score { home: 0, away: 1 }, Score { home: 1, away: 1 }];
        assert_eq!(season(&scores), 4);
    }
}
