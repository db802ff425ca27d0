enum Shape {
    Group(Vec<Shape>),
    Line(f64),
    Dot,
}

trait Visitor {
    fn line(&mut self, length: f64);
    fn dot(&mut self);
}

#[derive(Default)]
struct Total {
    length: f64,
    dots: u32,
}

impl Visitor for Total {
    fn line(&mut self, length: f64) {
        self.length += length;
    }
}

impl Shape {
    fn accept<V: Visitor>(&self, visitor: V) {
        match self {
            Shape::Group(inner) => {
                for shape in inner {
                    shape.accept(visitor);
                }
            }
            Shape::Line(length) => visitor.line(length),
            Shape::Dot => visitor.dot(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visits_all() {
        let shape = Shape::Group(vec![Shape::Line(1.5), Shape::Dot, Shape::Group(vec![Shape::Line(2.0), Shape::Dot])]);
        let mut total = Total::default();
        shape.accept(&mut total);
        assert_eq!((total.length, total.dots), (3.5, 2));
    }
}
