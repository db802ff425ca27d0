//! The tiles. Places may lie outside the map, left of it and above it too.

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tile {
    Floor,
    Wall,
    Water,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub x: i32,
    pub y: i32,
}

impl Place {
    pub fn neighbours(self) -> [Place; 4] {
        let at = |dx, dy| Place {
            x: self.x + dx,
            y: self.y + dy,
        };
        [at(0, -1), at(1, 0), at(0, 1), at(-1, 0)]
    }
}

#[derive(Debug)]
pub struct Grid {
    width: usize,
    height: usize,
    tiles: Vec<Tile>,
}

impl Grid {
    /// Read a map: `.` floor, `#` wall, `~` water. Lines that are too short end in wall.
    pub fn parse(text: &str) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let width = lines
            .iter()
            .map(|line| line.chars().count())
            .max()
            .unwrap_or(0);
        let mut tiles = Vec::new();
        for line in &lines {
            let row = line.chars().map(|sign| match sign {
                '.' => Tile::Floor,
                '~' => Tile::Water,
                _ => Tile::Wall,
            });
            tiles.extend(row.chain(std::iter::repeat(Tile::Wall)).take(width));
        }
        Grid {
            width,
            height: lines.len(),
            tiles,
        }
    }

    pub fn contains(&self, place: Place) -> bool {
        place.x < self.width as i32 && place.y < self.height as i32
    }

    pub fn tile(&self, place: Place) -> Option<Tile> {
        let at = || place.y as usize * self.width + place.x as usize;
        self.contains(place).then(|| self.tiles[at()])
    }

    /// Change a tile; outside the map nothing happens. Says whether something did.
    pub fn set(&mut self, place: Place, tile: Tile) -> bool {
        let inside = self.contains(place);
        if inside {
            self.tiles[place.y as usize * self.width + place.x as usize] = tile;
        }
        inside
    }
}
