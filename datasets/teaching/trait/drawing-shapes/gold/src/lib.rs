//! Drawings made of different shapes.

use std::f64::consts::PI;

pub trait Shape {
    fn area(&self) -> f64;

    fn name(&self) -> String;
}

pub struct Circle(pub f64);

pub struct Rectangle(pub f64, pub f64);

impl Shape for Circle {
    fn area(&self) -> f64 {
        PI * self.0 * self.0
    }

    fn name(&self) -> String {
        format!("circle of {}", self.0)
    }
}

impl Shape for Rectangle {
    fn area(&self) -> f64 {
        self.0 * self.1
    }

    fn name(&self) -> String {
        format!("{} by {}", self.0, self.1)
    }
}

/// The sum of the areas.
pub fn area(shapes: &[Box<dyn Shape>]) -> f64 {
    shapes.iter().map(|shape| shape.area()).sum()
}

/// The name of the shape with the largest area.
pub fn largest(shapes: &[Box<dyn Shape>]) -> Option<String> {
    let by_area = |one: f64, other: f64| one.total_cmp(&other);
    let shape = shapes
        .iter()
        .max_by(|one, other| by_area(one.area(), other.area()))?;
    Some(shape.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_summed() {
        let shapes: [Box<dyn Shape>; 2] = [Box::new(Rectangle(2.0, 3.0)), Box::new(Circle(1.0))];
        assert!((area(&shapes) - 9.141592).abs() < 1e-6);
        assert_eq!(area(&[]), 0.0);
    }

    #[test]
    fn the_largest_is_named() {
        let shapes: [Box<dyn Shape>; 2] = [Box::new(Circle(2.0)), Box::new(Rectangle(4.0, 3.0))];
        assert_eq!(largest(&shapes).as_deref(), Some("circle of 2"));
        assert_eq!(largest(&shapes[1..]).as_deref(), Some("4 by 3"));
        assert_eq!(largest(&[]), None);
    }
}
