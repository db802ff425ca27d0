#[derive(Debug, Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
}

#[derive(Debug)]
struct Fighter {
    health: i32,
    strength: i32,
    hits: u32,
}

impl Fighter {
    fn attack(&mut self, other: &mut Fighter) {
        other.health -= self.strength;
        self.hits += 1;
    }
}

struct Duel {
    left: Fighter,
    right: Fighter,
    turn: Side,
}

impl Duel {
    fn fighter(&mut self, side: Side) -> &mut Fighter {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }

    fn other(side: Side) -> Side {
        match side {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        }
    }

    fn step(&mut self) -> Option<Side> {
        let turn = self.turn;
        let attacker = self.fighter(turn);
        let target = self.fighter(Duel::other(turn));
        attacker.attack(target);
        let over = target.health <= 0;
        self.turn = Duel::other(turn);
        over.then_some(turn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn duel(left: (i32, i32), right: (i32, i32)) -> Duel {
        let fighter = |(health, strength)| Fighter { health, strength, hits: 0 };
        Duel { left: fighter(left), right: fighter(right), turn: Side::Left }
    }

    #[test]
    fn in_turns() {
        let mut duel = duel((10, 3), (10, 6));
        assert_eq!([duel.step(), duel.step(), duel.step()], [None, None, None]);
        assert_eq!((duel.left.health, duel.right.health), (4, 4));
        assert_eq!(duel.step(), Some(Side::Right));
        assert_eq!((duel.left.hits, duel.right.hits), (2, 2));
    }

    #[test]
    fn at_once() {
        let mut duel = duel((1, 9), (9, 1));
        assert_eq!(duel.step(), Some(Side::Left));
        assert_eq!(duel.turn, Side::Right);
    }
}
