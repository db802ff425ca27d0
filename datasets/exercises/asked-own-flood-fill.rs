struct Map {
    width: usize,
    tiles: Vec<char>,
    stack: Vec<usize>,
    filled: usize,
}

impl Map {
    fn new(rows: &[&str]) -> Map {
        let tiles = rows.iter().flat_map(|row| row.chars()).collect();
        Map { width: rows[0].len(), tiles, stack: vec![], filled: 0 }
    }

    fn next_to(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let (row, column) = (at / self.width, at % self.width);
        let steps = [(row.wrapping_sub(1), column), (row + 1, column), (row, column.wrapping_sub(1)), (row, column + 1)];
        let inside = |&(row, column): &(usize, usize)| row < self.tiles.len() / self.width && column < self.width;
        steps.into_iter().filter(inside).map(|(row, column)| row * self.width + column)
    }

    fn fill(&mut self, at: usize, with: char) {
        let old = self.tiles[at];
        if old == with {
            return;
        }
        self.stack.push(at);
        while let Some(at) = self.stack.pop() {
            if self.tiles[at] != old {
                continue;
            }
            self.tiles[at] = with;
            self.filled += 1;
            for next in self.next_to(at) {
                self.stack.push(next);
            }
        }
    }

    fn rows(&self) -> Vec<String> {
        self.tiles.chunks(self.width).map(|row| row.iter().collect()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_inside() {
        let mut map = Map::new(&["..#.", "..#.", "##.."]);
        map.fill(0, 'o');
        assert_eq!(map.rows(), ["oo#.", "oo#.", "##.."]);
        assert_eq!(map.filled, 4);
    }

    #[test]
    fn the_same_again() {
        let mut map = Map::new(&["ab"]);
        map.fill(0, 'a');
        assert_eq!(map.filled, 0);
        map.fill(0, 'b');
        assert_eq!(map.rows(), ["bb"]);
    }
}
