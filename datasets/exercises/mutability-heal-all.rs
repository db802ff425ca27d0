#[derive(Debug, Clone, PartialEq)]
struct Unit {
    health: i32,
    most: i32,
}

struct Army {
    units: Vec<Unit>,
}

impl Army {
    fn heal(&self, amount: i32) {
        for unit in &self.units {
            unit.health = (unit.health + amount).min(unit.most);
        }
    }

    fn strength(&self) -> i32 {
        self.units.iter().map(|unit| unit.health).sum()
    }
}

fn rest(army: &Army, days: u32) -> i32 {
    for _ in 0..days {
        army.heal(2);
    }
    army.strength()
}

fn campaign(units: Vec<Unit>) -> (i32, Vec<Unit>) {
    let army = Army { units };
    let strength = rest(&army, 3);
    (strength, army.units)
}

#[test]
fn heals() {
    let unit = |health, most| Unit { health, most };
    let (strength, units) = campaign(vec![unit(1, 10), unit(4, 5)]);
    assert_eq!(strength, 12);
    assert_eq!(units, [unit(7, 10), unit(5, 5)]);
}
