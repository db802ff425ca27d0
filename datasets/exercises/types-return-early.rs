#[derive(Debug, PartialEq)]
struct Match {
    home: u32,
    away: u32,
}

fn points(game: &Match, is_home: bool) -> u32 {
    let (own, other) = if is_home { (game.home, game.away) } else { (game.away, game.home) };
    if own == other {
        return;
    }
    if own > other {
        3
    } else {
        0
    }
}

#[test]
fn scores() {
    let games = [Match { home: 2, away: 1 }, Match { home: 0, away: 0 }, Match { home: 1, away: 4 }];
    assert_eq!(games.iter().map(|game| points(game, true)).sum::<u32>(), 4);
    assert_eq!(games.iter().map(|game| points(game, false)).sum::<u32>(), 4);
}
