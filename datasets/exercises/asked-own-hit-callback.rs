struct Target {
    health: i32,
    hits: Vec<i32>,
    on_hit: Box<dyn Fn(&mut Target, i32)>,
}

impl Target {
    fn new(health: i32, on_hit: impl Fn(&mut Target, i32) + 'static) -> Target {
        Target { health, hits: vec![], on_hit: Box::new(on_hit) }
    }

    fn hit(&mut self, damage: i32) -> bool {
        self.hits.push(damage);
        (self.on_hit)(self, damage);
        self.health <= 0
    }
}

fn armoured(health: i32, armour: i32) -> Target {
    Target::new(health, move |target, damage| target.health -= (damage - armour).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn armour_counts_each_time() {
        let mut target = armoured(10, 2);
        assert!(!target.hit(5));
        assert!(!target.hit(1));
        assert!(target.hit(9));
        assert_eq!(target.health, 0);
        assert_eq!(target.hits, [5, 1, 9]);
    }

    #[test]
    fn callbacks_see_the_hits() {
        let mut target = Target::new(5, |target, _| target.health = 10 - target.hits.len() as i32);
        target.hit(1);
        target.hit(1);
        assert_eq!(target.health, 8);
    }
}
