struct Cave {
    width: usize,
    height: usize,
    rock: Vec<bool>,
}

impl Cave {
    fn parse(text: &str) -> Cave {
        let lines: Vec<&str> = text.lines().collect();
        let rock = lines.iter().flat_map(|line| line.chars().map(|c| c == '#')).collect();
        Cave { width: lines[0].len(), height: lines.len(), rock }
    }

    /// Rock in the eight fields around; what lies outside is rock.
    fn rock_around(&self, x: usize, y: usize) -> usize {
        let mut count = 0;
        for dy in -1..=1 {
            for dx in -1..=1 {
                if dx == 0 && dy == 0 {
                    continue;
                }
                let (nx, ny) = (x + dx, y + dy);
                if nx < 0 || ny < 0 || nx >= self.width || ny >= self.height {
                    count += 1;
                } else if self.rock[ny * self.width + nx] {
                    count += 1;
                }
            }
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outside_is_rock() {
        let cave = Cave::parse("...\n...\n...");
        assert_eq!(cave.rock_around(0, 0), 5);
        assert_eq!(cave.rock_around(1, 2), 3);
        assert_eq!(cave.rock_around(1, 1), 0);
    }

    #[test]
    fn counts_rock() {
        let cave = Cave::parse("##.\n.#.\n...");
        assert_eq!(cave.rock_around(1, 1), 2);
        assert_eq!(cave.rock_around(2, 0), 5 + 2);
    }
}
