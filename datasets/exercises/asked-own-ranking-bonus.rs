#[derive(Debug)]
struct Player {
    name: String,
    points: u32,
    medals: Vec<&'static str>,
}

/// Medals for the three with the most points; the order of the players stays.
fn award(players: &mut Vec<Player>) -> Vec<String> {
    let mut ranking: Vec<&Player> = players.iter().collect();
    ranking.sort_by(|a, b| b.points.cmp(&a.points));
    let medals = ["gold", "silver", "bronze"];
    for (place, player) in ranking.iter_mut().enumerate().take(3) {
        player.medals.push(medals[place]);
        player.points += 10 * (3 - place as u32);
    }
    ranking.iter().map(|player| player.name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn players(points: &[(&str, u32)]) -> Vec<Player> {
        points.iter().map(|&(name, points)| Player { name: name.to_string(), points, medals: vec![] }).collect()
    }

    #[test]
    fn the_players_keep_their_order() {
        let mut some = players(&[("ada", 5), ("bob", 50), ("eve", 20), ("joe", 1)]);
        assert_eq!(award(&mut some), ["bob", "eve", "ada", "joe"]);
        let points: Vec<u32> = some.iter().map(|player| player.points).collect();
        assert_eq!(points, [15, 80, 40, 1]);
        assert_eq!(some[0].name, "ada");
        assert_eq!(some[1].medals, ["gold"]);
        assert!(some[3].medals.is_empty());
    }

    #[test]
    fn fewer_than_three() {
        let mut some = players(&[("ada", 1)]);
        award(&mut some);
        award(&mut some);
        assert_eq!(some[0].medals, ["gold", "gold"]);
        assert_eq!(some[0].points, 61);
    }
}
