//! The kinds of parts.

use crate::Part;

pub struct Text(pub String);

/// Parts below each other.
pub struct Group(pub Vec<Box<dyn Part>>);

impl Part for Text {
    fn texts(&self, visit: &mut dyn FnMut(&str)) {
        visit(&self.0);
    }
}

impl Part for Group {
    fn texts(&self, visit: &mut dyn FnMut(&str)) {
        for part in &self.0 {
            part.texts(visit);
        }
    }
}
