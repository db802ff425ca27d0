struct Grid {
    width: usize,
    height: usize,
    heights: Vec<u8>,
}

impl Grid {
    fn parse(text: &str) -> Grid {
        let rows: Vec<&str> = text.lines().collect();
        Grid {
            width: rows[0].len(),
            height: rows.len(),
            heights: rows.iter().flat_map(|row| row.bytes().map(|byte| byte - b'0')).collect(),
        }
    }

    fn near(&self, x: usize, y: usize) -> impl Iterator<Item = u8> {
        let steps = [(0, -1), (1, 0), (0, 1), (-1, 0)];
        steps.into_iter().filter_map(|(dx, dy)| {
            let (x, y) = (x as i32 + dx, y as i32 + dy);
            let inside = (0..self.width as i32).contains(&x) && (0..self.height as i32).contains(&y);
            inside.then(|| self.heights[y as usize * self.width + x as usize])
        })
    }

    fn low_points(&self) -> usize {
        let places = (0..self.height).flat_map(|y| (0..self.width).map(move |x| (x, y)));
        places.filter(|&(x, y)| self.near(x, y).all(|other| other > self.heights[y * self.width + x])).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_have_two() {
        let grid = Grid::parse("123\n456");
        assert_eq!(grid.near(0, 0).collect::<Vec<_>>(), [2, 4]);
        assert_eq!(grid.near(1, 1).collect::<Vec<_>>(), [2, 6, 4]);
    }

    #[test]
    fn low_ones() {
        assert_eq!(Grid::parse("191\n999\n929").low_points(), 3);
    }
}
