trait Shape {
    fn area(&self) -> f64;
}

struct Square(f64);

impl Shape for Square {
    fn area(&self) -> f64 {
        self.0 * self.0
    }
}

#[derive(Default)]
struct Scene {
    shapes: Vec<Box<dyn Shape>>,
}

impl Scene {
    fn add<S: Shape>(&mut self, shape: S) -> &mut Self {
        self.shapes.push(Box::new(shape));
        self
    }

    fn area(&self) -> f64 {
        self.shapes.iter().map(|shape| shape.area()).sum()
    }
}

#[test]
fn adds_areas() {
    let mut scene = Scene::default();
    scene.add(Square(1.0)).add(Square(2.0));
    scene.add(Square(3.0));
    assert_eq!(scene.area(), 14.0);
    assert_eq!(scene.shapes.len(), 3);
}
