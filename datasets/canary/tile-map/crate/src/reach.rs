//! Walking over the map, a step up, right, down or left at a time.

use std::collections::{BTreeMap, VecDeque};

use crate::grid::{Grid, Place, Tile};

/// How many steps over floor it takes to each place that can be reached.
pub fn steps(grid: &Grid, from: Place) -> BTreeMap<Place, usize> {
    let mut known = BTreeMap::from([(from, 0)]);
    let mut waiting = VecDeque::from([from]);
    while let Some(place) = waiting.pop_front() {
        let next = known[&place] + 1;
        for neighbour in place.neighbours() {
            if grid.tile(neighbour) == Some(Tile::Floor) && !known.contains_key(&neighbour) {
                known.insert(neighbour, next);
                waiting.push_back(neighbour);
            }
        }
    }
    known
}

/// Let water run from a place over all floor that it reaches; says how many tiles got wet.
pub fn fill(grid: &mut Grid, from: Place) -> usize {
    let wet = steps(grid, from);
    wet.keys()
        .filter(|&&place| grid.set(place, Tile::Water))
        .count()
}
