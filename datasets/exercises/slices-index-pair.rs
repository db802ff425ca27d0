#[derive(Debug, Clone)]
struct Tank {
    level: u32,
    limit: u32,
}

fn pour(from: &mut Tank, to: &mut Tank) {
    let amount = from.level.min(to.limit - to.level);
    from.level -= amount;
    to.level += amount;
}

fn cascade(tanks: &mut [Tank]) {
    for at in 1..tanks.len() {
        pour(&mut tanks[at - 1], &mut tanks[at]);
    }
}

#[test]
fn pours_down() {
    let tank = |level| Tank { level, limit: 5 };
    let mut tanks = vec![tank(5), tank(2), tank(4), tank(0)];
    cascade(&mut tanks);
    assert_eq!(tanks.iter().map(|tank| tank.level).collect::<Vec<_>>(), [2, 4, 0, 5]);
}
