#[derive(Debug, Clone, Copy, PartialEq)]
enum Move {
    Up(u32),
    Down(u32),
}

fn lift(moves: &[Move], floors: u32) -> u32 {
    let mut floor = 0;
    for step in moves {
        floor = match step {
            Move::Up(by), if floor + by <= floors => floor + by,
            Move::Down(by), if *by <= floor => floor - by,
            _ => floor,
        };
    }
    floor
}

#[test]
fn lifts() {
    assert_eq!(lift(&[Move::Up(3), Move::Down(1), Move::Up(9)], 5), 2);
    assert_eq!(lift(&[Move::Down(1), Move::Up(5)], 5), 5);
}
