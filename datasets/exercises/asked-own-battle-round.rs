#[derive(Debug)]
struct Unit {
    name: String,
    team: u8,
    health: i32,
    attack: i32,
}

struct Battle {
    units: Vec<Unit>,
    log: Vec<String>,
}

impl Battle {
    fn weakest_enemy(&self, team: u8) -> Option<usize> {
        let alive = self.units.iter().enumerate().filter(|(_, unit)| unit.team != team && unit.health > 0);
        alive.min_by_key(|(_, unit)| unit.health).map(|(index, _)| index)
    }

    /// Everybody who is alive when it is their turn attacks once.
    fn round(&mut self) {
        for unit in &self.units {
            if unit.health <= 0 {
                continue;
            }
            if let Some(target) = self.weakest_enemy(unit.team) {
                self.units[target].health -= unit.attack;
                self.log.push(format!("{} hits {}", unit.name, self.units[target].name));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn battle(units: &[(&str, u8, i32, i32)]) -> Battle {
        let unit = |&(name, team, health, attack): &(&str, u8, i32, i32)| Unit { name: name.into(), team, health, attack };
        Battle { units: units.iter().map(unit).collect(), log: vec![] }
    }

    #[test]
    fn the_dead_do_not_attack() {
        let mut battle = battle(&[("orc", 1, 9, 5), ("elf", 2, 4, 3), ("ent", 2, 20, 1)]);
        battle.round();
        assert_eq!(battle.log, ["orc hits elf", "ent hits orc"]);
        assert_eq!(battle.units[0].health, 8);
        assert_eq!(battle.units[1].health, -1);
    }

    #[test]
    fn the_weakest_of_now_is_hit() {
        let mut battle = battle(&[("a", 1, 10, 6), ("b", 1, 10, 2), ("x", 2, 8, 1), ("y", 2, 7, 1)]);
        battle.round();
        assert_eq!(battle.log, ["a hits y", "b hits y", "x hits a"]);
        assert_eq!(battle.units[0].health, 9);
    }
}
