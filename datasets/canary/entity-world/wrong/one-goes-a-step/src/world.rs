//! The world and the systems that move it on.

use crate::column::Column;

pub type Entity = usize;

/// The part of its speed that an entity keeps over one step.
pub const DRAG: f32 = 0.5;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vector {
    pub x: f32,
    pub y: f32,
}

#[derive(Default)]
pub struct World {
    positions: Column<Vector>,
    speeds: Column<Vector>,
    fuses: Column<u32>,
    free: Vec<Entity>,
    next: Entity,
}

impl World {
    pub fn spawn(&mut self, position: Vector) -> Entity {
        let entity = self.free.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.positions.set(entity, position);
        entity
    }

    pub fn despawn(&mut self, entity: Entity) {
        if self.positions.get(entity).is_some() {
            self.positions.clear(entity);
            self.speeds.clear(entity);
            self.fuses.clear(entity);
            self.free.push(entity);
        }
    }

    pub fn push(&mut self, entity: Entity, speed: Vector) {
        self.speeds.set(entity, speed);
    }

    pub fn light(&mut self, entity: Entity, steps: u32) {
        self.fuses.set(entity, steps);
    }

    pub fn position(&self, entity: Entity) -> Option<Vector> {
        self.positions.get(entity).copied()
    }

    pub fn position_mut(&mut self, entity: Entity) -> Option<&mut Vector> {
        self.positions.get_mut(entity)
    }

    pub fn fuse(&self, entity: Entity) -> Option<u32> {
        self.fuses.get(entity).copied()
    }

    /// Move everything that has a speed, and slow it down.
    pub fn advance(&mut self, seconds: f32) {
        for (entity, speed) in self.speeds.iter_mut() {
            if let Some(position) = self.positions.get_mut(entity) {
                position.x += speed.x * seconds;
                position.y += speed.y * seconds;
            }
            speed.x *= DRAG;
            speed.y *= DRAG;
        }
    }

    /// Burn every fuse down by one. What has none left is gone; says how many went.
    pub fn burn(&mut self) -> usize {
        let mut gone = None;
        for (entity, fuse) in self.fuses.iter_mut() {
            *fuse = fuse.saturating_sub(1);
            if *fuse == 0 {
                gone = Some(entity);
            }
        }
        if let Some(entity) = gone {
            self.despawn(entity);
        }
        usize::from(gone.is_some())
    }
}
