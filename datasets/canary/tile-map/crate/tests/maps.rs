use tile_map::{fill, steps, Grid, Place, Tile};

fn at(x: i32, y: i32) -> Place {
    Place { x, y }
}

#[test]
fn places_around_the_map_are_outside() {
    let grid = Grid::parse("..\n.#\n..\n");
    assert!(grid.contains(at(0, 0)) && grid.contains(at(1, 2)));
    for place in [
        at(-1, 0),
        at(0, -1),
        at(2, 0),
        at(0, 3),
        at(-1, -1),
        at(i32::MIN, 1),
    ] {
        assert!(!grid.contains(place), "{place:?}");
        assert_eq!(grid.tile(place), None);
    }
    assert_eq!(grid.tile(at(1, 1)), Some(Tile::Wall));
}

#[test]
fn a_way_leads_round_a_wall() {
    let grid = Grid::parse("...\n.#.\n.##\n");
    let steps = steps(&grid, at(0, 2));
    assert_eq!(steps.len(), 6);
    assert_eq!(steps[&at(2, 1)], 5);
    assert!(!steps.contains_key(&at(1, 1)));
}

#[test]
fn water_stays_behind_walls() {
    let mut grid = Grid::parse(".#.\n.#.\n");
    assert_eq!(fill(&mut grid, at(0, 1)), 2);
    assert_eq!(
        (grid.tile(at(0, 0)), grid.tile(at(2, 0))),
        (Some(Tile::Water), Some(Tile::Floor))
    );
}

#[test]
fn nothing_is_changed_outside() {
    let mut grid = Grid::parse(".\n");
    assert!(!grid.set(at(-1, 0), Tile::Wall));
    assert!(!grid.set(at(0, 1), Tile::Wall));
    assert!(grid.set(at(0, 0), Tile::Wall));
}
