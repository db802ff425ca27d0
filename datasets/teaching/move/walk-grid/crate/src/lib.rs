//! Walks over a grid.

mod point;

pub use point::Point;

/// Every point that a walk comes through, its beginning included.
pub fn walk(start: Point, steps: &str) -> Vec<Point> {
    let mut at = start;
    let mut seen = vec![at];
    for step in steps.chars() {
        at = at.moved(step);
        seen.push(at);
    }
    seen
}

/// How far the end of a walk is from its beginning, going straight along the lines of the grid.
pub fn displacement(start: Point, steps: &str) -> u32 {
    let path = walk(start, steps);
    path.last().map_or(0, |end| start.distance(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_goes_through_its_points() {
        let path = walk(Point::new(0, 0), "nne");
        let expected = [(0, 0), (0, 1), (0, 2), (1, 2)].map(|(x, y)| Point::new(x, y));
        assert_eq!(path, expected);
    }

    #[test]
    fn going_round_leads_back() {
        assert_eq!(displacement(Point::new(5, 5), "nesw"), 0);
        assert_eq!(displacement(Point::new(5, 5), "nnww"), 4);
        assert_eq!(displacement(Point::new(5, 5), ""), 0);
    }
}
