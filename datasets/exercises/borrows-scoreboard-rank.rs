#[derive(Debug)]
struct Row {
    name: String,
    points: i32,
    rank: usize,
}

struct Board {
    rows: Vec<Row>,
}

impl Board {
    fn better_than(&self, points: i32) -> usize {
        self.rows.iter().filter(|row| row.points > points).count()
    }

    fn rank(&mut self) {
        for row in &mut self.rows {
            row.rank = self.better_than(row.points) + 1;
        }
    }
}

#[test]
fn ranks() {
    let row = |name: &str, points| Row { name: name.to_string(), points, rank: 0 };
    let mut board = Board { rows: vec![row("a", 5), row("b", 9), row("c", 5), row("d", 1)] };
    board.rank();
    assert_eq!(board.rows.iter().map(|row| row.rank).collect::<Vec<_>>(), [2, 1, 2, 4]);
    assert_eq!(board.rows[1].name, "b");
}
