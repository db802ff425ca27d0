#[derive(Debug, Clone)]
struct Position {
    x: i32,
    y: i32,
}

#[derive(Debug, Clone)]
struct Entity {
    name: String,
    position: Position,
    health: i32,
    items: Vec<String>,
}

fn spawn(name: &str, position: Position, health: i32) -> Entity {
    Entity {
        name: name.to_string(),
        position,
    }
}

#[test]
fn spawns() {
    let entity = spawn("orc", Position { x: 1, y: 2 }, 30);
    assert_eq!((entity.health, entity.items.len(), entity.position.x), (30, 0, 1));
    assert_eq!(entity.name, "orc");
    assert_eq!(entity.position.y, 2);
}
