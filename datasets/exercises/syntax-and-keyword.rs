struct Cell {
    is_alive: bool,
    neighbours: u8,
}

fn lives_on(cell: &Cell) -> bool {
    (cell.is_alive and cell.neighbours == 2) or cell.neighbours == 3
}

fn survivors(cells: &[Cell]) -> usize {
    cells.iter().filter(|cell| lives_on(cell)).count()
}

#[test]
fn survives() {
    let cell = |is_alive, neighbours| Cell { is_alive, neighbours };
    assert_eq!(survivors(&[cell(true, 2), cell(false, 2), cell(false, 3), cell(true, 4)]), 2);
}
