mod shapes {
    #[derive(Debug, Clone, PartialEq)]
    pub struct Polygon {
        corners: Vec<(i32, i32)>,
    }

    impl Polygon {
        /// None where it has fewer than three corners.
        pub fn new(corners: Vec<(i32, i32)>) -> Option<Polygon> {
            (corners.len() >= 3).then_some(Polygon { corners })
        }

        pub fn corners(&self) -> &[(i32, i32)] {
            &self.corners
        }
    }
}

use shapes::Polygon;

fn moved(polygon: &Polygon, dx: i32) -> Option<Polygon> {
    let corners = polygon.corners().iter().map(|(x, y)| (x + dx, *y)).collect();
    Some(Polygon { corners })
}

#[test]
fn moves() {
    let triangle = Polygon::new(vec![(0, 0), (4, 0), (0, 3)]).unwrap();
    assert_eq!(moved(&triangle, 2).unwrap().corners()[1], (6, 0));
    assert_eq!(Polygon::new(vec![(0, 0)]), None);
}
