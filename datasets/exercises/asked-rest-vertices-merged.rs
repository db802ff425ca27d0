use std::collections::HashMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Vertex {
    x: f32,
    y: f32,
}

/// A mesh in which equal corners are kept once.
#[derive(Default)]
struct Mesh {
    vertices: Vec<Vertex>,
    known: HashMap<Vertex, usize>,
    triangles: Vec<[usize; 3]>,
}

impl Mesh {
    fn vertex(&mut self, x: f32, y: f32) -> usize {
        let vertex = Vertex { x, y };
        if let Some(&at) = self.known.get(&vertex) {
            return at;
        }
        self.vertices.push(vertex);
        self.known.insert(vertex, self.vertices.len() - 1);
        self.vertices.len() - 1
    }

    fn triangle(&mut self, corners: [(f32, f32); 3]) {
        let found = corners.map(|(x, y)| self.vertex(x, y));
        self.triangles.push(found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_corners() {
        let mut mesh = Mesh::default();
        mesh.triangle([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]);
        mesh.triangle([(1.0, 0.0), (0.0, 1.0), (1.0, 1.0)]);
        assert_eq!(mesh.vertices.len(), 4);
        assert_eq!(mesh.triangles, [[0, 1, 2], [1, 2, 3]]);
    }

    #[test]
    fn near_is_not_equal() {
        let mut mesh = Mesh::default();
        assert_eq!(mesh.vertex(0.5, 0.0), 0);
        assert_eq!(mesh.vertex(0.25, 0.0), 1);
        assert_eq!(mesh.vertex(0.5, 0.0), 0);
    }
}
