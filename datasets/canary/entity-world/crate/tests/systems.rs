use entity_world::{Vector, World};

const ORIGIN: Vector = Vector { x: 0.0, y: 0.0 };

#[test]
fn what_is_pushed_moves_and_slows_down() {
    let mut world = World::default();
    let still = world.spawn(ORIGIN);
    let moving = world.spawn(ORIGIN);
    world.push(moving, Vector { x: 8.0, y: -4.0 });
    world.advance(1.0);
    assert_eq!(world.position(moving), Some(Vector { x: 8.0, y: -4.0 }));
    world.advance(1.0);
    assert_eq!(world.position(moving), Some(Vector { x: 12.0, y: -6.0 }));
    assert_eq!(world.position(still), Some(ORIGIN));
}

#[test]
fn drag_does_not_depend_on_there_being_a_position() {
    let mut world = World::default();
    let entity = world.spawn(ORIGIN);
    world.push(entity + 1, Vector { x: 8.0, y: 0.0 });
    world.advance(1.0);
    let late = world.spawn(ORIGIN);
    assert_eq!(late, entity + 1);
    world.advance(1.0);
    assert_eq!(world.position(late), Some(Vector { x: 4.0, y: 0.0 }));
}

#[test]
fn fuses_burn_down_together() {
    let mut world = World::default();
    let all: Vec<_> = (0..4).map(|_| world.spawn(ORIGIN)).collect();
    for (entity, steps) in all.iter().zip([2, 1, 3, 2]) {
        world.light(*entity, steps);
    }
    assert_eq!(world.burn(), 1);
    assert_eq!(world.fuse(all[2]), Some(2));
    assert_eq!(world.burn(), 2);
    assert_eq!(world.position(all[0]), None);
    assert_eq!(world.position(all[2]), Some(ORIGIN));
    assert_eq!(world.burn(), 1);
    assert_eq!(world.burn(), 0);
}

#[test]
fn numbers_are_used_again() {
    let mut world = World::default();
    let first = world.spawn(ORIGIN);
    world.light(first, 1);
    world.burn();
    assert_eq!(world.spawn(Vector { x: 1.0, y: 1.0 }), first);
    assert_eq!(world.fuse(first), None);
}
