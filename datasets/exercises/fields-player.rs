#[derive(Debug, PartialEq)]
struct Player {
    name: String,
    score: u32,
    lives: u8,
    tags: Vec<String>,
    partner: Option<String>,
}

impl Player {
    fn new(name: &str, lives: u8) -> Player {
        Player { name: name.to_string() }
    }
}

#[test]
fn news() {
    let player = Player::new("Zed", 3);
    assert_eq!(player.score, 0);
    assert_eq!(player.lives, 3);
    assert!(player.tags.is_empty());
    assert_eq!(player.partner, None);
    assert_eq!(player.name, "Zed");
}
