struct Player {
    name: String,
    score: u32,
}

fn leaders(players: &[Player], least: u32) -> Vec<&str> {
    let mut best: Vec<&Player> = players.iter().filter(|player| player.score >= least).collect();
    best.sort_by_key(|player| std::cmp::Reverse(player.score()));
    best.iter().map(|player| player.name.as_str()).collect()
}

#[test]
fn leads() {
    let player = |name: &str, score| Player { name: name.to_string(), score };
    let players = [player("Ann", 5), player("Bo", 9), player("Cy", 1)];
    assert_eq!(leaders(&players, 2), ["Bo", "Ann"]);
}
