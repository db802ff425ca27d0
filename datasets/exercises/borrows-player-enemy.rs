struct Fighter {
    name: String,
    health: i32,
    power: i32,
}

struct Arena {
    fighters: Vec<Fighter>,
    log: Vec<String>,
}

impl Arena {
    fn attack(&mut self, from: usize, to: usize) {
        let attacker = &self.fighters[from];
        let target = &mut self.fighters[to];
        target.health -= attacker.power;
        self.log.push(format!("{} hits {} ({})", attacker.name, target.name, target.health));
    }
}

#[test]
fn attacks() {
    let fighter = |name: &str, power| Fighter { name: name.to_string(), health: 10, power };
    let mut arena = Arena { fighters: vec![fighter("a", 3), fighter("b", 4)], log: vec![] };
    arena.attack(0, 1);
    arena.attack(1, 0);
    arena.attack(1, 1);
    assert_eq!(arena.log, ["a hits b (7)", "b hits a (6)", "b hits b (3)"]);
    assert_eq!(arena.fighters[1].health, 3);
}
