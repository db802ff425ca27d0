trait Component {
    fn update(&mut self);
}

struct Position {
    x: i32,
    speed: i32,
}

struct Health {
    points: u32,
}

impl Component for Position {
    fn update(&mut self) {
        self.x += self.speed;
    }
}

impl Component for Health {
    fn update(&mut self) {
        self.points = self.points.saturating_sub(1);
    }
}

#[derive(Default)]
struct Entity {
    components: Vec<Box<dyn Component>>,
}

impl Entity {
    fn update(&mut self) {
        self.components.iter_mut().for_each(|component| component.update());
    }

    fn position(&self) -> Option<i32> {
        self.components.iter().find_map(|component| component.downcast_ref::<Position>()).map(|position| position.x)
    }

    fn alive(&self) -> bool {
        self.components.iter().find_map(|component| component.downcast_ref::<Health>()).is_some_and(|one| one.points > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_components() {
        let mut entity = Entity::default();
        assert_eq!(entity.position(), None);
        entity.components.push(Box::new(Health { points: 2 }));
        entity.components.push(Box::new(Position { x: 1, speed: 3 }));
        entity.update();
        assert_eq!(entity.position(), Some(4));
        assert!(entity.alive());
        entity.update();
        assert!(!entity.alive());
    }
}
