#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Sword,
    Bow,
}

#[derive(Debug, PartialEq)]
struct Stats {
    kind: Kind,
    damage: u32,
    range: u32,
}

impl Stats {
    fn upgraded(self) -> Stats {
        Stats { damage: self.damage + 1, ..self }
    }

    fn against(self, distance: u32) -> u32 {
        if distance <= self.range { self.damage } else { 0 }
    }
}

fn duel(a: Stats, b: Stats, distance: u32) -> (u32, u32) {
    let hits = (a.against(distance), b.against(distance));
    let upgraded = (a.upgraded(), b.upgraded());
    (hits.0 + upgraded.0.against(distance), hits.1 + upgraded.1.against(distance))
}

#[test]
fn duels() {
    let sword = || Stats { kind: Kind::Sword, damage: 5, range: 1 };
    let bow = || Stats { kind: Kind::Bow, damage: 3, range: 9 };
    assert_eq!(duel(sword(), bow(), 1), (11, 7));
    assert_eq!(duel(sword(), bow(), 4), (0, 7));
    assert_eq!(bow().upgraded().kind, Kind::Bow);
}
