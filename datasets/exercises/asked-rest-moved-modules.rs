mod geometry {
    pub mod point {
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct Point {
            pub x: i32,
            pub y: i32,
        }
    }

    pub mod path {
        use point::Point;

        #[derive(Default)]
        pub struct Path {
            points: Vec<Point>,
        }

        impl Path {
            pub fn line_to(&mut self, x: i32, y: i32) {
                self.points.push(Point { x, y });
            }

            pub fn last(&self) -> Option<Point> {
                self.points.last().copied()
            }

            pub fn length(&self) -> i32 {
                self.points.windows(2).map(|pair| crate::distance(pair[0], pair[1])).sum()
            }
        }
    }
}

use geometry::path::Path;

fn distance(from: geometry::Point, to: geometry::Point) -> i32 {
    (from.x - to.x).abs() + (from.y - to.y).abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_a_path() {
        let mut path = Path::default();
        path.line_to(0, 0);
        path.line_to(3, 0);
        path.line_to(3, -4);
        assert_eq!(path.length(), 7);
        assert_eq!(path.last().map(|point| (point.x, point.y)), Some((3, -4)));
    }

    #[test]
    fn an_empty_path() {
        assert_eq!(Path::default().length(), 0);
        assert!(Path::default().last().is_none());
    }
}
