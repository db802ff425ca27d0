#[derive(Debug, PartialEq)]
struct Player {
    name: String,
    score: i32,
}

fn sort_step(players: &mut [Player]) -> bool {
    let mut swapped = false;
    for at in 1..players.len() {
        if players[at - 1].score < players[at].score {
            std::mem::swap(&mut players[at - 1], &mut players[at]);
            swapped = true;
        }
    }
    swapped
}

fn ranking(mut players: Vec<Player>) -> Vec<String> {
    while sort_step(&mut players) {}
    players.into_iter().map(|player| player.name).collect()
}

#[test]
fn ranks() {
    let player = |name: &str, score| Player { name: name.to_string(), score };
    let players = vec![player("a", 1), player("b", 5), player("c", 5), player("d", 3)];
    assert_eq!(ranking(players), ["b", "c", "d", "a"]);
    assert!(ranking(vec![]).is_empty());
}
