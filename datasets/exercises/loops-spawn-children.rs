#[derive(Debug, Clone)]
struct Cell {
    age: u32,
    energy: u32,
}

struct Colony {
    cells: Vec<Cell>,
}

impl Colony {
    fn step(&mut self) {
        for cell in self.cells.iter_mut() {
            cell.age += 1;
            if cell.energy >= 2 {
                cell.energy /= 2;
                self.cells.push(Cell { age: 0, energy: cell.energy });
            }
        }
    }
}

#[test]
fn the_new_ones_wait_for_the_next_step() {
    let mut colony = Colony { cells: vec![Cell { age: 5, energy: 4 }, Cell { age: 1, energy: 1 }] };
    colony.step();
    let seen: Vec<_> = colony.cells.iter().map(|cell| (cell.age, cell.energy)).collect();
    assert_eq!(seen, [(6, 2), (2, 1), (0, 2)]);
    colony.step();
    assert_eq!(colony.cells.len(), 5);
}
