#[derive(Debug, Clone, Copy, PartialEq)]
struct Spot {
    row: usize,
    column: usize,
}

fn find(map: &[&str], what: char) -> Option<Spot> {
    let mut found = None;
    for (row, line) in map.iter().enumerate() {
        for (column, c) in line.chars().enumerate() {
            if c == what {
                found = Some(Spot { row, column });
                break 'rows;
            }
        }
    }
    found
}

#[test]
fn finds_the_first() {
    let map = ["..#", "x.x"];
    assert_eq!(find(&map, 'x'), Some(Spot { row: 1, column: 0 }));
    assert_eq!(find(&map, '#'), Some(Spot { row: 0, column: 2 }));
    assert_eq!(find(&map, '?'), None);
}
