struct Point {
    x: i64,
    y: i64,
}

struct Cloud {
    points: Vec<Point>,
    origin: Point,
    moved: u32,
}

impl Cloud {
    fn distance(&self, point: &Point) -> i64 {
        (point.x - self.origin.x).abs() + (point.y - self.origin.y).abs()
    }

    fn pull(&mut self) {
        self.points.iter_mut().filter(|point| self.distance(point) > 5).for_each(|point| {
            point.x /= 2;
            point.y /= 2;
            self.moved += 1;
        });
    }
}

#[test]
fn pulls_far_points() {
    let points = vec![Point { x: 10, y: 4 }, Point { x: 1, y: 1 }, Point { x: 0, y: -8 }];
    let mut cloud = Cloud { points, origin: Point { x: 0, y: 0 }, moved: 0 };
    cloud.pull();
    assert_eq!(cloud.points.iter().map(|point| (point.x, point.y)).collect::<Vec<_>>(), [(5, 2), (1, 1), (0, -4)]);
    assert_eq!(cloud.moved, 2);
}
